"""What a student is told of her graded submission, in words, whatever it is shown on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.figures import mixed, percent
from factquiz.items.base import Record
from factquiz.items.choosing import TrueFalse
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
from factquiz.responses.plain import plain
from factquiz.scoring.mark import Problem, State

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from factquiz.assembly.form import FormItem
    from factquiz.gradebook.model import Row
    from factquiz.gradebook.rubric import Marked
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


class ShownScore(Record, frozen=True, kw_only=True):
    """One criterion of a rubric as the page shows it; ``level`` says what the score means."""

    title: str
    score: str
    level: str


class ShownMark(Record, frozen=True, kw_only=True):
    """What was marked by hand, as the page shows it; without scores if it waits to be marked."""

    title: str
    points: str
    scores: tuple[ShownScore, ...]
    comment: str


class Head(Record, frozen=True, kw_only=True):
    """What stands above the questions. With ``withheld`` nothing of the key may be shown.

    ``receipt`` is the code that she saw when she saved her answers, if she did so on the form page.
    """

    title: str
    student: str
    form: str
    score: str
    percent: str
    notices: tuple[str, ...]
    withheld: bool
    receipt: str


def head(row: Row, title: str, *, withheld: bool) -> Head:
    """Return what is told of a submission as a whole; ``title`` is that of the quiz."""
    return Head(
        title=title,
        student=plain(row.student.name or row.student.id),
        form=row.form.code,
        score=_out_of(row.score, row.max_score),
        percent=percent(row.score, row.max_score),
        notices=tuple(_notices(row, withheld=withheld)),
        withheld=withheld,
        receipt=row.receipt,
    )


def _notices(row: Row, *, withheld: bool) -> Iterator[str]:
    if row.deducted:
        yield f"{_points(row.deducted)} were deducted for coming after the deadline."
    if withheld:
        yield "The right answers are not shown here."
    if ungradable := row.count(State.UNGRADABLE):
        wait = "response waits" if ungradable == 1 else "responses wait"
        yield (
            f"This score is provisional: {ungradable} {wait} for your instructor,"
            " and the score may rise."
        )
    if row.unmarked:
        waiting = ", ".join(each.rubric.title for each in row.marked if each.mark is None)
        yield f"This score is provisional: not marked yet is {waiting}."


def shown_marks(row: Row) -> tuple[ShownMark, ...]:
    """Return what is told of the work that was marked by hand."""
    return tuple(map(_shown_mark, row.marked))


def _shown_mark(marked: Marked) -> ShownMark:
    rubric, mark = marked.rubric, marked.mark
    if mark is None:
        return ShownMark(title=rubric.title, points="", scores=(), comment="")
    return ShownMark(
        title=rubric.title,
        points=_out_of(marked.points, rubric.points),
        scores=tuple(
            ShownScore(
                title=criterion.title,
                score=f"{mixed(score)} of {mixed(criterion.most)}",
                level=criterion.level(score),
            )
            for criterion, score in zip(rubric.criteria, mark.scores, strict=True)
        ),
        comment="\n".join(map(plain, mark.comment.splitlines())),
    )


def _out_of(points: Fraction, most: Fraction) -> str:
    return f"{mixed(points)} of {_points(most)}"


def _points(points: Fraction) -> str:
    return f"{mixed(points)} point{'' if points == 1 else 's'}"


def shown_item(placed: FormItem, scored: ItemScore, book_url: str) -> ShownItem:
    """Return what is told of one question; ``book_url`` is where the book's pages stand."""
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
