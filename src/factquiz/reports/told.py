"""What a student is told of her graded submission, in words, whatever it is shown on."""

from __future__ import annotations

from math import ceil
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
    from collections.abc import Iterator, Mapping
    from fractions import Fraction

    from factquiz.assembly.form import FormItem
    from factquiz.gradebook.model import Row
    from factquiz.items.model import Item
    from factquiz.languages import Language
    from factquiz.scoring.mark import ItemScore

SYMBOLS = {
    State.RIGHT: "✓",
    State.PARTIAL: "◐",
    State.WRONG: "✗",
    State.OMITTED: "–",
    State.UNGRADABLE: "?",
}
"""A shape for every state, so that nothing is told by colour alone."""


def verdicts(words: Language) -> Mapping[State, str]:
    """Return how an answer stands, in words."""
    return {
        State.RIGHT: words.gettext("Right"),
        State.PARTIAL: words.gettext("Partly right"),
        State.WRONG: words.gettext("Wrong"),
        State.OMITTED: words.gettext("Not answered"),
        State.UNGRADABLE: words.gettext("Set aside for your instructor"),
    }


def problems(words: Language) -> Mapping[Problem, str]:
    """Return why a person has to look, said to the student."""
    return {
        Problem.UNKNOWN_LABEL: words.gettext(
            "The answer names an option that the question does not have."
        ),
        Problem.SEVERAL_CHOICES: words.gettext(
            "The answer names several options, and the question asks for one."
        ),
        Problem.REPEATED_LABEL: words.gettext("The answer names one option twice."),
        Problem.NOT_A_LIST: words.gettext(
            "The answer is a single text, and the question has several parts."
        ),
        Problem.WRONG_COUNT: words.gettext("The answer has more or fewer parts than the question."),
        Problem.NOT_TEXT: words.gettext("The answer is a list, and the question asks for words."),
        Problem.TOO_LONG: words.gettext("The answer is longer than the form allows."),
        Problem.CONTROL_CHARACTERS: words.gettext(
            "The answer holds invisible characters that no keyboard types."
        ),
        Problem.AMBIGUOUS: words.gettext(
            "The spelling is as near to a right answer as to a wrong one."
        ),
        Problem.NOT_A_NUMBER: words.gettext("The answer could not be read as a number or a range."),
        Problem.EXTRA_WORDS: words.gettext(
            "The number has words beside it that were not understood."
        ),
        Problem.NOT_A_DATE: words.gettext("The answer could not be read as a date."),
        Problem.TWO_READINGS: words.gettext("The answer can be read in two ways."),
    }


class ShownItem(Record, frozen=True, kw_only=True):
    """One question as the page shows it.

    ``given`` is what was sent, where nothing else on the page says it.
    It has ``reasons`` for its options or answers, or ``parts`` that were answered one by one;
    ``note`` says in words what is right of a near miss, ``corrected`` why it was corrected after
    grading; ``own`` has what she answered, part by part, without a word of the key.
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
    corrected: str
    own: tuple[str, ...]
    reasons: tuple[ShownReason, ...]
    parts: tuple[ShownPart, ...]


class Head(Record, frozen=True, kw_only=True):
    """What stands above the questions. With ``withheld`` nothing of the key may be shown.

    ``form`` is empty if no submission came in.
    ``receipt`` is the code that she saw when she saved her answers, if she did so on the form page.
    ``again`` has the numbers of the questions that were not wholly right.
    """

    title: str
    student: str
    form: str
    score: str
    percent: str
    notices: tuple[str, ...]
    withheld: bool
    receipt: str
    again: tuple[int, ...]


def head(row: Row, title: str, words: Language, *, withheld: bool) -> Head:
    """Return what is told of a submission as a whole; ``title`` is that of the quiz."""
    return Head(
        title=title,
        student=plain(row.student.name or row.student.id),
        form=row.form.code,
        score=out_of(row.score, row.max_score, words),
        percent=percent(row.score, row.max_score).replace(
            ".", words.pgettext("the decimal sign", ".")
        ),
        notices=tuple(_notices(row, words, withheld=withheld)),
        withheld=withheld,
        receipt=row.receipt,
        again=tuple(
            placed.number
            for placed, scored in zip(row.form.items, row.scores, strict=True)
            if scored.state not in {State.RIGHT, State.UNGRADABLE}
        ),
    )


def _notices(row: Row, words: Language, *, withheld: bool) -> Iterator[str]:
    if row.missed is not None:
        yield words.ngettext(
            "No answers to the quiz came in: it counts as 0 of {count} point.",
            "No answers to the quiz came in: it counts as 0 of {count} points.",
            ceil(row.missed) or 1,
            count=mixed(row.missed),
        )
    if row.deducted:
        yield words.ngettext(
            "{count} point was deducted for coming after the deadline.",
            "{count} points were deducted for coming after the deadline.",
            ceil(row.deducted),
            count=mixed(row.deducted),
        )
    if withheld and row.missed is None:
        yield words.gettext("The right answers are not shown here.")
    if ungradable := row.count(State.UNGRADABLE):
        yield words.ngettext(
            "This score is provisional: {count} response waits for your instructor, "
            "and the score may rise.",
            "This score is provisional: {count} responses wait for your instructor, "
            "and the score may rise.",
            ungradable,
        )
    if row.unmarked:
        waiting = ", ".join(each.rubric.title for each in row.marked if each.mark is None)
        yield words.gettext(
            "This score is provisional: not marked yet is {waiting}.", waiting=waiting
        )


def out_of(score: Fraction, most: Fraction, words: Language) -> str:
    """Return a score and the most that it could be, in words."""
    return words.ngettext(
        "{score} of {count} point",
        "{score} of {count} points",
        ceil(most),
        score=mixed(score),
        count=mixed(most),
    )


def shown_item(
    placed: FormItem, scored: ItemScore, book_url: str, words: Language, why: str = ""
) -> ShownItem:
    """Return what is told of one question; ``book_url`` is where the book's pages stand.

    ``why`` is the reason for which it was corrected after grading, if it was.
    """
    item = placed.item
    return ShownItem(
        number=placed.number,
        state=scored.state.value,
        symbol=SYMBOLS[scored.state],
        verdict=verdicts(words)[scored.state],
        points=out_of(scored.points, placed.points, words),
        stem=item.stem,
        statement=item.statement if isinstance(item, TrueFalse) else passage(item),
        given=plain(scored.given) if scored.problem or is_written(item) else "",
        typed=is_typed(item),
        problem=problems(words)[scored.problem] if scored.problem else "",
        note=note(item, scored, words),
        corrected=(
            words.gettext("Corrected after grading: {reason}", reason=plain(why)) if why else ""
        ),
        own=_own(item, scored, book_url, words),
        reasons=reasons(item, scored, book_url),
        parts=parts(item, scored, book_url, words),
    )


def _own(item: Item, scored: ItemScore, book_url: str, words: Language) -> tuple[str, ...]:
    """Return what a student answered in words: her choice, or what stands in each part."""
    if scored.problem or is_written(item):
        return (plain(scored.given),) if scored.given else ()
    answered = [
        f"{part.asked} → {part.right if part.state is State.RIGHT else part.given}"
        for part in parts(item, scored, book_url, words)
        if part.state is State.RIGHT or part.given
    ]
    chosen = [reason.text for reason in reasons(item, scored, book_url) if reason.chosen]
    return tuple(map(plain, answered or chosen))
