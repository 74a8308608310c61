"""How source paragraphs are named on paper, where a mark cannot be hovered over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.book.nodes import fact_mark
from factquiz.facts.sources import WHOLE

if TYPE_CHECKING:
    from sphinx.domains.std import StandardDomain
    from sphinx.environment import BuildEnvironment

    from factquiz.items.base import SourceLink


def listed_on(env: BuildEnvironment, link: SourceLink) -> str:
    """Return the page that lists a source paragraph, under the link's anchor; empty if none does.

    It is known when all pages are read.
    """
    domain: StandardDomain = env.get_domain("std")  # type: ignore[assignment]
    docname, _ = domain.anonlabels.get(link.anchor, ("", ""))
    return docname


def source_name(link: SourceLink) -> str:
    """Return source and place; a label that holds the place, or a whole source, is enough."""
    enough = link.at == WHOLE or link.at in link.label
    return link.label if enough else f"{link.label}, {link.at}"


def short_name(link: SourceLink) -> str:
    """Return what a mark shows: the place, or the label of a source cited as a whole."""
    return link.label if link.at == WHOLE else link.at


def run_of(mark: fact_mark) -> tuple[fact_mark, ...]:
    """Return a mark and those right behind it, or nothing if another one stands right before it.

    Marks in a row belong to one sentence; on paper they are one mark.
    """
    siblings = mark.parent.children
    place = siblings.index(mark)
    if place and isinstance(siblings[place - 1], fact_mark):
        return ()
    run: list[fact_mark] = []
    for each in siblings[place:]:
        if not isinstance(each, fact_mark):
            break
        run.append(each)
    return tuple(run)


def links_of_run(mark: fact_mark) -> tuple[SourceLink, ...]:
    """Return the source paragraphs of a run of marks, each once, in order."""
    return tuple(dict.fromkeys(link for each in run_of(mark) for link in each.links))
