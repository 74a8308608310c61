"""When a page was last revised."""

from __future__ import annotations

import subprocess
from datetime import date
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from factquiz.book.revision import committed, in_words, revised

if TYPE_CHECKING:
    from pathlib import Path

MAY, JUNE = date(2026, 5, 1), date(2026, 6, 2)


def _commit(folder: Path, day: date, **pages: str) -> None:
    for name, text in pages.items():
        (folder / "book" / f"{name}.md").write_text(text, encoding="utf-8")
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    when = {"GIT_COMMITTER_DATE": f"{day}T12:00:00Z", "GIT_AUTHOR_DATE": "2020-01-01T00:00:00Z"}
    for command in (["add", "."], [*who, "commit", "-qm", "x"]):
        subprocess.run(
            ["git", *command], cwd=folder, check=True, env={"PATH": "/usr/bin:/bin", **when}
        )


@pytest.fixture
def history(tmp_path: Path) -> Path:
    """Return a repository with two commits and a page of each."""
    folder = tmp_path / "course"
    (folder / "book").mkdir(parents=True)
    subprocess.run(["git", "init", "-q", str(folder)], check=True)
    _commit(folder, MAY, rhine="a", größe="b")
    _commit(folder, JUNE, rhine="c")
    return folder


def test_a_page_has_the_date_of_the_last_commit_that_changed_it(history: Path) -> None:
    """Whatever later commits did to other pages."""
    assert committed(history / "book") == {"rhine": JUNE, "größe": MAY}


def test_part_of_a_history_gives_no_dates(history: Path, tmp_path: Path) -> None:
    """In a shallow clone every page would seem to be as new as the last commit."""
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "-q", "--depth=1", history.as_uri(), str(clone)], check=True)
    assert committed(clone / "book") == {}


def test_without_a_repository_there_are_no_dates(tmp_path: Path) -> None:
    """A copy from an archive is no mistake."""
    assert committed(tmp_path) == {}


def _env(said: object) -> Any:  # noqa: ANN401 (a stand-in for Sphinx's environment)
    return SimpleNamespace(metadata={"rhine": {} if said is None else {"revised": said}})


def test_the_front_matter_comes_first() -> None:
    """An author knows better than git."""
    assert revised(_env(None), "rhine", {"rhine": MAY}) == MAY
    assert revised(_env("2026-06-02"), "rhine", {"rhine": MAY}) == JUNE
    assert revised(_env(None), "weser", {"rhine": MAY}) is None


def test_a_date_that_is_none_is_told(caplog: pytest.LogCaptureFixture) -> None:
    """With what stands there and what could."""
    assert revised(_env("last June"), "rhine", {}) is None
    assert "'last June' is no date; write year, month and day" in caplog.text


def test_dates_are_said_in_the_language_of_the_book() -> None:
    """Day before month in English, too."""
    assert in_words(JUNE, "en") == "2 June 2026"
    assert in_words(JUNE, "de") == "2. Juni 2026"
