"""Joint tables from plain tables of responses, for tests."""

from __future__ import annotations

import csv
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from factquiz.analysis.catalogue import Card
from factquiz.analysis.joint import Joint, Outcome, tally
from factquiz.analysis.picks import Pick
from factquiz.items.base import Evidence
from factquiz.scoring.mark import State

if TYPE_CHECKING:
    from collections.abc import Sequence

GOLD = Path(__file__).parent / "gold"


def read(name: str) -> list[dict[str, str]]:
    """Return a table of gold values by its columns, blanks around values taken off."""
    with (GOLD / name).open(encoding="utf-8", newline="") as file:
        return [
            {column.strip(): value.strip() for column, value in row.items()}
            for row in csv.DictReader(file)
        ]


def summary(name: str) -> dict[str, float]:
    """Return a table of statistics and values."""
    return {row["stat"]: float(row["value"]) for row in read(name)}


def outcome(
    item: str,
    points: Fraction,
    *,
    picked: str = "",
    shown: Sequence[str] = (),
    place: int = 1,
) -> Outcome:
    """Return the outcome of an item that is worth one point."""
    state = State.RIGHT if points == 1 else State.PARTIAL if points > 0 else State.WRONG
    return Outcome(
        item=item,
        place=place,
        shown=tuple(shown),
        picked=(picked,) if picked else (),
        state=state if picked or not shown else State.OMITTED,
        points=points,
        most=Fraction(1),
        guess=Fraction(1, len(shown)) if shown else Fraction(0),
        learnt=((item, points),),
    )


def scores(name: str) -> Joint:
    """Return the joint table of a table of scores from 0 to 1."""
    return tally([outcome(item, Fraction(value), place=place)
                  for place, (item, value) in enumerate(row.items(), 1)]
                 for row in read(name))  # fmt: skip


def letters() -> Joint:
    """Return the joint table of the chosen letters."""
    key = (GOLD / "sim_letters_key.txt").read_text(encoding="utf-8").strip()
    return tally(
        [
            outcome(item, Fraction(letter == right), picked=letter, shown="ABCD", place=place)
            for place, (right, (item, letter)) in enumerate(zip(key, row.items(), strict=True), 1)
        ]
        for row in read("sim_letters.csv")
    )


def bare_card(item: str, options: Sequence[str]) -> Card:
    """Return the card of a single choice of which nothing is known but its options, no key."""
    return keyed_card(item, options, "")


def keyed_card(item: str, options: Sequence[str], key: str) -> Card:
    """Return the card of a single choice with a key."""
    return Card(
        id=item,
        interaction="choice",
        stem=item,
        text="",
        lesson="",
        objective="",
        facts=(item,),
        picks={
            each: Pick(each, "", each, key=each == key, rationale="", evidence=Evidence())
            for each in options
        },
        lessons={},
    )
