"""Whose a file is that nobody can read: a learning platform names its folder after the student.

Moodle calls it “Anna Berg_40123_assignsubmission_file”, Canvas calls a file
“berganna_123_456_submission.json”, and a class without either has folders named by ids. A file
whose folder or name is that of exactly one student is hers to ask about; it is no more than that,
and no answer is ever taken for hers because of it.
"""

from __future__ import annotations

import unicodedata
from itertools import islice
from typing import TYPE_CHECKING

from msgspec.structs import replace

from factquiz.gradebook.class_list import stretches
from factquiz.items.codec import decode, encode
from factquiz.responses.plain import plain
from factquiz.responses.quarantine import Quarantined, Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factquiz.gradebook.store import Store

_LOOKED_AT = 10_000
"""For so many files a sender is looked for."""

LARGE_CLASS = 20_000
"""In a larger class nobody is looked for: comparing all names takes as long as much of the grading,
and only small classes hand in folders named after students."""

_OF_NOBODY = frozenset({Refusal.UNREADABLE_ROW, Refusal.NO_STUDENT, Refusal.SYSTEM_FILE})
"""Rows of a table, whose name says nothing of a student, and what no student sent."""


def in_folders_of_others(store: Store, files: Mapping[str, str]) -> dict[str, str]:
    """Return whose folder a file lies in, where it is that of another student.

    ``files`` has the path of each file, and the student whose answers it says it holds.
    """
    if not files or _is_large(store):
        return {}
    looked_at = dict(islice(files.items(), _LOOKED_AT))
    wanted = {key for file in looked_at for key in _keys_of_path(file)}
    students = _students(store, wanted)
    found = {}
    for file, student in looked_at.items():
        named = {each for key in _keys_of_path(file) for each in students.get(key, {})}
        if len(named) == 1 and student not in named:
            (found[file],) = named
    return found


def _is_large(store: Store) -> bool:
    return int(store.value("SELECT COALESCE(MAX(first), 0) FROM roster")) > LARGE_CLASS


def name_senders(store: Store) -> None:
    """Write beside what was set aside whose it must be, where its folder says so."""
    if _is_large(store):
        return
    rows = store.rows("SELECT id, content FROM refusal ORDER BY id")
    found = ((number, decode(content, Quarantined)) for number, content in rows)
    unknown = {
        number: refused
        for number, refused in islice(found, _LOOKED_AT)
        if refused.code not in _OF_NOBODY
        and (not refused.student or refused.code is Refusal.UNKNOWN_STUDENT)
    }
    wanted = {key for refused in unknown.values() for key in _keys_of_path(refused.file)}
    if not wanted:
        return
    students = _students(store, wanted)
    for number, refused in unknown.items():
        keys = (students.get(key, {}) for key in _keys_of_path(refused.file))
        senders = {student: name for each in keys for student, name in each.items()}
        if len(senders) == 1:
            ((student, name),) = senders.items()
            content = encode(_named(refused, student, name)).decode()
            store.run(
                "UPDATE refusal SET content = ?, student = ? WHERE id = ?", content, student, number
            )


def _named(refused: Quarantined, student: str, name: str) -> Quarantined:
    shown = f"{plain(name)} (“{student}”)" if name else f"“{student}”"
    return replace(
        refused,
        student=refused.student or student,
        reason=f"{refused.reason} By its path it is from {shown}.",
    )


def _students(store: Store, wanted: set[str]) -> Mapping[str, dict[str, str]]:
    """Return, by what they may be called in a path, the ids and names of the students."""
    found: dict[str, dict[str, str]] = {}
    for ids, names in stretches(store):
        for student, name in zip(ids, names, strict=True):
            for key in wanted.intersection(_keys_of_student(student, name)):
                found.setdefault(key, {})[student] = name
    return found


def _keys_of_student(student: str, name: str) -> Iterator[str]:
    yield _key(student)
    yield _key(name)
    first, _, last = name.rpartition(" ")
    yield _key(f"{last}{first}")  # as Canvas sorts them


def _keys_of_path(file: str) -> set[str]:
    """Return what the parts of a path may be named after."""
    names = file.split("/")
    parts = (part for name in names for part in (name.partition(".")[0], name.partition("_")[0]))
    return {key for part in parts if (key := _key(part))}


def _key(name: str) -> str:
    """Return the letters and figures of a name, without accents, all small."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", name.casefold())))
