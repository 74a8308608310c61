"""What an analysis holds: figures of classes, items, options, facts and misconceptions.

Counts are whole numbers. Shares, correlations and scores are floats, each the exact value rounded
once, so the same counts give the same bytes. What cannot be computed is absent: a correlation
with a score that everybody reached, a group without anybody in it.
"""

from __future__ import annotations

import enum

from factquiz.analysis.irt_figures import IrtFigures
from factquiz.items.base import LessonLink, Record

ANALYSIS_FORMAT = "factquiz-analysis/1"


class Sign(enum.StrEnum):
    """What a flag is about; each has a row in ``docs/analysis.md``."""

    FEW = "few"
    """So few answered that no figure says much."""

    KEY = "key"
    """Strong students prefer an option that is not the key: the key may be wrong."""

    NEGATIVE = "negative"
    """Who does well on the rest does worse here."""

    WEAK = "weak"
    """It hardly tells strong students from weak ones."""

    EASY = "easy"
    """Nearly everybody has it right."""

    HARD = "hard"
    """It was answered no better than by blind guessing."""

    UNCHOSEN = "unchosen"
    """Nobody chooses a wrong option."""

    OMITTED = "omitted"
    """Many left it open."""

    UNGRADABLE = "ungradable"
    """Answers wait for a person: the figures will change."""


class Flag(Record, frozen=True, kw_only=True):
    """Something to look at, in words."""

    sign: Sign
    text: str


class OptionFigures(Record, frozen=True, kw_only=True):
    """How often something was picked that could be.

    ``shown`` students could pick it, ``chosen`` did, ``share`` of them; ``groups`` has the share
    in each group by total score, the weakest first. ``discrimination`` is the correlation of
    picking it with the score on the other items. ``functioning`` is told of wrong ones alone.
    """

    id: str
    part: str
    text: str
    key: bool
    shown: int
    chosen: int
    share: float
    groups: tuple[float | None, ...]
    rationale: str
    discrimination: float | None = None
    functioning: bool | None = None


class ItemFigures(Record, frozen=True, kw_only=True):
    """An item over all forms and classes.

    ``students`` is how many had it. ``p`` is the mean credit, from ``low`` to ``high`` with 95 %
    confidence; ``guess`` the mean credit of blind guessing. ``d27`` is the upper–lower index,
    ``r_drop`` the correlation with the score on the other items of the form.
    ``groups`` has the mean credit in each group by total score, the weakest first.
    """

    id: str
    interaction: str
    stem: str
    text: str
    lesson: str
    objective: str
    facts: tuple[str, ...]
    students: int
    p: float
    low: float
    high: float
    guess: float
    omitted: int
    ungradable: int
    groups: tuple[float | None, ...]
    options: tuple[OptionFigures, ...]
    flags: tuple[Flag, ...]
    d27: float | None = None
    r_drop: float | None = None


class ColumnFigures(Record, frozen=True, kw_only=True):
    """What a total is the sum of: an item, or a place on the form (see ``Columns``)."""

    name: str
    p: float
    alpha_if_deleted: float | None = None
    r_drop: float | None = None


class Columns(enum.StrEnum):
    """What the reliability of a class's scores is computed over."""

    ITEMS = "items"
    """Everybody had the same items."""

    PLACES = "places"
    """Forms have other items in the same places, worth the same: each place is one column."""

    NONE = "none"
    """Forms are not alike, and there is no reliability."""


class Bar(Record, frozen=True, kw_only=True):
    """How many students reached from ``low`` to ``high`` per cent of the points."""

    low: int
    high: int
    students: int


class ClassFigures(Record, frozen=True, kw_only=True):
    """One class that sat one quiz. Scores are in points, before what lateness cost.

    Of the ``forms`` of the key, ``sat`` were sat by students who count.
    ``most`` is the maximum score; absent if the forms differ in it, and then scores are shares.
    ``sd`` is divided by n − 1. ``guessing`` is the score of blind guessing on average.
    ``alpha`` is KR-20 if ``dichotomous``; ``sem`` is the standard error of measurement.
    """

    quiz: str
    title: str
    students: int
    forms: int
    sat: int
    columns: Columns
    dichotomous: bool
    guessing: float
    distribution: tuple[Bar, ...]
    parts: tuple[ColumnFigures, ...]
    most: float | None = None
    mean: float | None = None
    median: float | None = None
    lowest: float | None = None
    highest: float | None = None
    sd: float | None = None
    alpha: float | None = None
    sem: float | None = None


class Verdict(enum.StrEnum):
    """Whether a class knows a fact, by the interval of its mean credit."""

    KNOWN = "known"
    """All of the interval is above one half."""

    NOT_LEARNT = "not learnt"
    """All of the interval is below one half."""

    OPEN = "open"
    """The interval has one half in it: more answers are needed."""


class FactFigures(Record, frozen=True, kw_only=True):
    """A fact over all items that ask it. ``p`` is the mean credit, as for an item.

    ``lessons`` are the sentences that teach it: to be rewritten if it is not learnt.
    """

    fact: str
    lesson: str
    answers: int
    p: float
    low: float
    high: float
    verdict: Verdict
    items: tuple[str, ...]
    lessons: tuple[LessonLink, ...]


class ObjectiveFigures(Record, frozen=True, kw_only=True):
    """A learning objective over all items that serve it. ``p`` is the mean credit."""

    lesson: str
    objective: str
    items: int
    answers: int
    p: float
    low: float
    high: float


class Misconception(Record, frozen=True, kw_only=True):
    """A wrong answer that many believe, over all items on the same facts that offer it.

    ``chosen`` of the ``shown`` students who could pick it did; ``rationale`` says why it is wrong.
    """

    text: str
    asked: str
    rationale: str
    facts: tuple[str, ...]
    items: tuple[str, ...]
    shown: int
    chosen: int
    share: float
    low: float
    high: float
    lessons: tuple[LessonLink, ...] = ()


class CriterionFigures(Record, frozen=True, kw_only=True):
    """A criterion of a rubric, over the ``students`` whose work is marked.

    ``p`` is the mean share that they reached of its highest score.
    """

    rubric: str
    criterion: str
    students: int
    p: float


class Analysis(Record, frozen=True, kw_only=True):
    """Everything: what ``analysis.json`` holds.

    ``groups`` is the number of groups by total score that shares are told for.
    ``irt`` is the model of item response, if one was asked for.
    """

    format: str
    version: str
    students: int
    groups: int
    classes: tuple[ClassFigures, ...]
    items: tuple[ItemFigures, ...]
    objectives: tuple[ObjectiveFigures, ...]
    facts: tuple[FactFigures, ...]
    misconceptions: tuple[Misconception, ...]
    criteria: tuple[CriterionFigures, ...] = ()
    irt: IrtFigures | None = None
