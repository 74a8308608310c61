"""Reading a frozen key: whole and sound, or not at all."""

from __future__ import annotations

import hashlib
from fractions import Fraction
from typing import TYPE_CHECKING

import msgspec
import pytest
from msgspec.structs import replace

from factquiz.assembly.policy import AllOrNothing
from factquiz.gradebook.keyfile import read_key
from factquiz.items.codec import encode, encode_pretty
from tests.sample_class import quiz

if TYPE_CHECKING:
    from pathlib import Path

KEY = quiz.key(("s01", "s02"))


def test_a_key_is_read_with_its_digest(tmp_path: Path) -> None:
    """The digest goes into the summary, so that marks can be traced to their key."""
    path = tmp_path / "key.json"
    path.write_bytes(encode_pretty(KEY))
    key, digest, found = read_key(path)
    assert key == KEY
    assert digest == hashlib.sha256(path.read_bytes()).hexdigest()
    assert found == ()


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (b"", "key-shape", "truncated"),
        (b"\xff", "key-shape", "malformed"),
        (b'{"format": 1}', "key-shape", "$.format"),
        (encode(KEY).replace(b'"points":"2"', b'"points":"two"'), "key-shape", "two"),
        (encode(KEY).replace(b'"points":"2"', b'"points":"1/0"'), "key-shape", "1/0"),
        (encode(replace(KEY, format="factquiz-key/9")), "key-content", "factquiz-key/9"),
        (encode(replace(KEY, forms=KEY.forms[:1] * 2)), "key-content", "two forms"),
    ],
)
def test_half_a_key_grades_nobody(tmp_path: Path, data: bytes, code: str, words: str) -> None:
    """A damaged key gives findings and no key."""
    path = tmp_path / "key.json"
    path.write_bytes(data)
    key, _, found = read_key(path)
    assert key is None
    assert [one.code for one in found] == [code]
    assert words in found[0].message


def test_a_key_of_the_first_format_is_read_as_it_was_frozen(tmp_path: Path) -> None:
    """It knew four interactions; their rules stay, and its forms need no others."""
    old = msgspec.json.decode(encode(KEY))
    old["format"] = "factquiz-key/1"
    rules = ("choice", "multiple_response", "true_false", "short_answer")
    old["policy"] = {rule: old["policy"][rule] for rule in rules}
    old["policy"]["choice"] = {"rule": "all-or-nothing", "negative": "1/3"}
    path = tmp_path / "key.json"
    path.write_bytes(msgspec.json.encode(old))
    key, digest, found = read_key(path)
    assert found == ()
    assert digest == hashlib.sha256(path.read_bytes()).hexdigest()
    strict = replace(KEY.policy, choice=AllOrNothing(negative=Fraction(1, 3)))
    assert key == replace(KEY, policy=strict)


def test_a_form_with_an_item_twice_or_numbered_wrongly_is_refused(tmp_path: Path) -> None:
    """Responses are matched by item, and pages by number: both must be unique."""
    form = KEY.forms[0]
    doubled = replace(form, items=form.items[:1] * 2)
    path = tmp_path / "key.json"
    path.write_bytes(encode(replace(KEY, forms=(doubled,))))
    key, _, found = read_key(path)
    assert key is None
    assert [one.message for one in found] == [
        "has an item twice on the form '001'",
        "does not number the items of the form '001' 1, 2, 3 and so on",
    ]


def test_a_missing_key_is_told(tmp_path: Path) -> None:
    """A path that leads nowhere is a finding, not a crash."""
    assert [one.code for one in read_key(tmp_path / "none")[2]] == ["key-unreadable"]
