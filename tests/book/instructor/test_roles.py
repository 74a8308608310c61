"""The roles that lead from the instructor's edition to the students' book."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.book.instructor.edition import page
from tests.courses import engine

if TYPE_CHECKING:
    from pathlib import Path


def links(html: str) -> list[tuple[str, str]]:
    """Return address and words of each link into the students' book."""
    found = re.findall(r'<a [^>]*href="([^"]*/html/[^"]*)"[^>]*>(.*?)</a>', html)
    return [(address, re.sub(r"<[^>]+>", "", words)) for address, words in found]


def test_a_lesson_is_linked_by_its_id(tmp_path: Path) -> None:
    """The words are the lesson's title, or those of the author; the way is seen from the page."""
    made = page(tmp_path, "{lesson}`rhine`, {lesson}`the river <danube>`, {student}`sources`.")
    assert made.warnings == ""
    assert links(made.html) == [
        ("../../../html/lessons/rhine.html", "The Rhine, or how to share a river"),
        ("../../../html/lessons/danube.html", "the river"),
        ("../../../html/sources.html", "The sources, paragraph by paragraph"),
    ]


def test_a_section_of_a_lesson_is_linked_by_its_heading(tmp_path: Path) -> None:
    """The section's title stands behind the lesson's."""
    made = page(tmp_path, "{lesson}`rhine#check-yourself`")
    assert made.warnings == ""
    ((address, words),) = links(made.html)
    assert address.endswith("rhine.html#check-yourself")
    assert words == "The Rhine, or how to share a river, “Check yourself”"


def test_a_book_on_the_web_is_linked_by_its_address(tmp_path: Path) -> None:
    """An absolute address is used as it is, from every depth."""
    book = "https://example.org/html/"
    made = page(tmp_path, "{lesson}`rhine`", factquiz_student_book=book)
    assert links(made.html)[0][0] == "https://example.org/html/lessons/rhine.html"


@pytest.mark.parametrize(
    ("role", "message"),
    [
        ("{lesson}`rhin`", "there is no lesson 'rhin'; lessons are rhine, danube"),
        ("{lesson}`rhine#chek-yourself`", "book/lessons/rhine.md has no section 'chek-yourself'"),
        ("{student}`maps`", "the students' book has no page 'maps': book/maps.md is missing"),
        ("{fact}`no-such-fact`", "there is no fact 'no-such-fact' that a lesson teaches"),
    ],
)
def test_a_link_that_leads_nowhere_is_a_warning(tmp_path: Path, role: str, message: str) -> None:
    """What is missing is named, with the page that asks for it."""
    made = page(tmp_path, role)
    assert message in made.warnings
    assert "one.md:3" in made.warnings


def test_a_fact_is_linked_and_not_taught(tmp_path: Path) -> None:
    """The mark leads to the lesson's sentence, and makes no anchor of its own."""
    fact, mark = next(iter(engine("rivers").marks.items()))
    made = page(tmp_path, f"They agreed in the end.{{fact}}`{fact}`")
    assert made.warnings == ""
    ((address, words),) = links(made.html)
    assert address == f"../../../html/{mark.lesson.page}.html#{mark.anchor}"
    assert words
    assert f'id="{mark.anchor}"' not in made.html
    assert 'class="taught"' not in made.html
