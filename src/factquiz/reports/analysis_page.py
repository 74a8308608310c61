"""The page of an item analysis: what to look at first, then every figure with its plot.

One file that needs nothing else. No answer of a student is in it, only counts; what items, options
and titles say is escaped all the same.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

from factquiz.analysis.curves import ABILITIES
from factquiz.analysis.flags import FEW
from factquiz.analysis.model import Columns, ItemFigures, OptionFigures, Sign, Verdict
from factquiz.assembly.form import letters
from factquiz.figures import percent
from factquiz.items.base import Evidence, Record
from factquiz.rendering.selfcontained import environment, policy
from factquiz.reports.analysis_curves import PER_CENT, curves, whole
from factquiz.reports.links import Link, lesson_links
from factquiz.reports.page import PACKAGE, style
from factquiz.reports.plots import Point, Trace, histogram, scatter, traces

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jinja2 import Template
    from markupsafe import Markup

    from factquiz.analysis.model import Analysis, ClassFigures
    from factquiz.items.base import LessonLink

LEADING = 12
"""How many facts and misconceptions lead their lists; the others wait behind a click."""

SHARED = 2
"""So many students at least have given a wrong answer that the page says many believe."""

TRACED = 6
"""How many options a plot shows; the table has all."""

SIGNS = {
    Sign.KEY: "Is the key right?",
    Sign.NEGATIVE: "Better students do worse",
    Sign.UNGRADABLE: "Answers wait for you",
    Sign.HARD: "No better than guessing",
    Sign.WEAK: "Hardly tells anybody apart",
    Sign.EASY: "Too easy",
    Sign.UNCHOSEN: "Options that nobody chooses",
    Sign.OMITTED: "Often left open",
    Sign.FEW: "Too few answers to conclude",
}
"""What each sign is called, the gravest first."""


class ShownOption(Record, frozen=True, kw_only=True):
    """An option in the table of its item, under the letter that the plot uses."""

    letter: str
    figures: OptionFigures
    verdict: str


class ShownItem(Record, frozen=True, kw_only=True):
    """An item under the number that the page uses."""

    number: int
    question: str
    figures: ItemFigures
    options: tuple[ShownOption, ...]
    hidden: int


class ShownFlags(Record, frozen=True, kw_only=True):
    """The items that have one sign, each with what is said of it."""

    title: str
    items: tuple[tuple[int, str, str], ...]


def analysis_page(analysis: Analysis, book_url: str = "") -> str:
    """Return the page of an analysis.

    ``book_url`` is where the book's pages stand, if links are wanted
    (see :func:`factquiz.reports.links.check_book_url`).
    """
    items = _shown(analysis)

    def links(found: Iterable[LessonLink]) -> tuple[Link, ...]:
        return lesson_links(Evidence(lessons=tuple(found)), book_url)

    numbers = {each.figures.id: each.number for each in items}
    return _template().render(
        analysis=analysis,
        title=" · ".join(dict.fromkeys(each.title for each in analysis.classes)),
        few=FEW,
        leading=LEADING,
        signs=_signs(items),
        shared=[each for each in analysis.misconceptions if each.chosen >= SHARED],
        silent=sum(each.students < FEW for each in analysis.items),
        items=items,
        numbers=numbers,
        curves=curves(analysis.irt, numbers) if analysis.irt else (),
        abilities=ABILITIES,
        rounded_step=whole,
        not_learnt=sum(each.verdict is Verdict.NOT_LEARNT for each in analysis.facts),
        groups=group_names(analysis.groups),
        Columns=Columns,
        figure=figure,
        share=share,
        links=links,
        histogram=_histogram,
        scatter=_scatter(items),
        traces=_traces,
        style=style("analysis"),
        policy=policy(style=style("analysis")),
    )


@cache
def _template() -> Template:
    return environment(PACKAGE).get_template("analysis.html.jinja")


def figure(value: float | None, places: int = 2) -> str:
    """Return a figure for people; a dash if there is none."""
    if value is None:
        return "–"
    shown = f"{value:.{places}f}"
    return shown.removeprefix("-") if not float(shown) else shown.replace("-", "−")


def share(value: float | None) -> str:
    """Return a share in per cent; a dash if there is none."""
    if value is None:
        return "–"
    shown = percent(Fraction(value), Fraction(1)).removesuffix(".0").replace("-", "−")
    return f"{shown}{PER_CENT}"


def group_names(number: int) -> tuple[str, ...]:
    """Return what the groups by total score are called, the weakest first."""
    if number == len(("low", "middle", "high")):
        return "lowest third", "middle third", "highest third"
    middle = (f"fifth {place}" for place in range(2, number))
    return "lowest fifth", *middle, "highest fifth"


def _shown(analysis: Analysis) -> tuple[ShownItem, ...]:
    """Return the items, those to look at first, each with its number on the page."""
    order = list(SIGNS)

    def gravity(item: ItemFigures) -> tuple[int, float, str]:
        ranks = (order.index(flag.sign) for flag in item.flags)
        return min(ranks, default=len(order) - 1), item.p, item.id

    ranked = sorted(analysis.items, key=gravity)
    return tuple(_item(number, item) for number, item in enumerate(ranked, 1))


def _item(number: int, item: ItemFigures) -> ShownItem:
    """Return an item with the options that are worth showing: of parts, those chosen, and keys."""
    worth = [option for option in item.options if option.chosen or option.key or not option.part]
    return ShownItem(
        number=number,
        question=_question(item),
        figures=item,
        options=tuple(
            ShownOption(letter=letter, figures=option, verdict=_verdict(option, item))
            for letter, option in zip(letters(len(worth)), worth, strict=True)
        ),
        hidden=len(item.options) - len(worth),
    )


def _verdict(option: OptionFigures, item: ItemFigures) -> str:
    if option.key:
        return "key"
    if item.students < FEW:
        return "wrong"
    return "works" if option.functioning else "does not work"


def _signs(items: Iterable[ShownItem]) -> tuple[ShownFlags, ...]:
    listed = list(items)
    found = (
        ShownFlags(
            title=title,
            items=tuple(
                (each.number, each.question, flag.text)
                for each in listed
                for flag in each.figures.flags
                if flag.sign is sign
            ),
        )
        for sign, title in SIGNS.items()
        if sign is not Sign.FEW
    )
    return tuple(each for each in found if each.items)


def _question(item: ItemFigures) -> str:
    """Return what an item asks, with the statement that is to be judged."""
    return f"{item.stem} {item.text}".strip()


def _histogram(each: ClassFigures) -> Markup:
    guessing = each.guessing / each.most if each.most else None
    label = f"Distribution of the scores of {each.students} students; the table below has them."
    return histogram(each.distribution, guessing, label)


def _scatter(items: Iterable[ShownItem]) -> Markup | None:
    """Return the plot of all items that enough students answered; none if there is none."""
    points = [
        Point(
            each.figures.p,
            each.figures.r_drop,
            name=str(each.number) if _notable(each.figures) else "",
        )
        for each in items
        if each.figures.r_drop is not None and each.figures.students >= FEW
    ]
    label = f"Difficulty and discrimination of {len(points)} items; the table below has them."
    return scatter(points, label) if points else None


def _notable(item: ItemFigures) -> bool:
    return any(flag.sign is not Sign.FEW for flag in item.flags)


def _traces(item: ShownItem) -> Markup | None:
    """Return the plot of an item's options by group, if enough students answered it."""
    whole = [option for option in item.options if not option.figures.part]
    if item.figures.students < FEW or not whole:
        return None
    first = sorted(whole, key=lambda one: (not one.figures.key, -one.figures.chosen))[:TRACED]
    label = f"Item {item.number}: who chooses which option; the table below has the shares."
    return traces(
        [
            Trace(option.letter, option.figures.key, option.figures.groups)
            for option in whole
            if option in first
        ],
        label,
    )
