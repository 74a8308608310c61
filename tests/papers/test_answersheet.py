"""The geometry of answer sheets: every answer has its place, and no two share one."""

from __future__ import annotations

import math
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from factquiz.assembly.sheet import sheet
from factquiz.papers.answersheet import AnswerPage, answer_pages, rows
from factquiz.papers.formats import FORMATS, MARK, Format
from tests import strategies
from tests.papers import printed

if TYPE_CHECKING:
    from factquiz.assembly.form import Form

SHEET = sheet(printed.key().forms[0], printed.POLICY)
BY_NUMBER = {item.number: item for item in SHEET.items}


def _checked(pages: tuple[AnswerPage, ...], format_: Format) -> None:
    measures = format_.measures
    for page in pages:
        bubbles = [bubble for row in page.rows for bubble in row.bubbles]
        for one, other in combinations(bubbles, 2):
            assert math.dist((one.x, one.y), (other.x, other.y)) > measures.bubble
        for row in page.rows:
            assert row.bubbles or row.box
            right = [bubble.x + measures.bubble / 2 for bubble in row.bubbles]
            if row.box:
                right.append(row.box.x + row.box.width)
            assert max(right) < format_.width - MARK * 2
            assert measures.top <= row.y <= format_.height - measures.bottom


def test_each_part_of_an_item_has_a_row() -> None:
    """Prompts, places and gaps have a row each; what is typed has a box, and numbers are told."""
    assert [row.label for row in rows(BY_NUMBER[7])] == ["7.1", "7.2", "7.3"]
    assert [len(row.options) for row in rows(BY_NUMBER[9])] == [4, 4, 4, 4]
    assert [len(row.options) for row in rows(BY_NUMBER[10])] == [0, 3]
    (water,) = rows(BY_NUMBER[11])
    assert (water.label, water.options, water.unit) == ("11", (), "%")


@pytest.mark.parametrize("format_", FORMATS, ids=str)
def test_every_answer_has_one_place_on_the_paper(format_: Format) -> None:
    """On either size of paper, in either size of print, nothing is lost and nothing overlaps."""
    pages = answer_pages(SHEET.items, format_)
    _checked(pages, format_)
    placed = [
        (row.item, row.part, bubble.label)
        for page in pages
        for row in page.rows
        for bubble in row.bubbles
    ]
    wanted = [
        (row.item, row.part, option.label)
        for item in SHEET.items
        for row in rows(item)
        for option in row.options
    ]
    assert placed == wanted


@given(strategies.forms())
def test_any_form_fits(form: Form) -> None:
    """Whatever a form asks, its bubbles stay inside the columns and apart from each other."""
    seen = sheet(form, printed.POLICY)
    for format_ in FORMATS:
        _checked(answer_pages(seen.items, format_), format_)


def test_a_long_test_goes_on_on_further_pages_and_keeps_items_whole() -> None:
    """Many items fill columns, then pages; the rows of one item stay in one column."""
    many = tuple(item for _ in range(9) for item in SHEET.items)
    pages = answer_pages(many, Format())
    assert [page.number for page in pages] == list(range(1, len(pages) + 1))
    assert len(pages) > 1
    columns = [(page.number, row.x, row.label) for page in pages for row in page.rows]
    for (page, x, label), (next_page, next_x, next_label) in pairwise(columns):
        same_item = label.partition(".")[0] == next_label.partition(".")[0]
        if same_item and next_label != label and "." in label:
            assert (page, x) == (next_page, next_x)


def test_true_and_false_are_bubbles_with_their_initials() -> None:
    """The response is the grader's label; what is seen is the first letter of the word."""
    page = answer_pages(SHEET.items, Format())[0]
    row = next(row for row in page.rows if row.label == "2")
    assert [(bubble.label, bubble.shown) for bubble in row.bubbles] == [
        ("true", "T"),
        ("false", "F"),
    ]
