"""The class list."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factquiz.responses import roster as roster_module
from factquiz.responses.roster import (
    RosterError,
    Student,
    read_roster,
    roster_note,
    roster_stream,
)

if TYPE_CHECKING:
    from pathlib import Path


def _roster(tmp_path: Path, data: bytes) -> Path:
    path = tmp_path / "roster.csv"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    "data",
    [
        b"student,name\ns01,Anna\ns02,\n",
        b"\xef\xbb\xbfstudent,name\r\ns01,Anna\r\n\r\ns02,\r\n",
        b"student;name\ns01;Anna\ns02\n",
        b"name\tstudent\tcourse\nAnna\t s01 \tx\n\ts02\ty",
        b'Student,Name\n"s01","Anna"\ns02,""\n',
    ],
)
def test_the_usual_shapes_of_csv_are_read(tmp_path: Path, data: bytes) -> None:
    """Separator, order of columns, case of the header and line ends do not matter."""
    roster, found = read_roster(_roster(tmp_path, data))
    assert roster == (Student(id="s01", name="Anna"), Student(id="s02"))
    assert found == ()


def test_every_mistake_is_told_at_its_line(tmp_path: Path) -> None:
    """A missing id, one that stands twice, and one that is a path: all in one run."""
    path = _roster(tmp_path, b"student,name\ns01,A\n,B\ns01,C\n../x,D\n")
    roster, found = read_roster(path)
    assert [student.id for student in roster] == ["s01"]
    assert [(one.place.line, one.code) for one in found] == [
        (3, "roster-student"),
        (4, "roster-student"),
        (5, "roster-student"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_are_recognised(tmp_path: Path, encoding: str) -> None:
    """As spreadsheets write them; what had to be assumed is said, for names may be wrong by it."""
    path = _roster(tmp_path, "student;name\ns01;Müller\n".encode(encoding))
    assert read_roster(path) == ((Student(id="s01", name="Müller"),), ())
    assert list(roster_stream(path)) == [(["s01"], ["Müller"])]
    assert ("Windows-1252" in roster_note(path)) is (encoding == "cp1252")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "roster-header"),
        (b"id,name\n1,A\n", "roster-header"),
        (b'student\n"' + b"x" * 200_000, "roster-csv"),
    ],
)
def test_a_file_that_is_no_roster_is_refused(tmp_path: Path, data: bytes, code: str) -> None:
    """The code tells a wrong header from no CSV at all."""
    roster, found = read_roster(_roster(tmp_path, data))
    assert roster == ()
    assert [one.code for one in found] == [code]


def test_a_missing_roster_is_told(tmp_path: Path) -> None:
    """A path that leads nowhere is a finding, not a crash."""
    _, found = read_roster(tmp_path / "none.csv")
    assert [one.code for one in found] == ["roster-unreadable"]


_LINES = (b"s1,Ann", b"s2, Ben ", b"s3", b"s4,A,B", b"", b'"s5', b's6","F', b's7,"G"', b"../s8,H")
"""Lines of a roster, some of which belong together if they follow each other."""


@settings(max_examples=90)
@given(
    data=st.one_of(
        st.binary(max_size=80),
        st.lists(st.text(max_size=6), max_size=12).map(
            lambda cells: ("student,name\n" + "\n".join(cells)).encode("utf-8", "replace")
        ),
        st.lists(st.sampled_from(_LINES), max_size=12).map(
            lambda lines: b"\n".join([b"student,name", *lines])
        ),
    ),
    some=st.sampled_from([1, 2, 3, 1024]),
)
def test_both_readers_of_a_roster_agree_whatever_it_holds(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, some: int
) -> None:
    """The one that holds all and tells every mistake, and the one for classes of any size.

    Only that an id stands twice the second leaves to whoever keeps the ids.
    """
    path = _roster(tmp_path_factory.getbasetemp(), data)
    roster, found = read_roster(path)
    try:
        with patch.object(roster_module, "_SOME", some):
            streamed = tuple(
                Student(id=who, name=name)
                for listed in roster_stream(path)
                for who, name in zip(*listed, strict=True)
            )
    except RosterError:
        assert found
        return
    if not found:
        assert streamed == roster
    else:
        assert all("stands twice" in each.message for each in found)
