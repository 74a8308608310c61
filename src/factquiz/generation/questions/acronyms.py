"""Questions about abbreviations: how a name is abbreviated, and what an abbreviation stands for.

Both are typed, never chosen: an invented expansion among the options would teach an error.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.generation.questions.common import attributed, frame, right_reply, testable
from factquiz.generation.questions.reasons import noted
from factquiz.generation.wording import bare, capital, fill, sentence
from factquiz.items.base import Level
from factquiz.knowledge.properties import PROPERTIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factquiz.generation.question import Question
    from factquiz.knowledge.base import KnowledgeBase
    from factquiz.knowledge.statement import Statement

_FEWEST_CAPITALS = 2


def questions(base: KnowledgeBase) -> Iterator[Question]:
    """Yield “how is it abbreviated” and “what does it stand for” for each abbreviation."""
    for statement in base.with_property("acronym"):
        if testable(base, statement.fact):
            yield from _both_ways(base, statement)


def _both_ways(base: KnowledgeBase, statement: Statement) -> Iterator[Question]:
    entity = base.entities[statement.subject]
    short = entity.acronym
    reason = noted(base, statement.fact, sentence(f"“{short}” is short for {bare(entity.name)}"))
    others = tuple(alias for alias in entity.aliases if _is_abbreviation(alias))
    full = (alias for alias in entity.aliases if alias not in others)
    sides = (
        (
            "value",
            short,
            tuple(_with_singular((short, *others))),
            tuple(fill(form, entity.name) for form in PROPERTIES["acronym"].ask),
        ),
        (
            "subject",
            capital(bare(entity.name)),
            tuple(bare(name) for name in (entity.name, *full)),
            (
                f"What does the abbreviation “{short}” stand for?",
                f"What is “{short}” short for?",
            ),
        ),
    )
    for side, text, typed, stems in sides:
        yield frame(
            base,
            statement.fact,
            f"acronym.{side}",
            statement.id,
            Level.REMEMBER,
            typed=typed,
            typed_stems=tuple(attributed(base, statement, stem) for stem in stems),
            replies=(right_reply(base, statement, text, reason),),
        )


def _is_abbreviation(name: str) -> bool:
    """Return whether a name is one, such as “CBM” or “CBMs”: capitals, but for a plural's s."""
    letters = [each for each in name.removesuffix("s") if each.isalpha()]
    return len(letters) >= _FEWEST_CAPITALS and all(each.isupper() for each in letters)


def _with_singular(names: Iterable[str]) -> Iterator[str]:
    """Yield abbreviations, and those of many things also for one of them: “CBMs”, “CBM”."""
    for name in names:
        yield name
        if name.endswith("s") and _is_abbreviation(name):
            yield name.removesuffix("s")
