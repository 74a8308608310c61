"""The answer of each interaction as Typst: golden markup in ``answers.txt``."""

from __future__ import annotations

from pathlib import Path

import pytest

from factquiz.book.typst.anchors import Anchors
from factquiz.book.typst.answers import answers
from factquiz.book.typst.translator import PlacedQuiz
from factquiz.items.model import interaction
from tests.book.golden import golden
from tests.book.typst.sample_quiz import ITEMS, form

NAMES = [interaction(item) for item in ITEMS]
SENTENCE = ("towers", "fact-eddystone")
PARAGRAPH = ("sources", "source-stevenson1850-II-3")
ANCHORS = Anchors(
    by_place={place: "#".join(place) for place in (SENTENCE, PARAGRAPH)},
    documents_of={PARAGRAPH[1]: ("sources",)},
)
FOUND = {
    name: answers([PlacedQuiz(form(only=name), f"towers#{name}", "Towers in the sea")], ANCHORS)
    for name in NAMES
}
EXPECTED = golden(Path(__file__).parent / "answers.txt", FOUND)


@pytest.mark.parametrize("name", NAMES)
def test_answer(name: str) -> None:
    """The answer of an interaction is written as the golden file has it."""
    assert FOUND[name] == EXPECTED[name]


def test_no_quiz_no_answers() -> None:
    """A book without a quiz has no part for answers."""
    assert answers([], ANCHORS) == ""
