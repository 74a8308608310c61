"""``factquiz trace``: from source to fact to lesson to items, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from factquiz.cli.context import course_option, load
from factquiz.items.choosing import TrueFalse
from factquiz.items.model import interaction

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from factquiz.engine import Engine

_EPILOG = """\b
Example:
  factquiz trace paris-seminar            a fact
  factquiz trace "seminar2002 I.2 ¶1"     a paragraph of a source
  factquiz trace h3k2v9x0qapm             an item

\b
Exit codes:
  0  found
  2  nothing has that id
"""


@click.command("trace", epilog=_EPILOG)
@click.argument("thing")
@course_option
def command(*, thing: str, root: Path) -> None:
    """Follow THING (a fact, a source paragraph or an item) both ways."""
    engine = load(root)
    facts = tuple(_facts(engine, thing))
    if not facts:
        from factquiz.facts.validate import nearest  # noqa: PLC0415 (heavy)

        known = [*engine.base.facts, *engine.bank.by_id]
        raise click.BadParameter(
            f"nothing is called {thing!r}. {nearest(thing, known)}", param_hint="THING"
        )
    for fact in facts:
        click.echo("\n".join(_lines(engine, fact)))


def _facts(engine: Engine, thing: str) -> Iterator[str]:
    """Yield the facts that a name leads to."""
    if thing in engine.base.facts:
        yield thing
    item = engine.bank.by_id.get(thing)
    if item is not None:
        yield from item.facts
    source, _, at = thing.partition(" ")
    for fact in engine.base.facts.values():
        for locator in fact.source:
            if locator.source == source and at in {"", locator.at}:
                yield fact.id


def _lines(engine: Engine, fact_id: str) -> Iterator[str]:
    from factquiz.knowledge.titles import title  # noqa: PLC0415 (heavy)

    fact = engine.base.facts[fact_id]
    place = next(each.place() for each in engine.course.facts if each.fact.id == fact_id)
    yield f"fact     {fact_id} ({fact.kind}, {fact.stands}) at {place}"
    yield f"         {title(fact)}"
    for link in engine.base.evidence(fact_id).sources:
        yield f"source   {link.label}"
    mark = engine.marks.get(fact_id)
    yield f"lesson   {mark.place} #{mark.anchor}" if mark else "lesson   taught nowhere"
    for item in engine.bank.items:
        if fact_id in item.facts:
            text = item.statement if isinstance(item, TrueFalse) else item.stem
            yield f"item     {item.id} {interaction(item)}: {text}"
    yield ""
