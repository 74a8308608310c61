"""What a note at hand tells: a definition, or where a sentence comes from and how it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from factquiz.facts.entry import Standing
from factquiz.facts.sources import WHOLE
from factquiz.generation.wording import holder_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factquiz.engine import Engine
    from factquiz.facts.sources import Source
    from factquiz.items.base import SourceLink


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to a place in the book."""

    words: str
    docname: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Definition:
    """What a word means, with the way to its entry and to the sentence that teaches it."""

    name: str
    acronym: str
    means: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """How a fact stands: ``holder`` as a reader is told, and what others say where it is contested.

    ``corrects`` says what the source has instead, where the course follows the record.
    """

    standing: Standing = Standing.ESTABLISHED
    holder: str = ""
    others: tuple[str, ...] = ()
    corrects: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a source, or a source as a whole: its name in words, and what it is about."""

    link: SourceLink
    place: str
    gist: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """A paragraph that a sentence rests on, how the sentence stands, and questions on it.

    ``asks`` are the facts that the page can ask about where the note stands.
    """

    paragraph: Paragraph
    judgements: tuple[Judgement, ...]
    links: tuple[Link, ...]
    questions: tuple[Link, ...]
    asks: tuple[str, ...] = ()


Note: TypeAlias = Definition | Citation


@dataclass(frozen=True, slots=True)
class Ground:
    """One paragraph that one fact cites, and how the fact stands."""

    paragraph: Paragraph
    judgement: Judgement


def grounds(loaded: Engine, fact_id: str) -> tuple[Ground, ...]:
    """Return what a mark of a fact can tell, source by source."""
    fact = loaded.base.facts[fact_id]
    holder = holder_text(loaded.base, fact.holder) if fact.holder else ""
    corrects = {(each.source, each.at): each.corrects or "" for each in fact.source}
    return tuple(
        Ground(
            paragraph(loaded.course.source(link.source), link),
            Judgement(
                fact.stands, holder, fact.other_positions, corrects.get((link.source, link.at), "")
            ),
        )
        for link in loaded.base.evidence(fact_id).sources
    )


def paragraph(source: Source | None, link: SourceLink) -> Paragraph:
    """Return a place in a source in words: “Tavani 2019, section 3, paragraph 2”."""
    label = link.label.removesuffix(f", {link.at}")
    if source is None or link.at == WHOLE:
        return Paragraph(link, label, source.title if source and source.title != label else "")
    section, gist = next(_section_of(source, link.at), ("", ""))
    number = link.at.rpartition("¶")[2]
    return Paragraph(link, f"{label}, section {section}, paragraph {number}", gist)


def _section_of(source: Source, at: str) -> Iterator[tuple[str, str]]:
    """Yield the section of a place and the gist of its paragraph."""
    name, _, number = at.rpartition(" ¶")
    for section in source.sections:
        if section.id == name:
            yield name, section.gist[int(number) - 1] if section.gist else ""
