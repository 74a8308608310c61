"""Reading the frozen key of a graded quiz, of this format or of the one before.

``factquiz-key/1`` knew choice, multiple response, true/false and short answer only, so its policy
has no rules for the others, and its forms need none.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from factquiz.assembly.form import KEY_FORMAT, Form, Key
from factquiz.assembly.policy import DEFAULT_POLICY
from factquiz.diagnostics import Diagnostic, Place
from factquiz.items.codec import decode, encode

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


_FORMAT_1 = "factquiz-key/1"


def read_key(path: Path) -> tuple[Key | None, str, tuple[Diagnostic, ...]]:
    """Return a key, the SHA-256 digest of its file, and every mistake found in it.

    With a mistake there is no key: a class is not graded by half of one.
    """
    place = Place.of_file(path)
    try:
        data = path.read_bytes()
        named = msgspec.json.decode(data, type=_Head).format
        if named not in {KEY_FORMAT, _FORMAT_1}:
            message = f"has the format {named!r}; this version reads {KEY_FORMAT!r}"
            return None, "", (_found("key-content", message, place),)
        key = decode(_renewed(data) if named == _FORMAT_1 else data, Key)
    except OSError as error:
        return None, "", (_found("key-unreadable", f"cannot be read: {error.strerror}", place),)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        return None, "", (_found("key-shape", f"is not a key: {error}", place),)
    found = tuple(_found("key-content", message, place) for message in _mistakes(key))
    return (None if found else key), hashlib.sha256(data).hexdigest(), found


class _Head(msgspec.Struct):
    format: str


def _renewed(data: bytes) -> bytes:
    """Return a key of format 1 as one of this format: with a rule for every interaction."""
    key = msgspec.json.decode(data, type=dict[str, msgspec.Raw])
    rules = msgspec.json.decode(encode(DEFAULT_POLICY), type=dict[str, msgspec.Raw])
    frozen = msgspec.json.decode(key["policy"], type=dict[str, msgspec.Raw])
    key["policy"] = msgspec.Raw(msgspec.json.encode(rules | frozen))
    key["format"] = msgspec.Raw(msgspec.json.encode(KEY_FORMAT))
    return msgspec.json.encode(key)


def _mistakes(key: Key) -> Iterator[str]:
    codes = Counter(form.code for form in key.forms)
    for code in sorted(code for code, times in codes.items() if times > 1):
        yield f"has two forms with the code {code!r}"
    for form in key.forms:
        yield from _form_mistakes(form)


def _form_mistakes(form: Form) -> Iterator[str]:
    ids = [placed.item.id for placed in form.items]
    if len(set(ids)) < len(ids):
        yield f"has an item twice on the form {form.code!r}"
    if [placed.number for placed in form.items] != list(range(1, len(ids) + 1)):
        yield f"does not number the items of the form {form.code!r} 1, 2, 3 and so on"


def _found(code: str, message: str, place: Place) -> Diagnostic:
    hint = "Give the key as factquiz assemble froze it, from the course's answers."
    return Diagnostic(code, message, place, hint)
