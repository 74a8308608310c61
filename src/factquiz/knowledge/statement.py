"""The uniform statement below every kind of fact: subject, property, value, holder, source."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias, assert_never

from factquiz.knowledge.text import content_words, normal

if TYPE_CHECKING:
    from factquiz.facts.dates import When

_ABOUT = Decimal("0.15")
"""How far "about" may reach on both sides, as a share of the number: beyond it nothing is meant."""

_CLOSE = Decimal("0.1")
"""How far it reaches for certain: a number so near is right. Between the two nothing is proven."""


@dataclass(frozen=True, slots=True)
class Thing:
    """A value that is itself a subject: the id of a fact or of a member of a list."""

    id: str


@dataclass(frozen=True, slots=True)
class Moment:
    """A value in time."""

    when: When


@dataclass(frozen=True, slots=True)
class Words:
    """A value in words: a city, an office, a definition, an abbreviation."""

    text: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number (``low == high``) or a range, with its unit."""

    low: Decimal
    high: Decimal
    unit: str
    about: bool = False

    @property
    def reach(self) -> tuple[Decimal, Decimal]:
        """The interval in which a number could be meant, wider where the source says "about"."""
        margin = self._share(_ABOUT)
        return self.low - margin, self.high + margin

    @property
    def tolerance(self) -> Decimal:
        """How far outside its ends a number is still right."""
        return self._share(_CLOSE)

    def _share(self, share: Decimal) -> Decimal:
        return max(abs(self.low), abs(self.high)) * share if self.about else Decimal(0)


Value: TypeAlias = Thing | Moment | Words | Quantity


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that a fact says.

    ``id`` is the fact's id, followed by a dot and the property where a fact says several things.
    ``subject`` is the id of what it is about; ``holder`` whoever says so, empty for the record.
    """

    id: str
    fact: str
    subject: str
    property: str
    value: Value
    holder: str = ""


def certainly_differ(one: Value, other: Value) -> bool:
    """Return whether two values cannot be the same, judged by themselves.

    Dates differ if they share no day, quantities of one unit if their ranges do not touch,
    words if neither says all that the other says. Things are compared by
    the knowledge base, which knows their names; values of different types are never compared.
    """
    match one, other:
        case Moment(), Moment():
            return one.when.excludes(other.when)
        case Quantity(), Quantity():
            (low, high), (other_low, other_high) = one.reach, other.reach
            return one.unit == other.unit and (high < other_low or other_high < low)
        case Words(), Words():
            return not (_contains(one.text, other.text) or _contains(other.text, one.text))
        case _:
            return False


def _contains(wide: str, narrow: str) -> bool:
    """Return whether a text may say all that another says: its letters, or its words."""
    words = content_words(narrow)
    return normal(narrow) in normal(wide) or (bool(words) and words <= content_words(wide))


def value_key(value: Value) -> str:
    """Return a text that is equal for equal values: for sorting and for ids."""
    match value:
        case Thing():
            return value.id
        case Moment():
            return value.when.edtf
        case Words():
            return normal(value.text)
        case Quantity():
            return f"{value.low}/{value.high} {value.unit}"
        case _:
            assert_never(value)
