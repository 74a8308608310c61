"""Bytes that are a submission, and the many that are not."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factquiz.items.codec import encode, encode_pretty
from factquiz.responses.parse import parse, unsafe
from factquiz.responses.quarantine import Quarantined, Refusal
from factquiz.responses.submission import SUBMISSION_FORMAT, Submission
from tests import strategies
from tests.sample_class import quiz

GOOD = {
    "format": SUBMISSION_FORMAT,
    "quiz": "bread",
    "form": "001",
    "student": "s01",
    "responses": {"grain": "A", "parts": ["A", "B"]},
    "saved": "2025-03-01T10:00:00Z",
}


def _bytes(**changes: object) -> bytes:
    return json.dumps(GOOD | changes).encode()


def _refused(data: bytes) -> Quarantined:
    found = parse(data, "file.json")
    assert isinstance(found, Quarantined), found
    assert found.file == "file.json"
    return found


def test_a_good_file_is_read() -> None:
    """Every field arrives; a list of labels becomes a tuple."""
    assert parse(_bytes(), "file.json") == Submission(
        format=SUBMISSION_FORMAT,
        quiz="bread",
        form="001",
        student="s01",
        responses={"grain": "A", "parts": ("A", "B")},
        saved="2025-03-01T10:00:00Z",
    )


def test_a_byte_order_mark_is_tolerated() -> None:
    """Editors on Windows put one in front; it changes nothing."""
    assert parse(b"\xef\xbb\xbf" + _bytes(), "f") == parse(_bytes(), "f")


@given(st.data())
def test_what_we_write_we_read(data: st.DataObject) -> None:
    """Any submission survives writing and reading, compact or indented."""
    sent = data.draw(strategies.submissions(quiz.form(student="s01")))
    assert parse(encode(sent), "f") == sent
    assert parse(encode_pretty(sent), "f") == sent


@pytest.mark.parametrize(
    ("data", "code", "place"),
    [
        (b"", Refusal.EMPTY, "file.json"),
        (b" \n\t", Refusal.EMPTY, "file.json"),
        (b"\xef\xbb\xbf", Refusal.EMPTY, "file.json"),
        ("{}".encode("utf-16"), Refusal.NOT_UTF8, "file.json:1:1"),
        (b'{"quiz":\n "M\xfcller"}', Refusal.NOT_UTF8, "file.json:2:4"),
        (b"PK\x03\x04\x14\x00\x08\x08\x08\x00\xb5", Refusal.OTHER_FILE, "file.json"),
        (_bytes()[:-20], Refusal.NOT_JSON, "file.json:1:149"),
        (b'{"quiz": NaN}', Refusal.NOT_JSON, "file.json:1:10"),
        (b'{"quiz": Infinity}', Refusal.NOT_JSON, "file.json:1:10"),
        ('{\n "é": 1,\n "é" 2}'.encode(), Refusal.NOT_JSON, "file.json:3:6"),
        (b"{'quiz': 1}", Refusal.NOT_JSON, "file.json:1:2"),
        (_bytes() + b"{}", Refusal.NOT_JSON, "file.json:1:170"),
        (b"hello", Refusal.NOT_JSON, "file.json:1:1"),
        (b'{"quiz": "\x00"}', Refusal.NOT_JSON, "file.json:1:11"),
        (b'{"quiz": "\\ud800"}', Refusal.NOT_JSON, "file.json:1:19"),
        (b"[" * 100_000, Refusal.TOO_DEEP, "file.json"),
        (b'{"responses":' * 50_000, Refusal.TOO_DEEP, "file.json"),
        (b"[]", Refusal.WRONG_SHAPE, "file.json"),
        (b"{}", Refusal.WRONG_SHAPE, "file.json"),
        (_bytes(responses=[]), Refusal.WRONG_SHAPE, "file.json"),
        (_bytes(responses={"grain": 1}), Refusal.WRONG_SHAPE, "file.json"),
        (_bytes(responses={"grain": ["A", None]}), Refusal.WRONG_SHAPE, "file.json"),
        (_bytes(responses={"grain": {"label": "A"}}), Refusal.WRONG_SHAPE, "file.json"),
        (_bytes(score=100), Refusal.WRONG_SHAPE, "file.json"),
        (_bytes(student=7), Refusal.WRONG_SHAPE, "file.json"),
        (_bytes(format="factquiz-submission/2"), Refusal.UNKNOWN_FORMAT, "file.json"),
        (_bytes(student="../../../etc/passwd"), Refusal.UNSAFE_ID, "file.json"),
        (_bytes(quiz="a\x1b[31mb"), Refusal.UNSAFE_ID, "file.json"),
        (_bytes(form="x" * 201), Refusal.UNSAFE_ID, "file.json"),
    ],
)
def test_what_is_no_submission_is_refused_with_code_and_place(
    data: bytes, code: Refusal, place: str
) -> None:
    """The code says what is wrong and the place where, as far as there is one."""
    found = _refused(data)
    assert (found.code, found.place) == (code, place)
    assert found.reason.endswith(".")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b'"quiz"', b'"quiz": "other", "quiz"'),
        (b'"grain"', b'"grain": "B", "grain"'),
        (b'"grain"', b'"gr\\u0061in": "B", "grain"'),
        (b'"saved"', b'"saved": "", "saved"'),
        (b'"saved": "2025-03-01T10:00:00Z"', b'"saved": ":::", "saved": ""'),
        (b'"saved": "2025-03-01T10:00:00Z"', b'"saved": "\\u003a", "form": "001"'),
    ],
)
def test_a_name_that_stands_twice_is_refused(before: bytes, after: bytes) -> None:
    """Two answers to one question: no parser's habit decides which one counts."""
    found = _refused(_bytes().replace(before, after))
    assert (found.code, found.student) == (Refusal.REPEATED_NAME, "s01")


