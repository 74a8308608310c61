"""Everything that ``factquiz check`` says of a course, as diagnostics in their places."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from factquiz.assembly.assemble import Assembler
from factquiz.assembly.blueprint import Purpose
from factquiz.checks import consistency
from factquiz.checks.flaws import flaws
from factquiz.diagnostics import Diagnostic, Place, Severity, in_order
from factquiz.facts.kinds import Issue, Voice
from factquiz.generation.wording import name_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factquiz.engine import Engine
    from factquiz.items.model import Item
    from factquiz.knowledge.base import KnowledgeBase


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


def _holder_named(base: KnowledgeBase, item: Item, place: Place) -> Iterator[Diagnostic]:
    """Find an opinion that is asked as if it were the truth."""
    holder = base.facts[item.facts[0]].holder
    if not holder or item.pattern == "stand.holder":
        return
    text = f"{item.stem} {getattr(item, 'statement', '')}"
    if name_of(base, holder).casefold() not in text.casefold():
        yield Diagnostic(
            "opinion-without-holder",
            f"item {item.id} asks for a judgement without naming {holder!r}: {text.strip()!r}",
            place,
            "This is a mistake of factquiz: a judgement must be asked in its holder's name.",
        )


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
        assembler = Assembler(engine.bank.items, blueprint)
        if blueprint.file.purpose is Purpose.PRACTICE:
            _, found = assembler.practice()
        else:
            _, found = assembler.graded(b"check", "check")
        yield from found
