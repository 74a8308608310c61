"""The feedback page of one student: every question, what she chose, and the reasons.

One file that needs nothing else: it opens from a mail or a folder.
Everything in it is escaped, above all what the student typed.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from factquiz.figures import mixed, percent
from factquiz.items.base import Record
from factquiz.items.choosing import TrueFalse
from factquiz.rendering.selfcontained import environment, policy
from factquiz.reports.answered import (
    ShownPart,
    ShownReason,
    is_typed,
    is_written,
    note,
    parts,
    passage,
    reasons,
)
from factquiz.reports.page import PACKAGE, style
from factquiz.responses.plain import plain
from factquiz.scoring.mark import Problem, State

if TYPE_CHECKING:
    from fractions import Fraction

    from jinja2 import Environment, Template

    from factquiz.assembly.form import FormItem
    from factquiz.gradebook.model import Row
    from factquiz.items.model import Item
    from factquiz.scoring.mark import ItemScore

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
    Problem.NOT_A_LIST: "The answer is a single text, and the question has several parts.",
    Problem.WRONG_COUNT: "The answer has more or fewer parts than the question.",
    Problem.NOT_TEXT: "The answer is a list, and the question asks for words.",
    Problem.TOO_LONG: "The answer is longer than the form allows.",
    Problem.CONTROL_CHARACTERS: "The answer holds invisible characters that no keyboard types.",
    Problem.AMBIGUOUS: "The spelling is as near to a right answer as to a wrong one.",
    Problem.NOT_A_NUMBER: "The answer could not be read as a number or a range.",
    Problem.EXTRA_WORDS: "The number has words beside it that were not understood.",
    Problem.NOT_A_DATE: "The answer could not be read as a date.",
    Problem.TWO_READINGS: "The answer can be read in two ways.",
}
"""Why a person has to look, said to the student."""


_REMEMBERED = 2048
"""How many questions, as they were answered, are kept as HTML: some six thousand bytes each."""


class ShownItem(Record, frozen=True, kw_only=True):
    """One question as the page shows it.

    ``given`` is what was sent, where nothing else on the page says it.
    It has ``reasons`` for its options or answers, or ``parts`` that were answered one by one;
    ``note`` says in words what is right of a near miss; ``own`` has what she answered, part by
    part, without a word of the key.
    """

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
    note: str
    own: tuple[str, ...]
    reasons: tuple[ShownReason, ...]
    parts: tuple[ShownPart, ...]


def feedback_page(row: Row, title: str, book_url: str = "", *, withheld: bool = False) -> str:
    """Return the page for one graded submission.

    ``title`` is that of the quiz; ``book_url`` is where the book's pages stand, if links are
    wanted (see :func:`factquiz.reports.links.check_book_url`).
    With ``withheld``, the page tells how each answer stands and nothing of the key: no right
    answer, no reason, no link to where it could be read.
    """
    return _template("feedback.html.jinja").render(
        title=title,
        row=row,
        student=plain(row.student.name or row.student.id),
        score=_out_of(row.score, row.max_score),
        percent=percent(row.score, row.max_score),
        ungradable=row.count(State.UNGRADABLE),
        deducted=f"{_points(row.deducted)} were deducted" if row.deducted else "",
        withheld=withheld,
        questions=[
            _question(placed, scored, book_url, withheld)
            for placed, scored in zip(row.form.items, row.scores, strict=True)
        ],
        style=style("feedback"),
        policy=policy(style=style("feedback")),
    )


@lru_cache(maxsize=_REMEMBERED)
def _question(placed: FormItem, scored: ItemScore, book_url: str, withheld: bool) -> Markup:  # noqa: FBT001 (part of what is remembered)
    """Return one question as HTML: who answered alike sees the same."""
    shown = _shown_item(placed, scored, book_url)
    html = _template("feedback_item.html.jinja").render(item=shown, withheld=withheld)
    return Markup(html)  # noqa: S704 (the template has escaped all that came from outside)


@cache
def _template(name: str) -> Template:
    return _environment().get_template(name)


@cache
def _environment() -> Environment:
    return environment(PACKAGE)


def _out_of(points: Fraction, most: Fraction) -> str:
    return f"{mixed(points)} of {_points(most)}"


def _points(points: Fraction) -> str:
    return f"{mixed(points)} point{'' if points == 1 else 's'}"


def _shown_item(placed: FormItem, scored: ItemScore, book_url: str) -> ShownItem:
    item = placed.item
    symbol, verdict = VERDICTS[scored.state]
    return ShownItem(
        number=placed.number,
        state=scored.state.value,
        symbol=symbol,
        verdict=verdict,
        points=_out_of(scored.points, placed.points),
        stem=item.stem,
        statement=item.statement if isinstance(item, TrueFalse) else passage(item),
        given=plain(scored.given) if scored.problem or is_written(item) else "",
        typed=is_typed(item),
        problem=PROBLEMS[scored.problem] if scored.problem else "",
        note=note(item, scored),
        own=_own(item, scored, book_url),
        reasons=reasons(item, scored, book_url),
        parts=parts(item, scored, book_url),
    )


def _own(item: Item, scored: ItemScore, book_url: str) -> tuple[str, ...]:
    """Return what a student answered in words: her choice, or what stands in each part."""
    if scored.problem or is_written(item):
        return (plain(scored.given),) if scored.given else ()
    answered = [
        f"{part.asked} → {part.right if part.state is State.RIGHT else part.given}"
        for part in parts(item, scored, book_url)
        if part.state is State.RIGHT or part.given
    ]
    chosen = [reason.text for reason in reasons(item, scored, book_url) if reason.chosen]
    return tuple(map(plain, answered or chosen))
