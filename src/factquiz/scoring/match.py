"""Match: to each prompt one target, and no target twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.assembly.form import letters
from factquiz.scoring.mark import Problem
from factquiz.scoring.pairing import mark_pairs, pair_specimens
from factquiz.scoring.specimen import Specimen, invalid

if TYPE_CHECKING:
    from fractions import Fraction

    from factquiz.assembly.policy import PairRule
    from factquiz.items.arranged import Match
    from factquiz.responses.submission import RawResponse
    from factquiz.scoring.mark import Mark


def mark(item: Match, raw: RawResponse | None, rule: PairRule) -> Mark:
    """Judge a response: for each prompt the label of a target, or nothing; no label twice."""
    return mark_pairs(item, raw, rule, once=True)


def specimens(item: Match, points: Fraction, rule: PairRule) -> tuple[Specimen, ...]:
    """Return what every pairing has, and a target used twice."""
    twice = letters(len(item.targets))[:1] * len(item.prompts)
    repeated = [invalid(twice, Problem.REPEATED_LABEL)] if len(twice) > 1 else []
    return (*pair_specimens(item, points, rule), *repeated)
