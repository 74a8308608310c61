"""The feedback page of one student: every question, what she chose, and the reasons.

One file that needs nothing else: it opens from a mail or a folder.
Everything in it is escaped, above all what the student typed.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from factquiz.assembly.form import option_labels
from factquiz.figures import mixed, percent
from factquiz.items.base import Record
from factquiz.items.choosing import TrueFalse
from factquiz.items.typed import ShortAnswer
from factquiz.rendering.selfcontained import asset, environment, policy
from factquiz.reports.links import Link, lesson_links, source_labels
from factquiz.responses.plain import plain
from factquiz.scoring.mark import Problem, State

if TYPE_CHECKING:
    from fractions import Fraction

    from jinja2 import Template
    from markupsafe import Markup

    from factquiz.assembly.form import FormItem
    from factquiz.gradebook.model import Row
    from factquiz.items.base import Answer, Option
    from factquiz.items.choosing import OptionItem
    from factquiz.scoring.mark import ItemScore

_PACKAGE = "factquiz.reports"

VERDICTS = {
    State.RIGHT: ("✓", "Right"),
    State.PARTIAL: ("◐", "Partly right"),
    State.WRONG: ("✗", "Wrong"),
    State.OMITTED: ("–", "Not answered"),
    State.UNGRADABLE: ("?", "Set aside for your instructor"),
}
"""A shape and words for every state, so that nothing is told by colour alone."""

PROBLEMS = {
    Problem.UNKNOWN_LABEL: "The answer names an option that the question does not have.",
    Problem.SEVERAL_CHOICES: "The answer names several options, and the question asks for one.",
    Problem.REPEATED_LABEL: "The answer names one option twice.",
    Problem.NOT_TEXT: "The answer is a list, and the question asks for words.",
    Problem.TOO_LONG: "The answer is longer than the form allows.",
    Problem.CONTROL_CHARACTERS: "The answer holds invisible characters that no keyboard types.",
    Problem.AMBIGUOUS: "The spelling is as near to a right answer as to a wrong one.",
}
"""Why a person has to look, said to the student."""


class ShownReason(Record, frozen=True, kw_only=True):
    """One option or answer with what is to be said of it; ``rationale`` may be empty."""

    label: str
    text: str
    chosen: bool
    key: bool
    rationale: str = ""
    lessons: tuple[Link, ...] = ()
    sources: tuple[str, ...] = ()


class ShownItem(Record, frozen=True, kw_only=True):
    """One question as the page shows it."""

    number: int
    state: str
    symbol: str
    verdict: str
    points: str
    stem: str
    statement: str
    given: str
    typed: bool
    problem: str
    reasons: tuple[ShownReason, ...]


def feedback_page(row: Row, title: str, book_url: str = "") -> str:
    """Return the page for one graded submission.

    ``title`` is that of the quiz; ``book_url`` is where the book's pages stand, if links are
    wanted (see :func:`factquiz.reports.links.check_book_url`).
    """
    return _template().render(
        title=title,
        row=row,
        student=plain(row.student.name or row.student.id),
        score=_out_of(row.score, row.max_score),
        percent=percent(row.score, row.max_score),
        ungradable=row.count(State.UNGRADABLE),
        items=[
            _shown_item(placed, scored, book_url)
            for placed, scored in zip(row.form.items, row.scores, strict=True)
        ],
        style=_style(),
        policy=policy(style=_style()),
    )


@cache
def _template() -> Template:
    return environment(_PACKAGE).get_template("feedback.html.jinja")


@cache
def _style() -> Markup:
    return asset(_PACKAGE, "feedback.css")


def _out_of(points: Fraction, most: Fraction) -> str:
    return f"{mixed(points)} of {mixed(most)} point{'' if most == 1 else 's'}"


def _shown_item(placed: FormItem, scored: ItemScore, book_url: str) -> ShownItem:
    item = placed.item
    symbol, verdict = VERDICTS[scored.state]
    typed = isinstance(item, ShortAnswer)
    return ShownItem(
        number=placed.number,
        state=scored.state.value,
        symbol=symbol,
        verdict=verdict,
        points=_out_of(scored.points, placed.points),
        stem=item.stem,
        statement=item.statement if isinstance(item, TrueFalse) else "",
        given=plain(scored.given),
        typed=typed,
        problem=PROBLEMS[scored.problem] if scored.problem else "",
        reasons=_answers(item, scored, book_url)
        if isinstance(item, ShortAnswer)
        else _options(item, scored, book_url),
    )


def _options(item: OptionItem, scored: ItemScore, book_url: str) -> tuple[ShownReason, ...]:
    """Return all options as they stood on the form; the chosen and the right ones with reasons."""
    labels = ("", "") if isinstance(item, TrueFalse) else option_labels(item)
    return tuple(
        _reason(option, book_url, label=label, chosen=option.id in scored.chosen)
        for label, option in zip(labels, item.options, strict=True)
    )


def _answers(item: ShortAnswer, scored: ItemScore, book_url: str) -> tuple[ShownReason, ...]:
    """Return the known answer that was matched, and the first of the accepted ones."""
    accepted = next(answer for answer in item.answers if answer.key)
    matched = (answer for answer in item.answers if answer.text in scored.chosen)
    shown = dict.fromkeys((*matched, accepted) if scored.state is not State.RIGHT else matched)
    return tuple(
        _reason(answer, book_url, label="", chosen=answer.text in scored.chosen) for answer in shown
    )


def _reason(said: Option | Answer, book_url: str, *, label: str, chosen: bool) -> ShownReason:
    if not (chosen or said.key):
        return ShownReason(label=label, text=said.text, chosen=False, key=False)
    return ShownReason(
        label=label,
        text=said.text,
        chosen=chosen,
        key=said.key,
        rationale=said.rationale,
        lessons=lesson_links(said.evidence, book_url),
        sources=source_labels(said.evidence),
    )
