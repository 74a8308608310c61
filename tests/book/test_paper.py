"""What a quiz says on paper, whatever the output."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from factquiz.book.paper import (
    LEFT_OVER,
    RIGHT,
    WRONG,
    date_parts,
    instruction,
    lettered,
    lines,
    question,
)
from factquiz.items.model import interaction
from factquiz.items.reasons import reasons
from factquiz.languages import ENGLISH
from tests.book.typst.sample_arranged import (
    CLASSIFY,
    CLOZE,
    DATE,
    MATCH,
    NUMERIC,
    ORDER,
)
from tests.book.typst.sample_quiz import ITEMS

if TYPE_CHECKING:
    from factquiz.items.model import Item


@pytest.mark.parametrize("item", ITEMS, ids=interaction)
def test_every_reason_is_told(item: Item) -> None:
    """An answer has a line for each reason of its item, with the same verdict and evidence.

    Only the wrong numbers and dates that a student may type are left out.
    """
    told = {(a.text, a.verdict == RIGHT, a.rationale, a.evidence) for a in lines(item)}
    known = {(each.text, each.key, each.rationale, each.evidence) for each in reasons(item)}
    left_out = {each for each in known if item in {NUMERIC, DATE} and not each[1]}
    assert known - told == left_out
    assert any(right for _, right, *_ in told)


def test_match_names_number_and_letter() -> None:
    """A line of a match has the number of its prompt and the letter that belongs there."""
    assert [(each.label, each.part, each.text) for each in lines(MATCH)] == [
        ("1 C", "Bell Rock", "Robert Stevenson"),
        ("2 A", "The third Eddystone tower", "John Smeaton"),
        ("B", "", "James Douglass"),
    ]
    assert [each.verdict for each in lines(MATCH)] == [RIGHT, RIGHT, LEFT_OVER]


def test_classify_uses_a_letter_again() -> None:
    """A category that takes two statements gives its letter to both, and none is left over."""
    assert [each.label for each in lines(CLASSIFY)] == ["1 B", "2 A", "3 A"]


def test_order_stands_in_its_right_order() -> None:
    """The answer of an order is the entries by their right places, not as they were shown."""
    assert [(each.label, each.text) for each in lines(ORDER)] == [
        ("1", "Winstanley’s tower"),
        ("2", "Smeaton’s tower"),
        ("3", "Bell Rock"),
    ]


def test_cloze_labels_gaps_and_choices() -> None:
    """A written gap has its number, a chosen one its number and the letter of the choice."""
    assert [(each.label, each.verdict) for each in lines(CLOZE)] == [
        ("1", RIGHT),
        ("2 A", RIGHT),
        ("2 B", WRONG),
    ]
    assert question(CLOZE) == "Fresnel’s first large lens shone at (1) (2)."


def test_instruction_says_whether_letters_are_left_over() -> None:
    """A match with as many targets as prompts uses all of them, and says nothing of spare ones."""
    assert instruction(MATCH, ENGLISH) == "Write a letter on each line; not all are needed."
    assert (
        instruction(replace(MATCH, targets=MATCH.targets[:2]), ENGLISH)
        == "Write a letter on each line."
    )


def test_instruction_follows_the_kinds_of_gap() -> None:
    """Words for written gaps, letters for chosen ones, both where both are."""
    written, chosen = CLOZE.gaps
    assert "letter" not in instruction(replace(CLOZE, texts=("a", "b"), gaps=(written,)), ENGLISH)
    assert "word" not in instruction(replace(CLOZE, texts=("a", "b"), gaps=(chosen,)), ENGLISH)
    assert {"word", "letter"} <= set(instruction(CLOZE, ENGLISH).replace(".", "").split())


def test_instruction_says_how_near_is_near_enough() -> None:
    """A tolerance is told before, for it changes how one answers; without one nothing is."""
    assert instruction(NUMERIC, ENGLISH) == "An answer no more than 1 off is right."
    assert instruction(replace(NUMERIC, tolerance=NUMERIC.tolerance * 0), ENGLISH) == ""


@pytest.mark.parametrize(
    ("date", "parts"),
    [
        ("1759", ("year",)),
        ("1759-10", ("month", "year")),
        ("1759-10-16", ("day", "month", "year")),
    ],
)
def test_date_asks_for_as_much_as_is_known(date: str, parts: tuple[str, ...]) -> None:
    """There is a line for each part of the date, the smallest first."""
    assert date_parts(replace(DATE, date=date)) == parts


def test_letters_go_on_after_z() -> None:
    """More than 26 texts still have a letter each, and no two the same."""
    shown = lettered(str(each) for each in range(60))
    assert len({letter for letter, _ in shown}) == len(shown) == 60
    assert [shown[0], shown[26]] == [("A", "0"), ("AA", "26")]
