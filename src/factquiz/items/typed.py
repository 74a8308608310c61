"""Items answered by typing: a word or a few, a number, a date."""

from __future__ import annotations

from decimal import Decimal

from factquiz.items.base import Answer, Evidence, ItemBase, Proof, Record


class ShortAnswer(ItemBase, frozen=True, kw_only=True, tag_field="interaction", tag="short_answer"):
    """A word or a few, typed.

    A response matches an answer when the two are equal after normalisation
    (case, diacritics, spaces, punctuation), or are at most ``max_edits`` apart
    in optimal string alignment distance.
    """

    answers: tuple[Answer, ...]
    max_edits: int = 0


class KnownNumber(Record, frozen=True, kw_only=True):
    """A wrong number, or range, that a student may well give, with its reason."""

    text: str
    low: Decimal
    high: Decimal
    rationale: str
    proof: Proof
    evidence: Evidence


class Numeric(ItemBase, frozen=True, kw_only=True, tag_field="interaction", tag="numeric"):
    """A number, typed. ``text`` is the answer in words: “about 40%”, “50–60%”.

    A number is right if it lies from ``low`` to ``high``, widened by ``tolerance`` on both sides;
    a range is right if both its ends do. The unit may be typed or left out.
    """

    low: Decimal
    high: Decimal
    tolerance: Decimal
    unit: str
    text: str
    rationale: str
    proof: Proof
    evidence: Evidence
    known: tuple[KnownNumber, ...] = ()


class KnownDate(Record, frozen=True, kw_only=True):
    """The date of something else that a student may well give, with its reason."""

    text: str
    date: str
    rationale: str
    proof: Proof
    evidence: Evidence


class DateAnswer(ItemBase, frozen=True, kw_only=True, tag_field="interaction", tag="date"):
    """A date, typed, as exactly as it is known.

    ``date`` is ISO 8601: ``1975-08-01``, ``1975-08`` or ``1975``; ``text`` is the same in words.
    A response that is right but less exact, or that misses the day or the month only, is a near
    miss: the scoring policy says what it is worth.
    """

    date: str
    text: str
    rationale: str
    proof: Proof
    evidence: Evidence
    known: tuple[KnownDate, ...] = ()
