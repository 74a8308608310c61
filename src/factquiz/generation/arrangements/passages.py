"""Passages with gaps on one subject: a place to type, a date to choose."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from factquiz.generation.arrangement import Passage
from factquiz.generation.convert import option
from factquiz.generation.identity import chosen
from factquiz.generation.questions.common import (
    distinct,
    is_plural,
    right_reply,
    state,
    subject_text,
    testable,
)
from factquiz.generation.questions.neighbours import Neighbours
from factquiz.generation.questions.reasons import noted
from factquiz.generation.questions.values import wrong_values
from factquiz.generation.short_answer import allowed_edits
from factquiz.generation.wording import capital, fill, on_day, value_text
from factquiz.items.arranged import Gap
from factquiz.items.base import Answer, Level
from factquiz.knowledge.statement import Moment
from factquiz.knowledge.text import content_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factquiz.generation.question import Reply
    from factquiz.items.base import Option
    from factquiz.knowledge.base import KnowledgeBase
    from factquiz.knowledge.statement import Statement

FEWEST_DISTRACTORS = 2
_TWO_GAPS = {
    ("place", "happened"): ("{subject} took place in ", " ", "."),
    ("signed_at", "signed"): ("{subject} {was} signed in ", " ", "."),
    ("adopted_at", "adopted"): ("{subject} {was} adopted in ", " ", "."),
    ("began", "ended"): ("{subject} began ", " and came to an end ", "."),
    ("signed", "in_force"): ("{subject} {was} signed ", " and entered into force ", "."),
    ("signed", "ended"): ("{subject} {was} signed ", " and ceased to bind ", "."),
}
"""The sentences with two gaps, by the properties that fill them."""


_STEMS = ("Complete the sentence.", "Fill the gaps in this sentence.")


def arrangements(base: KnowledgeBase) -> Iterator[Passage]:
    """Yield a passage for each subject that has two values which make a sentence."""
    neighbours = Neighbours(base)
    for (first, second), texts in _TWO_GAPS.items():
        for one in base.with_property(first):
            for other in base.about(one.subject, second):
                of_record = not one.holder and other.fact == one.fact
                if of_record and testable(base, one.fact):
                    yield from _passage(base, neighbours, (one, other), texts)


def _passage(
    base: KnowledgeBase,
    neighbours: Neighbours,
    statements: tuple[Statement, Statement],
    texts: tuple[str, ...],
) -> Iterator[Passage]:
    fact = base.facts[statements[0].fact]
    gaps = tuple(_gap(base, neighbours, statement) for statement in statements)
    subject = subject_text(base, statements[0])
    given_away = content_words(subject) & content_words(value_text(base, statements[0].value))
    if None in gaps or given_away:
        return
    yield Passage(
        pattern=".".join(("gaps", *(statement.property for statement in statements))),
        subject=statements[0].id,
        stem=chosen(_STEMS, statements[0].id),
        lesson=fact.lesson or "",
        objective=fact.objective or "",
        level=Level.REMEMBER,
        facts=(fact.id,),
        statements=tuple(statement.id for statement in statements),
        texts=tuple(
            capital(fill(text, subject, plural=is_plural(base, statements[0])))
            if number == 0
            else text
            for number, text in enumerate(texts)
        ),
        gaps=tuple(gap for gap in gaps if gap is not None),
    )


def _gap(base: KnowledgeBase, neighbours: Neighbours, statement: Statement) -> Gap | None:
    """Return the gap for a value: a city is typed, a date is chosen among proven distractors."""
    reason = noted(base, statement.fact, state(base, statement))
    key = right_reply(base, statement, value_text(base, statement.value), reason)
    if statement.property in {"place", "signed_at", "adopted_at"}:
        answer = Answer(
            text=key.text,
            key=True,
            rationale=reason,
            proof=key.proof,
            evidence=key.evidence,
        )
        return Gap(id=statement.id, answers=(answer,), max_edits=allowed_edits((key.text,)))
    wrong = distinct(wrong_values(base, statement, tuple(neighbours.of(statement))))
    if len(wrong) < FEWEST_DISTRACTORS:
        return None
    return Gap(id=statement.id, options=tuple(_in_sentence(each) for each in (key, *wrong)))


def _in_sentence(reply: Reply) -> Option:
    """Return a date as it stands in a sentence, with its preposition."""
    shown = option(reply)
    if not isinstance(reply.value, Moment):
        return shown
    return msgspec.structs.replace(shown, text=on_day(reply.value.when))
