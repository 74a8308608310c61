"""A few facts and every item made of them, word for word, so that a change of wording is read.

After a wanted change run the tests with ``REGOLD=1`` set, and read the difference aloud.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from factquiz.items.choosing import TrueFalse
from factquiz.items.model import Item, interaction
from factquiz.items.reasons import reasons
from tests.courses import engine

GOLDEN = Path(__file__).parent / "golden"
FACTS = ("sandoz-fire", "mannheim-convention", "danube-capitals", "skipper-groynes", "szechenyi")
FEW = 4
"""Options shown of each item: the key and the nearest distractors."""


def shown(item: Item) -> str:
    """Return an item as plain text: key and reasons with it."""
    lines = [f"{interaction(item)} {item.pattern}", item.stem]
    lines += [item.statement] if isinstance(item, TrueFalse) else []
    for reason in reasons(item)[:FEW]:
        part = f"{reason.part} → " if reason.part else ""
        lines += [f"  {'*' if reason.key else '-'} {part}{reason.text}"]
        lines += [f"      {reason.rationale}"]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("fact", FACTS)
def test_items_read_as_they_were_read_last(fact: str) -> None:
    """Nobody changes a stem or a reason without seeing it in a difference."""
    items = [item for item in engine("rivers").bank.items if item.facts == (fact,)]
    order = sorted(items, key=lambda item: (item.pattern, interaction(item), item.id))
    text = "\n".join(shown(item) for item in order)
    expected = GOLDEN / f"{fact}.txt"
    if os.environ.get("REGOLD"):
        expected.write_text(text, encoding="utf-8")
    assert text == expected.read_text(encoding="utf-8")
