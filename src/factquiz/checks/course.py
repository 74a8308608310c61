"""Everything that ``factquiz check`` says of a course, as diagnostics in their places."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from factquiz.assembly.blueprint import Purpose
from factquiz.checks import consistency, prose
from factquiz.checks.flaws import flaws
from factquiz.diagnostics import Diagnostic, Place, Severity, in_order
from factquiz.facts.positions import Issue
from factquiz.facts.things import Voice
from factquiz.generation.wording import name_of
from factquiz.items.arranged import Classify, Match, Order
from factquiz.items.base import ProofKind
from factquiz.items.reading import shown
from factquiz.knowledge.statement import Moment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factquiz.engine import Engine
    from factquiz.items.model import Item
    from factquiz.knowledge.base import KnowledgeBase
    from factquiz.knowledge.statement import Value


def check(engine: Engine) -> tuple[Diagnostic, ...]:
    """Return every mistake and warning of a course: files, items, lessons, quizzes."""
    places = {placed.fact.id: placed.place() for placed in engine.course.facts}
    return in_order(
        (
            *engine.diagnostics,
            *consistency.check(engine.base, places),
            *_items(engine, places),
            *_taught(engine, places),
            *_asked(engine, places),
            *_paragraphs(engine),
            *prose.check(engine),
            *_quizzes(engine),
        )
    )


def _items(engine: Engine, places: dict[str, Place]) -> Iterator[Diagnostic]:
    seen: Counter[str] = Counter(item.id for item in engine.bank.items)
    for item in engine.bank.items:
        place = places[item.facts[0]]
        if seen[item.id] > 1:
            message = f"item {item.id} exists {seen[item.id]} times"
            yield Diagnostic("duplicate-item", message, place, "This is a mistake of factquiz.")
        for finding in flaws(item):
            yield Diagnostic(
                finding.flaw.code,
                f"item {item.id} ({item.stem!r}): {finding.message}",
                place,
                "See docs/diagnostics.md; `factquiz items` shows the item.",
                finding.flaw.severity,
            )
        yield from _holder_named(engine.base, item, place)
        yield from _order_proven(engine.base, item, place)


def _holder_named(base: KnowledgeBase, item: Item, place: Place) -> Iterator[Diagnostic]:
    """Find an opinion that is asked as if it were the truth.

    The holder must be named in what is read, unless it is the holder that is asked for.
    """
    if item.pattern in {"stand.holder", "unseen.holder"}:
        return
    targets = item.targets if isinstance(item, Match | Classify) else ()
    text = " · ".join((shown(item), *(target.text for target in targets)))
    for holder in dict.fromkeys(base.facts[fact].holder for fact in item.facts):
        if holder and name_of(base, holder).casefold() not in text.casefold():
            yield Diagnostic(
                "opinion-without-holder",
                f"item {item.id} asks for a judgement without naming {holder!r}: {text!r}",
                place,
                "This is a mistake of factquiz: a judgement must be asked in its holder's name.",
            )


def _order_proven(base: KnowledgeBase, item: Item, place: Place) -> Iterator[Diagnostic]:
    """Find a chronology whose neighbours may have happened in the other order."""
    if not isinstance(item, Order) or any(e.proof.kind is not ProofKind.TIME for e in item.entries):
        return
    ordered = sorted(item.entries, key=lambda entry: entry.position)
    for one, other in pairwise(ordered):
        first, second = (base.statements[entry.id].value for entry in (one, other))
        if not _before(first, second):
            yield Diagnostic(
                "order-unproven",
                f"item {item.id}: nothing proves {one.text!r} to come before {other.text!r}",
                place,
                "This is a mistake of factquiz.",
            )


def _before(one: Value, other: Value) -> bool:
    return isinstance(one, Moment) and isinstance(other, Moment) and one.when.before(other.when)


def _taught(engine: Engine, places: dict[str, Place]) -> Iterator[Diagnostic]:
    for fact in engine.base.facts.values():
        # An issue is a question, and a voice of which nothing is said is only a name.
        says_something = not isinstance(fact, Issue | Voice) or bool(getattr(fact, "means", None))
        if fact.id not in engine.marks and says_something:
            yield Diagnostic(
                "untaught",
                f"no lesson teaches {fact.id!r}",
                places[fact.id],
                f"End the sentence that teaches it with {{fact}}`{fact.id}` in the lesson.",
            )


def _asked(engine: Engine, places: dict[str, Place]) -> Iterator[Diagnostic]:
    asked = {fact for item in engine.bank.items for fact in item.facts}
    for fact in engine.base.facts.values():
        silent = isinstance(fact, Issue | Voice) or fact.untested is not None
        if fact.id not in asked and not silent:
            yield Diagnostic(
                "unasked",
                f"no item can be made of {fact.id!r}",
                places[fact.id],
                "Add what a question needs (an answer, misreadings, members that are not on the "
                "list), or say why not with `untested`.",
                Severity.WARNING,
            )


def _paragraphs(engine: Engine) -> Iterator[Diagnostic]:
    cited = {
        (locator.source, locator.at)
        for fact in engine.base.facts.values()
        for locator in fact.source
    }
    begun = {source for source, _ in cited}
    for source in engine.course.sources:
        if not source.studied or source.id not in begun:
            continue
        for at in source.allowed():
            if (source.id, at) not in cited:
                yield Diagnostic(
                    "paragraph-without-fact",
                    f"no fact rests on {source.label}, {at}",
                    Place("book/sources.yml"),
                    "Write what a student should know from it.",
                    Severity.WARNING,
                )


def _quizzes(engine: Engine) -> Iterator[Diagnostic]:
    for blueprint in engine.blueprints:
        assembler = engine.assembler(blueprint)
        if blueprint.file.purpose is Purpose.PRACTICE:
            _, found = assembler.practice()
        else:
            _, found = assembler.graded(b"check", "check")
        yield from found
