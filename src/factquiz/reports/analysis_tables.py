"""The item analysis as tables for a spreadsheet: classes, items, options, facts and more.

Figures are rounded to four places; ``analysis.json`` has them in full.
Text from outside goes through :func:`factquiz.gradebook.cells.text`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.analysis.curves import ABILITIES, expected
from factquiz.gradebook.cells import Cell, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factquiz.analysis.irt_figures import IrtFigures
    from factquiz.analysis.model import Analysis, ItemFigures
    from factquiz.items.base import LessonLink

Row = tuple[Cell, ...]

FACTS_HEADER = (
    "fact",
    "lesson",
    "answers",
    "p",
    "p_low",
    "p_high",
    "verdict",
    "items",
    "sentences",
)


RELIABILITY_HEADER = ("quiz", "over", "column", "p", "r_drop", "alpha_if_deleted", "alpha", "sem")

CLASSES_HEADER = (
    *("class", "quiz", "title", "students", "forms", "forms_sat", "most"),
    *("mean", "median", "lowest", "highest"),
    *("sd", "reliability", "dichotomous", "sem", "guessing"),
    *(f"from_{low}" for low in range(0, 100, 10)),
)

OBJECTIVES_HEADER = ("objective", "lesson", "answers", "items", "p", "p_low", "p_high")

BELIEFS_HEADER = ("items", "asked", "answer", "chosen", "shown", "share", "rationale", "sentences")

CRITERIA_HEADER = ("rubric", "criterion", "students", "p")

IRT_HEADER = (
    *("item", "stem", "students", "right", "difficulty", "difficulty_se", "discrimination"),
    *("discrimination_se", "infit", "fit_p", "steps"),
    *(f"at_{ability}" for ability in ABILITIES),
    "warnings",
)


def _groups(analysis: Analysis) -> tuple[str, ...]:
    """Return the columns of the groups by total score, the weakest first."""
    return tuple(f"group_{number}" for number in range(1, analysis.groups + 1))


def class_rows(analysis: Analysis) -> Iterator[Row]:
    """Yield a row for each class: its figures, and how many students are in each tenth."""
    for number, each in enumerate(analysis.classes, 1):
        yield (
            number,
            text(each.quiz),
            text(each.title),
            each.students,
            each.forms,
            each.sat,
            *_figures(each.most, each.mean, each.median, each.lowest, each.highest),
            *_figures(each.sd, each.alpha),
            _yes_no(each.dichotomous),
            *_figures(each.sem, each.guessing),
            *(bar.students for bar in each.distribution),
        )


def objective_rows(analysis: Analysis) -> Iterator[Row]:
    """Yield a row for each objective, those least reached first."""
    for each in analysis.objectives:
        figures = _figures(each.p, each.low, each.high)
        yield text(each.objective), text(each.lesson), each.answers, each.items, *figures


def belief_rows(analysis: Analysis) -> Iterator[Row]:
    """Yield a row for each wrong answer that was given, the most frequent first."""
    for each in analysis.misconceptions:
        yield (
            " ".join(each.items),
            text(each.asked),
            text(each.text),
            each.chosen,
            each.shown,
            *_figures(each.share),
            text(each.rationale),
            _sentences(each.lessons),
        )


def _sentences(lessons: Iterable[LessonLink]) -> Cell:
    return text(" ".join(f"{link.lesson}#{link.anchor}" for link in lessons))


def items_header(analysis: Analysis) -> tuple[str, ...]:
    """Return the columns of ``items.csv``."""
    return (
        *("item", "interaction", "stem", "text", "lesson", "objective", "facts", "students"),
        *("p", "p_low", "p_high", "guess", "d27", "r_drop", "omitted", "ungradable"),
        *_groups(analysis),
        "flags",
    )


def item_rows(analysis: Analysis) -> Iterator[Row]:
    """Yield a row for each item."""
    for item in analysis.items:
        yield (
            item.id,
            item.interaction,
            text(item.stem),
            text(item.text),
            text(item.lesson),
            text(item.objective),
            text(" ".join(item.facts)),
            item.students,
            *_figures(item.p, item.low, item.high, item.guess, item.d27, item.r_drop),
            item.omitted,
            item.ungradable,
            *_figures(*item.groups),
            text("; ".join(flag.text for flag in item.flags)),
        )


def options_header(analysis: Analysis) -> tuple[str, ...]:
    """Return the columns of ``options.csv``."""
    return (
        *("item", "part", "option", "key", "shown", "chosen", "share", "discrimination"),
        "functioning",
        *_groups(analysis),
        "rationale",
    )


def option_rows(analysis: Analysis) -> Iterator[Row]:
    """Yield a row for everything that could be picked in each item."""
    for item in analysis.items:
        yield from _options(item)


def _options(item: ItemFigures) -> Iterator[Row]:
    for option in item.options:
        yield (
            item.id,
            text(option.part),
            text(option.text),
            _yes_no(option.key),
            option.shown,
            option.chosen,
            *_figures(option.share, option.discrimination),
            _yes_no(option.functioning),
            *_figures(*option.groups),
            text(option.rationale),
        )


def fact_rows(analysis: Analysis) -> Iterator[Row]:
    """Yield a row for each fact that was asked, the least known first."""
    for fact in analysis.facts:
        yield (
            text(fact.fact),
            text(fact.lesson),
            fact.answers,
            *_figures(fact.p, fact.low, fact.high),
            fact.verdict.value,
            " ".join(fact.items),
            _sentences(fact.lessons),
        )


def reliability_rows(analysis: Analysis) -> Iterator[Row]:
    """Yield a row for each item or place that a class's reliability was computed over."""
    for each in analysis.classes:
        for part in each.parts:
            yield (
                text(each.quiz),
                each.columns.value,
                text(part.name),
                *_figures(part.p, part.r_drop, part.alpha_if_deleted, each.alpha, each.sem),
            )


def criterion_rows(analysis: Analysis) -> Iterator[Row]:
    """Yield a row for each criterion of a rubric."""
    for each in analysis.criteria:
        yield text(each.rubric), text(each.criterion), each.students, *_figures(each.p)


def irt_rows(irt: IrtFigures) -> Iterator[Row]:
    """Yield a row for each item of a model, the easiest first; then those that were left out."""
    for item in irt.items:
        yield (
            item.id,
            text(item.stem),
            item.students,
            item.right,
            *_figures(item.difficulty, item.difficulty_se),
            *_figures(item.discrimination, item.discrimination_se, item.infit, item.fit_p),
            "; ".join(f"{step.credit:.4f} at {step.difficulty:.4f}" for step in item.steps),
            *_figures(*(expected(item, ability) for ability in ABILITIES)),
            text("; ".join(item.warnings)),
        )
    for left in irt.left_out:
        blank = ("",) * (len(IRT_HEADER) - 2)
        yield left.item, *blank, text(f"left out: {left.reason}")


def _figures(*values: float | None) -> Iterable[str]:
    return ("" if value is None else f"{value:.4f}" for value in values)


def _yes_no(value: bool | None) -> str:  # noqa: FBT001 (it is the value that is shown)
    return "" if value is None else "yes" if value else "no"
