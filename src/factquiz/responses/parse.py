"""Bytes to a submission, strictly.

UTF-8 and nothing else, JSON and nothing more lenient, every name once, every field known.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import msgspec

from factquiz.responses.other_files import other_file
from factquiz.responses.plain import quoted
from factquiz.responses.quarantine import Quarantined, Refusal
from factquiz.responses.submission import SUBMISSION_FORMAT, Submission

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_BOM = b"\xef\xbb\xbf"
_BYTE = re.compile(r"\(byte (\d+)\)")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_UNLIKE = frozenset({Refusal.EMPTY, Refusal.NOT_UTF8, Refusal.NOT_JSON})
"""What is not even like a submission, so that it may be something else."""

_MAX_ID = 200
_FIELDS = sum(field.required for field in msgspec.structs.fields(Submission))
"""The names that every submission has."""
_PATH = re.compile(r"(^|[/\\])\.{1,2}([/\\]|$)|^[/\\~]|^[A-Za-z]:[/\\]")
_DECODER = msgspec.json.Decoder(Submission)
_SYNTAX = msgspec.json.Decoder(msgspec.Raw)


def parse(data: bytes, file: str) -> Submission | Quarantined:
    """Return the submission that bytes hold, or why they hold none.

    ``file`` is the name under which to report. A byte-order mark is tolerated.
    """
    data = data.removeprefix(_BOM)
    found = _refused_text(data, file) or _submission(data, file)
    if isinstance(found, Quarantined) and found.code in _UNLIKE:
        other = other_file(data, file)
        if other is not None:
            code, reason = other
            return Quarantined(file=file, code=code, reason=reason)
    return found


def _refused_text(data: bytes, file: str) -> Quarantined | None:
    if not data.strip():
        return Quarantined(file=file, code=Refusal.EMPTY, reason="The file is empty.")
    try:
        data.decode()
    except UnicodeDecodeError as error:
        line, column = _place(data, error.start)
        return Quarantined(
            file=file,
            code=Refusal.NOT_UTF8,
            reason=_not_utf8(data, error.start),
            line=line,
            column=column,
        )
    return None


def _not_utf8(data: bytes, start: int) -> str:
    if data.startswith(_UTF16):
        return "The file is text in UTF-16, not UTF-8 text."
    return f"The byte 0x{data[start]:02X} is not UTF-8 text."


def _submission(data: bytes, file: str) -> Submission | Quarantined:
    try:
        submission = _DECODER.decode(data)
    except msgspec.DecodeError as error:
        return _refused_syntax(data, file) or Quarantined(
            file=file, code=Refusal.WRONG_SHAPE, reason=f"{error}."
        )
    except RecursionError:
        return _too_deep(file)
    if not _surely_once(data, submission) and (name := _repeated_name(data)):
        return Quarantined(
            file=file,
            code=Refusal.REPEATED_NAME,
            reason=f"The name {quoted(name)} stands twice in one object.",
            student=submission.student,
        )
    return _refused_ids(submission, file) or submission


def _refused_syntax(data: bytes, file: str) -> Quarantined | None:
    """Say where the JSON breaks off, before anything is said of its fields."""
    try:
        _SYNTAX.decode(data)
    except RecursionError:
        return _too_deep(file)
    except msgspec.DecodeError as error:
        found = _BYTE.search(str(error))
        line, column = _place(data, int(found[1]) if found else len(data))
        reason = (
            "There is something here that is not JSON."
            if found
            else "The JSON breaks off, or an escape such as \\u00e9 in it is not complete."
        )
        return Quarantined(
            file=file, code=Refusal.NOT_JSON, reason=reason, line=line, column=column
        )
    return None


def _too_deep(file: str) -> Quarantined:
    return Quarantined(
        file=file, code=Refusal.TOO_DEEP, reason="The JSON is nested too deeply to be read."
    )


def _place(data: bytes, offset: int) -> tuple[int, int]:
    """Return line and column, from one, columns in characters."""
    before = data[:offset]
    start = before.rfind(b"\n") + 1
    return before.count(b"\n") + 1, len(before[start:].decode("utf-8", "replace")) + 1


class _RepeatedNameError(Exception):
    pass


def _unique(pairs: Iterable[tuple[str, object]]) -> None:
    seen = set()
    for name, _ in pairs:
        if name in seen:
            raise _RepeatedNameError(name)
        seen.add(name)


def _surely_once(data: bytes, submission: Submission) -> bool:
    """Tell whether no name can stand twice, by a count that is quick and errs on the safe side.

    Each name is followed by a colon. If there are no more colons than names that were understood,
    and those that ``saved`` is seen to have, nothing was said twice. Without a backslash nothing
    in a text stands for a colon.
    """
    names = _FIELDS + len(submission.responses) + bool(submission.saved)
    colons = names + submission.saved.count(":")
    return data.count(b":") == colons and b"\\" not in data


def _repeated_name(data: bytes) -> str | None:
    """Return a name that an object holds twice, if any. JSON parsers keep the last in silence."""
    try:
        json.loads(data, object_pairs_hook=_unique)
    except _RepeatedNameError as error:
        return str(error)
    return None


def _refused_ids(submission: Submission, file: str) -> Quarantined | None:
    if submission.format != SUBMISSION_FORMAT:
        return Quarantined(
            file=file,
            code=Refusal.UNKNOWN_FORMAT,
            reason=f"The format is {quoted(submission.format)}, not “{SUBMISSION_FORMAT}”.",
            student=submission.student,
        )
    for name in ("quiz", "form", "student"):
        value: str = getattr(submission, name)
        if unsafe(value):
            return Quarantined(
                file=file,
                code=Refusal.UNSAFE_ID,
                reason=f"The id of the {name} is {quoted(value)}.",
                student=submission.student,
            )
    return None


def unsafe(identifier: str) -> bool:
    """Tell whether an id is longer than any id, looks like a path, or cannot be printed."""
    return (
        len(identifier) > _MAX_ID
        or not identifier.isprintable()
        or _PATH.search(identifier) is not None
    )


def safe(identifiers: Sequence[str]) -> bool:
    """Tell whether none of some ids is :func:`unsafe`: the same, but quick for many at once."""
    joined = "".join(identifiers)
    if any(mark in joined for mark in "/\\~") or "." in identifiers or ".." in identifiers:
        return not any(map(unsafe, identifiers))
    return joined.isprintable() and max(map(len, identifiers), default=0) <= _MAX_ID
