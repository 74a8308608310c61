"""What all families share: the frame of a question, and how a fact is named and reasoned about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.facts.entry import Named
from factquiz.facts.figures import Figure
from factquiz.facts.things import Event, Person, Voice
from factquiz.generation.question import Question, Reply
from factquiz.generation.wording import (
    at_the_time,
    capital,
    fill,
    holder_text,
    lower_question,
    name_of,
    sentence,
    value_phrase,
    value_text,
)
from factquiz.items.base import Level, Proof, ProofKind
from factquiz.knowledge.properties import PROPERTIES
from factquiz.knowledge.statement import Moment, Quantity, Thing, Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factquiz.facts.kinds import Fact
    from factquiz.knowledge.base import KnowledgeBase
    from factquiz.knowledge.statement import Statement, Value

POOL = 8
"""How many distractors an item keeps: enough for many forms, few enough to check every one."""


def entailed(*statements: str) -> Proof:
    """Return the proof of what is stated."""
    return Proof(kind=ProofKind.ENTAILED, statements=statements)


def subject_text(base: KnowledgeBase, statement: Statement) -> str:
    """Return what a statement is about, as it stands in running text."""
    fact = base.facts[statement.fact]
    if isinstance(fact, Figure):
        return f"{fact.measure} {fact.given}" if fact.given else fact.measure
    if isinstance(fact, Voice):
        return holder_text(base, fact.id)
    return name_of(base, statement.subject)


def brief(base: KnowledgeBase, statement: Statement) -> str:
    """Return the sentence that a statement makes, without a voice's setting: for reasons."""
    text = state(base, statement)
    fact = base.facts[statement.fact]
    return text.replace(f" {fact.setting}", "", 1) if isinstance(fact, Voice) else text


def is_plural(base: KnowledgeBase, statement: Statement) -> bool:
    """Return whether a statement's subject takes a plural verb."""
    fact = base.facts[statement.fact]
    return isinstance(fact, Named) and fact.plural


def has_ended(base: KnowledgeBase, statement: Statement) -> bool:
    """Return whether a statement's subject is known to have ended."""
    return any(True for _ in base.about(statement.subject, "ended"))


def _lasting(fact: Fact, form: str) -> str:
    """Put a phrase on a figure that holds to this day into the perfect: “has been”."""
    lasting = isinstance(fact, Figure) and fact.as_of.is_interval and fact.as_of.closing is None
    return form.replace("{was}", "has been") if lasting else form


def ask(base: KnowledgeBase, statement: Statement, form: str) -> str:
    """Fill the stem ``form`` for a statement; date a figure, and name the holder of a judgement."""
    fact = base.facts[statement.fact]
    stem = fill(
        _lasting(fact, form),
        subject_text(base, statement),
        plural=is_plural(base, statement),
        ended=has_ended(base, statement),
    )
    prefix = []
    if isinstance(fact, Figure):
        prefix.append(at_the_time(fact.as_of))
    if statement.holder:
        prefix.insert(0, f"according to {holder_text(base, statement.holder)}")
    return f"{capital(', '.join(prefix))}, {lower_question(stem)}" if prefix else capital(stem)


def attributed(base: KnowledgeBase, statement: Statement, stem: str) -> str:
    """Return a stem in the name of the statement's holder, if it has one."""
    if not statement.holder:
        return stem
    return f"According to {holder_text(base, statement.holder)}, {lower_question(stem)}"


def state(base: KnowledgeBase, statement: Statement, value: Value | None = None) -> str:
    """Return the sentence that a statement makes, or would make with another value.

    What it makes is worded once: all its neighbours quote it in their reasons.
    """
    if value is not None:
        return _worded(base, statement, value)
    text = base.worded.get(statement.id)
    if text is None:
        text = base.worded[statement.id] = _worded(base, statement, statement.value)
    return text


def _worded(base: KnowledgeBase, statement: Statement, value: Value) -> str:
    fact = base.facts[statement.fact]
    phrase = value_phrase(base, statement.property, value)
    form = PROPERTIES[statement.property].state
    if isinstance(fact, Event) and fact.happened and statement.property == "happened":
        form = f"{fact.happened} {{value}}"
    if isinstance(fact, Person):
        form = form.replace("{is}", "{was}")
    subject = subject_text(base, statement)
    text = fill(
        _lasting(fact, form),
        subject,
        phrase,
        plural=is_plural(base, statement),
        ended=has_ended(base, statement),
    )
    if isinstance(fact, Figure):
        text = f"{at_the_time(fact.as_of)}, {text}"
    if statement.holder:
        text = f"according to {holder_text(base, statement.holder)}, {text}"
    return sentence(text)


def shown_value(base: KnowledgeBase, statement: Statement) -> str:
    """Return a statement's value as an option shows it: worded once, for all its neighbours."""
    key = f"{statement.id} value"
    text = base.worded.get(key)
    if text is None:
        text = base.worded[key] = value_text(base, statement.value)
    return text


def clause(base: KnowledgeBase, statement: Statement) -> str:
    """Return what happened, without its date: for an option, or an entry to put in order."""
    fact = base.facts[statement.fact]
    if isinstance(fact, Event) and fact.happened:
        return capital(fact.happened)
    form = PROPERTIES[statement.property].state.replace(" {value}", "")
    subject = subject_text(base, statement)
    return capital(fill(form, subject, plural=is_plural(base, statement)))


def right_reply(base: KnowledgeBase, statement: Statement, text: str, reason: str) -> Reply:
    """Return the reply that a statement makes right."""
    return Reply(
        id=statement.id,
        text=text,
        key=True,
        rationale=reason,
        proof=entailed(statement.id),
        evidence=base.evidence(statement.fact),
        same=base.identity.of(statement.subject),
        rank=rank(statement.value),
        value=statement.value,
    )


def frame(
    base: KnowledgeBase,
    fact_id: str,
    pattern: str,
    subject: str,
    level: Level,
    **parts: object,
) -> Question:
    """Return a question on a fact, with the fact's lesson and objective filled in."""
    fact = base.facts[fact_id]
    return Question(
        pattern=pattern,
        subject=subject,
        lesson=fact.lesson or "",
        objective=fact.objective or "",
        level=level,
        facts=(fact_id,),
        statements=(subject,),
        **parts,  # type: ignore[arg-type]  # the callers' keywords are those of Question
    )


def distinct(replies: Iterable[Reply], count: int = POOL) -> tuple[Reply, ...]:
    """Return the first wrong replies, each text and each thing only once.

    Replies come nearest first and are made one by one, so no more are made than are kept.
    """
    texts: set[str] = set()
    things: set[str] = set()
    kept: list[Reply] = []
    for reply in replies:
        if reply.text in texts or (reply.same and reply.same in things):
            continue
        texts.add(reply.text)
        things.add(reply.same)
        kept.append(reply)
        if len(kept) == count:
            break
    return tuple(kept)


def rank(value: Value) -> str:
    """Return a text that sorts values that have an order: dates, numbers. Others have none."""
    match value:
        case Moment():
            return value.when.first.isoformat()
        case Quantity():
            return f"{value.low:020.6f}"
        case Words() | Thing():
            return ""


def testable(base: KnowledgeBase, fact_id: str) -> bool:
    """Return whether questions may be made of a fact."""
    return base.facts[fact_id].untested is None
