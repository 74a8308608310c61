"""Walking a folder of whatever students sent, and reading each file safely."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from factquiz.responses.folder import Received, received
from factquiz.responses.quarantine import Quarantined, Refusal
from factquiz.responses.reader import MAX_BYTES, read

if TYPE_CHECKING:
    from pathlib import Path


def _read_all(folder: Path) -> dict[str, Refusal | str]:
    """Return what became of every file: a refusal, or the student."""
    outcome: dict[str, Refusal | str] = {}
    for found in received(folder):
        content = found if isinstance(found, Quarantined) else read(found)
        outcome[found.file] = content.code if isinstance(content, Quarantined) else content.student
    return outcome


def test_nested_folders_come_in_order_of_their_names(tmp_path: Path) -> None:
    """The order is that of the names, whatever order the system lists them in."""
    for name in ("b.json", "a/z.json", "a/b/c.json", "C.json", "a.json"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    assert list(_read_all(tmp_path)) == ["C.json", "a/b/c.json", "a/z.json", "a.json", "b.json"]


def test_every_file_counts_whatever_its_name(tmp_path: Path) -> None:
    """Hidden files and other extensions may be a student's work, so none is passed over."""
    for name in (".hidden", "notes.txt", "submission", "Thumbs.db"):
        (tmp_path / name).write_bytes(b"x")
    assert _read_all(tmp_path) == dict.fromkeys(
        (".hidden", "notes.txt", "submission"), Refusal.NOT_JSON
    ) | {"Thumbs.db": Refusal.SYSTEM_FILE}


def test_links_are_never_followed(tmp_path: Path) -> None:
    """Neither a link to a file, nor one to a folder, nor one in a circle."""
    inside = tmp_path / "in"
    inside.mkdir()
    (tmp_path / "secret.json").write_bytes(b"{}")
    (inside / "file.json").symlink_to(tmp_path / "secret.json")
    (inside / "folder").symlink_to(tmp_path)
    (inside / "loop").symlink_to(inside)
    (inside / "nowhere").symlink_to(tmp_path / "nothing")
    assert _read_all(inside) == dict.fromkeys(
        ("file.json", "folder", "loop", "nowhere"), Refusal.NOT_A_FILE
    )


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="platform: no named pipes here")
def test_a_pipe_does_not_hang_the_run(tmp_path: Path) -> None:
    """Opening a pipe would wait for a writer for ever; it is set aside unopened."""
    os.mkfifo(tmp_path / "pipe.json")
    assert _read_all(tmp_path) == {"pipe.json": Refusal.NOT_A_FILE}


def test_size_is_looked_at_before_reading(tmp_path: Path) -> None:
    """A file of exactly the limit is read; one byte more, and sixty megabytes, are not."""
    (tmp_path / "a").write_bytes(b" " * MAX_BYTES)
    (tmp_path / "b").write_bytes(b" " * (MAX_BYTES + 1))
    with (tmp_path / "c").open("wb") as file:
        file.truncate(60_000_000)
    assert _read_all(tmp_path) == {
        "a": Refusal.EMPTY,
        "b": Refusal.TOO_LARGE,
        "c": Refusal.TOO_LARGE,
    }


def test_a_file_that_vanishes_is_set_aside(tmp_path: Path) -> None:
    """Between listing and reading anything may happen; the run goes on."""
    found = read(Received(path=str(tmp_path / "gone.json"), file="gone.json"))
    assert isinstance(found, Quarantined)
    assert found.code is Refusal.UNREADABLE


def test_a_folder_that_cannot_be_listed_counts_as_one(tmp_path: Path) -> None:
    """It is told of, for there may be work in it."""
    (only,) = received(tmp_path / "missing")
    assert isinstance(only, Quarantined)
    assert (only.code, only.file) == (Refusal.UNREADABLE, ".")


@pytest.mark.skipif(os.name != "posix", reason="platform: no such names here")
def test_names_of_any_bytes_can_be_shown(tmp_path: Path) -> None:
    """A name that is not UTF-8, or holds control characters, is spelt out."""
    (tmp_path / os.fsdecode(b"m\xfcller.json")).write_bytes(b"")
    (tmp_path / "line\nbreak\x1b.json").write_bytes(b"")
    assert list(_read_all(tmp_path)) == ["line\\nbreak\\x1b.json", "m\\xfcller.json"]
