"""How responses become points: the policy that is frozen into a key.

Graders and exporters read the same policy, so that a learning platform gives the same points.
It is data only; :mod:`factquiz.scoring` does the arithmetic.

A rule turns a response into a *credit*, a share of the item's points from −1 to 1.
No field has a default: a key says in full how it is scored,
whatever the defaults of a later version may be.

An item has one or more *parts* that are right or wrong by themselves: the options of a multiple
response, the prompts of a match, the gaps of a cloze; a single choice is one part.
A part that was left open is neither right nor wrong.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TypeAlias

from factquiz.items.base import Record


def _check_share(name: str, value: Fraction) -> None:
    if not 0 <= value <= 1:
        raise ValueError(f"{name} must be a share from 0 to 1, not {value}")


class AllOrNothing(Record, frozen=True, kw_only=True, tag_field="rule", tag="all-or-nothing"):
    """Credit 1 for exactly the key, −``negative`` for anything else.

    ``negative`` is the share of the item's points that a wrong response costs.
    """

    negative: Fraction

    def __post_init__(self) -> None:
        _check_share("negative", self.negative)


class FractionCorrect(Record, frozen=True, kw_only=True, tag_field="rule", tag="fraction-correct"):
    """Credit is the share of the parts that are right.

    Of a multiple response: of the options judged rightly, chosen if a key, left if not.
    """


class CorrectMinusWrong(
    Record, frozen=True, kw_only=True, tag_field="rule", tag="correct-minus-wrong"
):
    """Credit is (right parts − wrong parts) ÷ parts.

    Of a multiple response: (keys chosen ÷ keys) − (wrong options chosen ÷ wrong options),
    so that choosing everything is worth nothing, and a blind guess nothing on average.
    Credit stops at −``negative``: with 0 an item never costs points.
    """

    negative: Fraction

    def __post_init__(self) -> None:
        _check_share("negative", self.negative)


class FormulaScoring(Record, frozen=True, kw_only=True, tag_field="rule", tag="formula-scoring"):
    """Credit corrected for guessing: (right parts − Σ 1/(k − 1) over the wrong ones) ÷ parts.

    *k* is the number of options that the part is chosen from, so that a blind guess is worth
    nothing on average; what is typed cannot be guessed, and costs nothing
    (the correction for guessing, R − W/(k − 1): Frary, 1988, “Formula scoring of multiple-choice
    tests”, Educational Measurement: Issues and Practice 7(2)).
    Credit stops at −``negative``: 1 is the pure formula, with 0 an item never costs points.
    """

    negative: Fraction

    def __post_init__(self) -> None:
        _check_share("negative", self.negative)


class TextMatch(Record, frozen=True, kw_only=True, tag_field="rule", tag="text-match"):
    """Credit 1 for an accepted answer, 0 for any other; typed answers never cost points."""


class NumberMatch(Record, frozen=True, kw_only=True, tag_field="rule", tag="number-match"):
    """Credit 1 for a right number, with its unit or without one.

    ``wrong_unit`` is the credit for a right number with the unit of something else; 0 for none.
    """

    wrong_unit: Fraction

    def __post_init__(self) -> None:
        _check_share("wrong_unit", self.wrong_unit)


class DateMatch(Record, frozen=True, kw_only=True, tag_field="rule", tag="date-match"):
    """Credit 1 for the date, as exactly as it is asked; less for a near miss.

    ``month`` is the credit for the right month and year with the day left out or wrong,
    ``year`` for the right year with the month left out or wrong; with 0 it is all or nothing.
    The date of something else that the item knows is no near miss.
    """

    month: Fraction
    year: Fraction

    def __post_init__(self) -> None:
        _check_share("month", self.month)
        _check_share("year", self.year)


class AdjacentPairs(Record, frozen=True, kw_only=True, tag_field="rule", tag="adjacent-pairs"):
    """Credit is the share of the neighbours in the right order that stand next to one another.

    Of *n* entries there are *n* − 1 pairs of neighbours. A random order is worth 1/*n* on average
    (as Moodle's ordering question grades “relative to the next item, excluding last”).
    """


class LongestCommonSubsequence(
    Record, frozen=True, kw_only=True, tag_field="rule", tag="longest-common-subsequence"
):
    """Credit is (L − 1) ÷ (*n* − 1), L being the most entries that stand in their right order.

    The others may lie between them (as Moodle's ordering question grades the “longest ordered
    subset”; L is the longest increasing subsequence of the positions: Schensted, 1961).
    One entry is always in order with itself, hence − 1. Lenient: a random order of four entries
    is worth nearly half.
    """


ChoiceRule: TypeAlias = AllOrNothing | FormulaScoring
MultipleRule: TypeAlias = AllOrNothing | FractionCorrect | CorrectMinusWrong
PairRule: TypeAlias = AllOrNothing | FractionCorrect | CorrectMinusWrong | FormulaScoring
OrderRule: TypeAlias = AllOrNothing | AdjacentPairs | LongestCommonSubsequence
GapRule: TypeAlias = AllOrNothing | FractionCorrect | FormulaScoring
Rule: TypeAlias = (
    ChoiceRule | MultipleRule | PairRule | OrderRule | GapRule | TextMatch | NumberMatch | DateMatch
)


class ScoringPolicy(Record, frozen=True, kw_only=True):
    """One rule for each interaction; a new interaction is a new field here."""

    choice: ChoiceRule
    multiple_response: MultipleRule
    true_false: ChoiceRule
    short_answer: TextMatch
    numeric: NumberMatch
    date: DateMatch
    match: PairRule
    classify: PairRule
    order: OrderRule
    cloze: GapRule


_NONE = Fraction(0)

DEFAULT_POLICY = ScoringPolicy(
    choice=AllOrNothing(negative=_NONE),
    multiple_response=CorrectMinusWrong(negative=_NONE),
    true_false=AllOrNothing(negative=_NONE),
    short_answer=TextMatch(),
    numeric=NumberMatch(wrong_unit=_NONE),
    date=DateMatch(month=Fraction(1, 2), year=_NONE),
    match=FractionCorrect(),
    classify=FormulaScoring(negative=_NONE),
    order=AdjacentPairs(),
    cloze=FractionCorrect(),
)
"""What a blueprint that says nothing of scoring gets: partial credit, and nothing costs points.

Sorting into two categories by blind guess would be half right, hence the correction there.
"""
