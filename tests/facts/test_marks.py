"""Marks in the lessons say which sentence teaches which fact."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factquiz.facts import marks
from factquiz.facts.course import load
from tests.courses import HEAD, write_course

if TYPE_CHECKING:
    from pathlib import Path

    from factquiz.diagnostics import Diagnostic

FACTS = HEAD + "".join(
    f"  - term: {name}\n    name: a {name}\n    source: {{at: whole}}\n" for name in ("weir", "dam")
)


def find(root: Path, lesson: str) -> tuple[dict[str, marks.Mark], tuple[Diagnostic, ...]]:
    """Return the marks of a lesson's text, and what is wrong with them."""
    course, found = load(write_course(root, FACTS, lesson))
    assert not found
    return marks.find(course)


def test_a_mark_is_found_where_it_stands(tmp_path: Path) -> None:
    """File, line, column and anchor."""
    found, wrong = find(tmp_path, "# T\n\nA weir is low.{fact}`weir`\nA dam.{fact}`dam`\n")
    assert not wrong
    assert str(found["weir"].place) == "book/lessons/only.md:3:15"
    assert str(found["dam"].place) == "book/lessons/only.md:4:7"
    assert found["weir"].anchor == "fact-weir"
    assert found["weir"].lesson.id == "only"


def test_several_marks_may_follow_one_sentence(tmp_path: Path) -> None:
    """Each gets its own column."""
    found, _ = find(tmp_path, "Both.{fact}`weir`{fact}`dam`\n")
    assert [mark.place.column for mark in found.values()] == [6, 18]


def test_a_mark_in_a_directive_counts_and_one_in_code_does_not(tmp_path: Path) -> None:
    """A figure's caption is prose; an example of how to write a mark is not."""
    lesson = "```{figure} x.svg\nA weir.{fact}`weir`\n```\n\n```markdown\nA dam.{fact}`dam`\n```\n"
    found, wrong = find(tmp_path, lesson)
    assert list(found) == ["weir"]
    assert not wrong


@pytest.mark.parametrize(
    ("lesson", "code", "place"),
    [
        ("A sluice.{fact}`sluice`\n", "unknown-fact", "1:10"),
        ("One.{fact}`weir`\nTwo.{fact}`weir`\n", "taught-twice", "2:5"),
    ],
)
def test_a_mark_that_does_not_fit_is_reported(
    tmp_path: Path, lesson: str, code: str, place: str
) -> None:
    """No mark of a fact that does not exist, and no fact marked twice."""
    _, wrong = find(tmp_path, lesson)
    assert [(each.code, str(each.place)) for each in wrong] == [
        (code, f"book/lessons/only.md:{place}")
    ]


def test_a_fact_of_another_lesson_is_reported(tmp_path: Path) -> None:
    """The mark stands in the lesson that the fact names, or one of the two is wrong."""
    root = write_course(
        tmp_path, FACTS.replace("lesson: only", "lesson: other"), "W.{fact}`weir`\n"
    )
    course, _ = load(root)
    _, wrong = marks.find(course)
    assert [each.code for each in wrong] == ["wrong-lesson"]


def test_a_lesson_without_a_page_is_reported(tmp_path: Path) -> None:
    """The message names the file to write."""
    root = write_course(tmp_path, FACTS)
    (root / "book/lessons/only.md").unlink()
    _, wrong = marks.find(load(root)[0])
    assert [(each.code, str(each.place)) for each in wrong] == [
        ("missing-lesson", "book/lessons/only.md")
    ]


def test_a_lesson_in_another_encoding_is_reported(tmp_path: Path) -> None:
    """A page that is not UTF-8 is a finding, not a traceback."""
    root = write_course(tmp_path, FACTS)
    (root / "book/lessons/only.md").write_bytes("# Bogotá\n".encode("latin-1"))
    _, wrong = marks.find(load(root)[0])
    assert [each.code for each in wrong] == ["file-unreadable"]


def test_windows_line_ends_and_rare_separators_do_not_shift_places(tmp_path: Path) -> None:
    """Lines are counted as an editor counts them."""
    root = write_course(tmp_path, FACTS)
    text = "# T\r\n\r\nA line\u2028with a separator.\r\nA weir.{fact}`weir`\r\n"
    (root / "book/lessons/only.md").write_bytes(text.encode())
    found, _ = marks.find(load(root)[0])
    assert str(found["weir"].place) == "book/lessons/only.md:4:8"
