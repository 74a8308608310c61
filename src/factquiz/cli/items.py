"""``factquiz items``: every item that the facts allow."""

from __future__ import annotations

from itertools import chain, zip_longest
from typing import TYPE_CHECKING, assert_never

import click

from factquiz.cli.context import course_option, load, require_sound
from factquiz.items.arranged import Classify, Cloze, Match, Order
from factquiz.items.choosing import Choice, MultipleResponse, TrueFalse
from factquiz.items.codec import encode
from factquiz.items.model import interaction
from factquiz.items.reasons import reasons
from factquiz.items.typed import DateAnswer, Numeric, ShortAnswer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from factquiz.engine import Engine
    from factquiz.items.arranged import Prompt
    from factquiz.items.base import Evidence, Proof
    from factquiz.items.model import Item
    from factquiz.items.reasons import Reason

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
    from factquiz.assembly.sample import candidates  # noqa: PLC0415 (heavy)
    from factquiz.facts.validate import nearest  # noqa: PLC0415 (heavy)

    pool = engine.bank.items
    if quiz is not None:
        blueprint = engine.blueprint(quiz)
        if blueprint is None:
            names = [each.id for each in engine.blueprints]
            hint = nearest(quiz, names)
            raise click.BadParameter(
                f"there is no quiz {quiz!r}; quizzes are {', '.join(names)}. {hint}".rstrip(),
                param_hint="QUIZ",
            )
        fitting = {item.id for pool in candidates(pool, blueprint) for item in pool}
        pool = tuple(item for item in engine.bank.items if item.id in fitting)
    if fact is not None and fact not in engine.base.facts:
        raise click.BadParameter(f"there is no fact {fact!r}. {nearest(fact, engine.base.facts)}")
    return (item for item in pool if fact is None or fact in item.facts)


def _lines(item: Item) -> Iterator[str]:
    facts = ", ".join(item.facts)
    yield f"{item.id}  {interaction(item)} · {item.level} · {item.objective} · {facts}"
    yield f"  {item.stem}"
    yield from (f"  {line}" for line in _shown(item))
    for reason in reasons(item):
        yield from _reason(reason)
    if isinstance(item, Match | Classify):
        yield from (line for prompt in item.prompts for line in _refuted(item, prompt))
    yield ""


def _shown(item: Item) -> Iterator[str]:
    """Yield what a student reads beside the stem, where the reasons below do not say it."""
    match item:
        case TrueFalse():
            yield item.statement
        case Match() | Classify():
            yield "Targets: " + " · ".join(target.text for target in item.targets)
        case Cloze():
            gaps = (f"({number})" for number in range(1, len(item.gaps) + 1))
            yield "".join(chain(*zip_longest(item.texts, gaps, fillvalue="")))
        case Numeric():
            yield f"From {item.low} to {item.high} {item.unit}, tolerance {item.tolerance}".strip()
        case DateAnswer():
            yield f"ISO 8601: {item.date}"
        case Choice() | MultipleResponse() | ShortAnswer() | Order():
            pass
        case _:
            assert_never(item)


def _reason(reason: Reason) -> Iterator[str]:
    part = f"{reason.part} → " if reason.part else ""
    yield f"  [{'x' if reason.key else ' '}] {part}{reason.text}"
    yield f"      {reason.rationale}"
    yield f"      proof {_proof(reason.proof)}; {_where(reason.evidence)}"


def _refuted(item: Match | Classify, prompt: Prompt) -> Iterator[str]:
    texts = {target.id: target.text for target in item.targets}
    for each in prompt.refuted:
        yield f"  [ ] {prompt.text} → {texts[each.target]}"
        yield f"      proof {_proof(each.proof)}"


def _proof(proof: Proof) -> str:
    return f"{proof.kind}: {', '.join(proof.statements)}"


def _where(evidence: Evidence) -> str:
    lessons = [f"{link.lesson}#{link.anchor}" for link in evidence.lessons]
    return " · ".join((*lessons, *(link.label for link in evidence.sources)))
