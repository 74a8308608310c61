"""What scoring says of a response: its state, its credit, and what was chosen.

A :class:`Mark` knows the share of an item's points (the *credit*);
an :class:`ItemScore` knows the points.
"""

from __future__ import annotations

import enum
from fractions import Fraction

from factquiz.items.base import Record


class State(enum.StrEnum):
    """How a response stands."""

    RIGHT = "right"
    """Full credit."""

    PARTIAL = "partial"
    """Some credit, but not all of it."""

    WRONG = "wrong"
    """No credit, or less."""

    OMITTED = "omitted"
    """Nothing was answered: no points, and never a penalty."""

    UNGRADABLE = "ungradable"
    """A person must look: no points are given, and the score is marked as provisional."""


class Problem(enum.StrEnum):
    """Why a response is ungradable; each has a row in ``docs/grading.md``."""

    UNKNOWN_LABEL = "unknown-label"
    """It names an option that the item does not have."""

    SEVERAL_CHOICES = "several-choices"
    """It names more than one option where one is asked for."""

    REPEATED_LABEL = "repeated-label"
    """It names one option twice."""

    NOT_A_LIST = "not-a-list"
    """It is a single text where one answer for each part is expected."""

    WRONG_COUNT = "wrong-count"
    """It has more or fewer answers than the item has parts."""

    NOT_TEXT = "not-text"
    """It is a list where a typed answer is expected."""

    TOO_LONG = "too-long"
    """The typed answer is longer than the form page lets anybody type."""

    CONTROL_CHARACTERS = "control-characters"
    """The typed answer holds characters that no keyboard types."""

    AMBIGUOUS = "ambiguous"
    """The typed answer is as near to an accepted answer as to a known wrong one."""

    NOT_A_NUMBER = "not-a-number"
    """The typed answer cannot be read as a number or a range."""

    EXTRA_WORDS = "extra-words"
    """A right number has words beside it that are not known: a unit, or a reservation."""

    NOT_A_DATE = "not-a-date"
    """The typed answer cannot be read as a date, or there is no such day."""

    TWO_READINGS = "two-readings"
    """The number or the date can be read in two ways, and only one of them is right."""


class Mark(Record, frozen=True, kw_only=True):
    """A response judged under a rule.

    ``credit`` is the share of the item's points, from −1 to 1.
    ``chosen`` holds the ids of the options chosen, in the order of the form,
    or the text of the known answer that a typed response matched.
    Where an item has several parts, there is one of them for each part, empty if there is none.
    ``parts`` has the state of each part: of each prompt, place or gap;
    of a date, of its year, month and day as far as they are asked;
    of a number with a wrong unit, of the number and the unit.
    ``problem`` is set if and only if the state is ungradable.
    """

    state: State
    credit: Fraction
    chosen: tuple[str, ...] = ()
    parts: tuple[State, ...] = ()
    problem: Problem | None = None


class ItemScore(Record, frozen=True, kw_only=True):
    """The score of one response.

    ``points`` are exact. ``given`` is the response as it was sent, in one line for people.
    ``chosen`` and ``parts`` are those of the :class:`Mark`.
    """

    state: State
    points: Fraction
    given: str
    chosen: tuple[str, ...] = ()
    parts: tuple[State, ...] = ()
    problem: Problem | None = None


NOTHING = Fraction(0)
OMITTED = Mark(state=State.OMITTED, credit=NOTHING)


def settled(credit: Fraction, chosen: tuple[str, ...], parts: tuple[State, ...] = ()) -> Mark:
    """Return the mark of a response that could be read."""
    if credit.numerator <= 0:
        state = State.WRONG
    elif credit.numerator >= credit.denominator:
        state = State.RIGHT
    else:
        state = State.PARTIAL
    return Mark(state=state, credit=credit, chosen=chosen, parts=parts)


def ungradable(problem: Problem) -> Mark:
    """Return the mark of a response that only a person can judge."""
    return Mark(state=State.UNGRADABLE, credit=NOTHING, problem=problem)
