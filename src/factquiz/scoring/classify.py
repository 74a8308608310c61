"""Classify: to each prompt one of a few categories, which may take several prompts, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.scoring.pairing import mark_pairs, pair_specimens

if TYPE_CHECKING:
    from fractions import Fraction

    from factquiz.assembly.policy import PairRule
    from factquiz.items.arranged import Classify
    from factquiz.responses.submission import RawResponse
    from factquiz.scoring.mark import Mark
    from factquiz.scoring.specimen import Specimen


def mark(item: Classify, raw: RawResponse | None, rule: PairRule) -> Mark:
    """Judge a response: for each prompt the label of a category, or nothing."""
    return mark_pairs(item, raw, rule, once=False)


def specimens(item: Classify, points: Fraction, rule: PairRule) -> tuple[Specimen, ...]:
    """Return all prompts right, the first alone, all wrong, invalid, nothing."""
    return pair_specimens(item, points, rule)