def test_text_in_utf_16_is_named_as_such() -> None:
    """Who opened the file and saved it as “Unicode” learns what to change."""
    assert "UTF-16" in _refused("x".encode("utf-16")).reason


def test_the_message_cannot_control_a_terminal() -> None:
    """What the student wrote is shown with its invisible characters spelt out, and cut."""
    reason = _refused(_bytes(student="\x1b[2J\u202e" + "x" * 1000)).reason
    assert reason.isprintable()
    assert "\\x1b[2J\\u202e" in reason
    assert len(reason) < 150


@given(st.binary(max_size=300))
def test_arbitrary_bytes_never_raise(data: bytes) -> None:
    """Whatever the bytes, the outcome is a submission or a reason."""
    assert isinstance(parse(data, "f"), Submission | Quarantined)


@given(st.integers(0, 400), st.binary(max_size=4))
def test_damaged_submissions_never_raise(place: int, damage: bytes) -> None:
    """A good file with a few bytes overwritten is read or refused."""
    data = _bytes()
    found = parse(data[:place] + damage + data[place + len(damage) :], "f")
    assert isinstance(found, Submission | Quarantined)


@pytest.mark.parametrize(
    ("identifier", "expected"),
    [
        ("s01", False),
        ("2024/117", False),
        ("anna.müller@example.org", False),
        ("O'Brien", False),
        ("v1..2", False),
        ("..", True),
        ("../x", True),
        ("a/../b", True),
        ("a\\..\\b", True),
        ("/etc/passwd", True),
        ("\\\\server\\share", True),
        ("C:\\x", True),
        ("~root", True),
        ("a\nb", True),
        ("a\u202eb", True),
    ],
)
def test_ids_that_look_like_paths_are_unsafe(identifier: str, expected: bool) -> None:  # noqa: FBT001 (a table)
    """A slash alone is part of many matriculation numbers; a way out of a folder is not."""
    assert unsafe(identifier) is expected
