"""``factquiz items``: every item that the facts allow."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from factquiz.assembly.sample import candidates
from factquiz.cli.context import course_option, load, require_sound
from factquiz.facts.validate import nearest
from factquiz.items.choosing import TrueFalse
from factquiz.items.codec import encode
from factquiz.items.model import interaction
from factquiz.items.typed import ShortAnswer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from factquiz.engine import Engine
    from factquiz.items.base import Answer, Evidence, Option
    from factquiz.items.model import Item

_EPILOG = """\b
Example:
  factquiz items seminar-2002-practice
  factquiz items --fact paris-seminar
  factquiz items --json | head

\b
Exit codes:
  0  shown
  1  the course's files have mistakes
  2  no such quiz or fact
"""


@click.command("items", epilog=_EPILOG)
@click.argument("quiz", required=False)
@course_option
@click.option("--fact", help="Only items on this fact.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def command(*, quiz: str | None, root: Path, fact: str | None, as_json: bool) -> None:
    """Show every item, with key, proofs, reasons and sources.

    With QUIZ, only those that one of its cells could draw.
    """
    engine = load(root)
    require_sound(engine)
    for item in _wanted(engine, quiz, fact):
        if as_json:
            click.echo(encode(item))
        else:
            click.echo("\n".join(_lines(item)))


def _wanted(engine: Engine, quiz: str | None, fact: str | None) -> Iterator[Item]:
    pool = engine.bank.items
    if quiz is not None:
        blueprint = engine.blueprint(quiz)
        if blueprint is None:
            names = [each.id for each in engine.blueprints]
            raise click.BadParameter(f"there is no quiz {quiz!r}. {nearest(quiz, names)}")
        fitting = {item.id for pool in candidates(pool, blueprint) for item in pool}
        pool = tuple(item for item in engine.bank.items if item.id in fitting)
    if fact is not None and fact not in engine.base.facts:
        raise click.BadParameter(f"there is no fact {fact!r}. {nearest(fact, engine.base.facts)}")
    return (item for item in pool if fact is None or fact in item.facts)


def _lines(item: Item) -> Iterator[str]:
    yield f"{item.id}  {interaction(item)} · {item.level} · {item.objective} · {item.facts[0]}"
    yield f"  {item.stem}"
    if isinstance(item, TrueFalse):
        yield f"  {item.statement}"
    entries = item.answers if isinstance(item, ShortAnswer) else item.options
    for entry in entries:
        yield from _entry(entry)
    yield ""


def _entry(entry: Option | Answer) -> Iterator[str]:
    yield f"  [{'x' if entry.key else ' '}] {entry.text}"
    yield f"      {entry.rationale}"
    proof = f"{entry.proof.kind}: {', '.join(entry.proof.statements)}"
    yield f"      proof {proof}; {_where(entry.evidence)}"


def _where(evidence: Evidence) -> str:
    lessons = [f"{link.lesson}#{link.anchor}" for link in evidence.lessons]
    return " · ".join((*lessons, *(link.label for link in evidence.sources)))
