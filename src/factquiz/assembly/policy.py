"""How responses become points: the policy that is frozen into a key.

Graders and exporters read the same policy, so that a learning platform gives the same points.
It is data only; :mod:`factquiz.scoring` does the arithmetic.

A rule turns a response into a *credit*, a share of the item's points from −1 to 1.
No field has a default: a key says in full how it is scored,
whatever the defaults of a later version may be.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TypeAlias

from factquiz.items.model import Record


def _check_share(value: Fraction) -> None:
    if not 0 <= value <= 1:
        raise ValueError(f"negative must be a share from 0 to 1, not {value}")


class AllOrNothing(Record, frozen=True, kw_only=True, tag_field="rule", tag="all-or-nothing"):
    """Credit 1 for exactly the key, −``negative`` for anything else.

    ``negative`` is the share of the item's points that a wrong choice costs:
    0 for none, 1/3 to make blind guesses among four options worth nothing on average.
    """

    negative: Fraction

    def __post_init__(self) -> None:
        _check_share(self.negative)


class FractionCorrect(Record, frozen=True, kw_only=True, tag_field="rule", tag="fraction-correct"):
    """Credit is the share of the options judged rightly: chosen if a key, left if not."""


class CorrectMinusWrong(
    Record, frozen=True, kw_only=True, tag_field="rule", tag="correct-minus-wrong"
):
    """Credit is (keys chosen ÷ keys) − (wrong options chosen ÷ wrong options).

    So choosing everything is worth nothing, and so is a blind guess on average.
    Credit stops at −``negative``: with 0 an item never costs points.
    """

    negative: Fraction

    def __post_init__(self) -> None:
        _check_share(self.negative)


class TextMatch(Record, frozen=True, kw_only=True, tag_field="rule", tag="text-match"):
    """Credit 1 for an accepted answer, 0 for any other; typed answers never cost points."""


MultipleRule: TypeAlias = AllOrNothing | FractionCorrect | CorrectMinusWrong
"""The rules that a multiple response may be scored by."""


class ScoringPolicy(Record, frozen=True, kw_only=True):
    """One rule for each interaction; a new interaction is a new field here."""

    choice: AllOrNothing
    multiple_response: MultipleRule
    true_false: AllOrNothing
    short_answer: TextMatch


DEFAULT_POLICY = ScoringPolicy(
    choice=AllOrNothing(negative=Fraction(0)),
    multiple_response=CorrectMinusWrong(negative=Fraction(0)),
    true_false=AllOrNothing(negative=Fraction(0)),
    short_answer=TextMatch(),
)
"""What a blueprint that says nothing of scoring gets."""
