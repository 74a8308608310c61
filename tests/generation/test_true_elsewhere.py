"""What is true of rivers but stands in no fact: no item may call it wrong.

A fact base never holds everything. These truths are left out of the small course on purpose;
each is of a sort that a careless proof would refute.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factquiz.items.choosing import TrueFalse
from factquiz.items.reasons import reasons
from tests.courses import engine

if TYPE_CHECKING:
    from factquiz.items.model import Item

TRUTHS = [
    ("seat of the Central Commission for the Navigation of the Rhine", "Mannheim"),
    ("seat of the Danube Commission", "Galați"),
    ("tributaries of the Rhine", "The Lippe"),
    ("tributaries of the Danube", "The Lech"),
    ("the inauguration of the first dam at the Iron Gates", "16 May 1972"),
    ("the Danube Commission begin", "November 1949"),
    ("the length of the Danube", "2,888 km"),
    ("the length of the Loire", "1,012 km"),
    ("the straightening of the Upper Rhine", "1850"),
    ("the building of the Stone Bridge", "1135"),
    ("Who wrote the travel book “Danubio”?", "Magris"),
]
"""Words of a stem, and an answer to it that is right, though the facts do not say so."""


def wrong(item: Item) -> list[str]:
    """Return what an item calls wrong, whole sentences included."""
    if isinstance(item, TrueFalse):
        return [] if item.options[0].key else [item.statement]
    return [each.text for each in reasons(item) if not each.key]


@pytest.mark.parametrize(("stem", "answer"), TRUTHS)
def test_no_item_calls_a_truth_wrong(stem: str, answer: str) -> None:
    """Neither as a distractor nor in a sentence that is said to be false."""
    asked = [item for item in engine("rivers").bank.items if stem in _shown(item)]
    assert asked, "the truth is beside some question"
    for item in asked:
        assert not [text for text in wrong(item) if answer in text], _shown(item)


def _shown(item: Item) -> str:
    return f"{item.stem} {item.statement if isinstance(item, TrueFalse) else ''}"
