"""Every item of the course's bank can be answered rightly, wrongly, badly and not at all."""

from __future__ import annotations

from pathlib import Path

from factquiz.assembly.policy import DEFAULT_POLICY
from factquiz.engine import start
from factquiz.scoring.score import score, specimens
from tests.sample_class import quiz

COURSE = Path(__file__).parents[2]


def test_the_specimens_of_every_item_get_what_they_must() -> None:
    """Items as they stand in the bank, with all their options: no specimen is scored amiss."""
    items = start(COURSE).bank.items
    assert len(items) > 100
    amiss = [
        (placed.item.id, placed.item.stem, specimen.name, scored.state)
        for placed in map(quiz.placed, items)
        for specimen in specimens(placed, DEFAULT_POLICY)
        if (scored := score(placed, specimen.raw, DEFAULT_POLICY))
        and (scored.state, scored.points, scored.problem)
        != (specimen.state, specimen.points, specimen.problem)
    ]
    assert amiss == []
