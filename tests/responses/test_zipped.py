"""Archives as platforms and students make them, and as attackers do."""

from __future__ import annotations

import io
import stat
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factquiz.items.codec import encode
from factquiz.responses import zipped
from factquiz.responses.quarantine import Quarantined, Refusal
from factquiz.responses.reader import MAX_BYTES
from factquiz.responses.sources import read_path
from factquiz.responses.submission import Submission
from factquiz.responses.zipped import read_zip
from tests.sample_class import quiz
from tests.sample_class.make import submission

if TYPE_CHECKING:
    from pathlib import Path

KEY = quiz.key()
SENT = {form.student: encode(submission(form)) for form in KEY.forms}


def _archive(members: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return data.getvalue()


def _outcome(data: bytes) -> dict[str, str]:
    """Return what became of every file in an archive: the student, or the refusal."""
    return {
        arrival.file: arrival.content.code.value
        if isinstance(arrival.content, Quarantined)
        else arrival.content.student
        for arrival in read_zip(io.BytesIO(data), "class.zip")
    }


def test_an_archive_of_folders_is_read_like_a_folder(tmp_path: Path) -> None:
    """A folder for each student, as platforms pack them; the archive may be in a folder itself."""
    data = _archive(
        {"b_2/": b"", "b_2/submission.json": SENT["s02"], "a_1/submission.json": SENT["s01"]}
    )
    expected = {
        "class.zip/a_1/submission.json": "s01",
        "class.zip/b_2/submission.json": "s02",
    }
    assert _outcome(data) == expected
    (tmp_path / "class.zip").write_bytes(data)
    for path in (tmp_path, tmp_path / "class.zip"):
        read = {one.file: one.content for one in read_path(path)}
        assert list(read) == list(expected)
        assert all(isinstance(content, Submission) for content in read.values())


def test_what_a_student_packed_herself_is_opened_once() -> None:
    """A ZIP in the platform's ZIP is read; a third one in it is set aside."""
    third = _archive({"submission.json": SENT["s03"]})
    inner = _archive({"submission.json": SENT["s01"], "more.zip": third})
    assert _outcome(_archive({"s01/work.zip": inner})) == {
        "class.zip/s01/work.zip/more.zip": "other-file",
        "class.zip/s01/work.zip/submission.json": "s01",
    }


@pytest.mark.parametrize(
    "name", ["../evil.json", "/etc/passwd", "a/../../b", "C:\\x.json", "a\\..\\b", "~/x"]
)
def test_a_path_that_leads_out_is_set_aside(name: str) -> None:
    """Nothing is written anywhere, and whoever made the archive is not trusted."""
    assert set(_outcome(_archive({name: SENT["s01"]})).values()) == {"unsafe-path"}


def test_a_link_in_an_archive_is_no_file() -> None:
    """A symbolic link is never followed."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        link = zipfile.ZipInfo("link.json")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    assert _outcome(data.getvalue()) == {"class.zip/link.json": "not-a-file"}


def test_a_bomb_is_read_no_further_than_a_submission(monkeypatch: pytest.MonkeyPatch) -> None:
    """Twenty members of ten megabytes each cost a megabyte each, and all together a bound."""
    members = {f"{number:03}.json": bytes(10 * MAX_BYTES) for number in range(20)}
    data = _archive(members | {"z.json": SENT["s01"]})
    assert len(data) < 2 * MAX_BYTES
    outcome = _outcome(data)
    assert list(outcome.values()) == ["too-large"] * 20 + ["s01"]
    monkeypatch.setattr(zipped, "MAX_EXPANDED", 3 * MAX_BYTES)
    assert set(_outcome(data).values()) == {"too-large"}


def test_a_locked_or_damaged_archive_says_so() -> None:
    """Whatever cannot be unpacked is one file set aside, with the reason."""
    whole = _archive({"a.json": SENT["s01"]})
    locked = bytearray(whole)
    for place in (whole.index(b"PK\x03\x04") + 6, whole.index(b"PK\x01\x02") + 8):
        locked[place] |= 1
    assert _outcome(bytes(locked)) == {"class.zip/a.json": "encrypted"}
    garbled = bytearray(whole)
    garbled[60] ^= 0xFF
    assert set(_outcome(bytes(garbled)).values()) == {"damaged"}
    assert _outcome(whole[:-30]) == {"class.zip": "damaged"}
    assert _outcome(b"") == {"class.zip": "damaged"}


def _tampered(changes: dict[int, int]) -> bytes:
    whole = bytearray(_archive({"a.json": SENT["s01"], "b/c.json": b"{}"}))
    for place, value in changes.items():
        whole[place] = value
    return bytes(whole)


def test_tampered_archives_that_fuzzing_found() -> None:
    """A member without a name, and one that begins before the archive does."""
    whole = _tampered({})
    first = whole.index(b"PK\x01\x02")
    second = whole.index(b"PK\x01\x02", first + 1)
    nameless = _tampered({first + 28: 0, first + 30: 6, second + 28: 0, second + 30: 8})
    before = _tampered({0: 0, first + 42: 0, whole.index(b"PK\x05\x06") + 16: 0xFF})
    for data in (nameless, before):
        assert all(
            isinstance(arrival.content, Submission | Quarantined)
            for arrival in read_zip(io.BytesIO(data), "x.zip")
        )


@given(st.data())
def test_no_bytes_stop_the_reader(data: st.DataObject) -> None:
    """A whole archive with some bytes turned over, or any bytes at all: always an answer."""
    whole = bytearray(_archive({"a.json": SENT["s01"], "b/c.json": b"{}"}))
    for place in data.draw(st.lists(st.integers(0, len(whole) - 1), max_size=6)):
        whole[place] = data.draw(st.integers(0, 255))
    for given_bytes in (bytes(whole), data.draw(st.binary(max_size=80))):
        for arrival in read_zip(io.BytesIO(given_bytes), "x.zip"):
            assert isinstance(arrival.content, Submission | Quarantined)
            assert arrival.file.isprintable()


def test_lines_of_json_are_read_one_by_one(tmp_path: Path) -> None:
    """Good lines are graded, bad ones set aside with their line, blank ones passed over."""
    lines = [SENT["s01"], b"", b"{", b" " * (MAX_BYTES + 5) + b"x", SENT["s02"]]
    (tmp_path / "all.ndjson").write_bytes(b"\n".join(lines))
    read = list(read_path(tmp_path / "all.ndjson"))
    assert [one.file for one in read] == [f"all.ndjson:{line}" for line in (1, 3, 4, 5)]
    codes = [one.content.code for one in read if isinstance(one.content, Quarantined)]
    assert codes == [Refusal.NOT_JSON, Refusal.TOO_LARGE]
    assert [one.content.line for one in read if isinstance(one.content, Quarantined)] == [3, 4]
