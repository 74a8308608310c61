"""What a fitted model of item response says: its items, their steps, and what the class did."""

from __future__ import annotations

import enum

from factquiz.items.base import Record


class IrtModel(enum.StrEnum):
    """A model of item response theory."""

    ONE = "1pl"
    """Items differ in difficulty and share one discrimination."""

    TWO = "2pl"
    """Items differ in difficulty and in discrimination."""

    GRADED = "grm"
    """As in the one before, and partial credit counts: an item has a step for each level of it."""


class IrtStep(Record, frozen=True, kw_only=True):
    """A level of credit above the lowest: half of the students of this difficulty reach it."""

    credit: float
    difficulty: float
    difficulty_se: float | None = None


class IrtSeen(Record, frozen=True, kw_only=True):
    """What students of about the same ability did on an item: means of ability and of credit.

    Nobody's ability is known, so each student counts with every ability, for as much as her answers
    make it likely; ``students`` is a sum of such parts.
    """

    students: float
    ability: float
    credit: float


class IrtItem(Record, frozen=True, kw_only=True):
    """An item of a fitted model: ``right`` of ``students`` had it right.

    ``difficulty`` is the ability at which half have it right, in deviations of the class from its
    mean; of several ``steps`` it is the mean. ``discrimination`` is the slope there, in logits for
    each deviation. ``least`` is the credit of the lowest level, ``seen`` what students of
    about the same ability did, the weakest first. ``infit`` is 1 on average if the model holds;
    ``fit_p`` is the chance of a misfit as large (S-X², adjusted for the number of items), told only
    where everybody had the same items.
    """

    id: str
    stem: str
    students: int
    right: int
    difficulty: float
    discrimination: float
    warnings: tuple[str, ...]
    difficulty_se: float | None = None
    discrimination_se: float | None = None
    infit: float | None = None
    fit_p: float | None = None
    least: float = 0.0
    steps: tuple[IrtStep, ...] = ()
    seen: tuple[IrtSeen, ...] = ()


class LeftOut(Record, frozen=True, kw_only=True):
    """An item that could not be fitted, and why."""

    item: str
    reason: str


class IrtFigures(Record, frozen=True, kw_only=True):
    """A fitted model. ``fitted`` of the ``students`` were looked at; items stand by difficulty."""

    model: IrtModel
    students: int
    fitted: int
    items: tuple[IrtItem, ...]
    left_out: tuple[LeftOut, ...]
    log_likelihood: float
    parameters: int
    aic: float
    bic: float
