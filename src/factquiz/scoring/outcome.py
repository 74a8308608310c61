"""What many responses to an item come to alike: all of a score but what was given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.items.codec import encode
from factquiz.scoring.mark import ItemScore

if TYPE_CHECKING:
    from fractions import Fraction

    from factquiz.scoring.mark import Mark, State

_GIVEN = b'"given":'


class Outcome:
    """A mark, and the exact points that it gives. Two are equal only if they are one object."""

    __slots__ = ("_told", "mark", "points")

    def __init__(self, mark: Mark, most: Fraction) -> None:
        """Take a mark and the points of the item."""
        self.mark = mark
        self.points = _points(most, mark.credit)
        self._told: tuple[bytes, bytes] | None = None

    @property
    def state(self) -> State:
        """How the responses stand."""
        return self.mark.state

    def scored(self, given: str) -> ItemScore:
        """Return the score of one of the responses."""
        return ItemScore(
            state=self.mark.state,
            points=self.points,
            given=given,
            chosen=self.mark.chosen,
            parts=self.mark.parts,
            problem=self.mark.problem,
        )

    def told(self, given: bytes) -> bytes:
        """Return the score of one of the responses in JSON; what was given is a text in JSON."""
        if self._told is None:
            # State and points come before it, and neither has quotation marks in it.
            before, _, after = encode(self.scored("")).partition(_GIVEN + b'""')
            self._told = before + _GIVEN, after
        before, after = self._told
        return before + given + after


def _points(most: Fraction, credit: Fraction) -> Fraction:
    # Comparing and multiplying fractions is slow, and most credits are all or nothing.
    share = credit.numerator
    if share == 0:
        return credit
    return most if share == credit.denominator else credit * most
