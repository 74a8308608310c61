"""What says the same without having a name: stands in the same words, figures of one measure.

Two stands that share a sentence, or an answer to one question, are one stand of two holders.
Two figures of one measure at one time are one figure, on which two sources may differ.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from factquiz.facts.figures import Figure
from factquiz.knowledge.text import normal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factquiz.facts.kinds import Fact
    from factquiz.knowledge.stand import Stand

Link = tuple[str, str]
"""Two ids that mean one thing."""


def stand_links(stands: Iterable[Stand]) -> Iterator[Link]:
    """Yield the stands that say the same, each linked to the first that says so."""
    first: dict[tuple[str, str], str] = {}
    for stand in stands:
        said = [("", normal(text)) for text in (stand.says, *stand.paraphrases)]
        answers = [(stand.issue, normal(text)) for text in (stand.answer, *stand.accept) if text]
        for meaning in (*said, *(answers if stand.issue else ())):
            yield stand.id, first.setdefault(meaning, stand.id)


def figure_links(facts: Iterable[Fact]) -> Iterator[Link]:
    """Yield the figures that may be of one measure at one time: their times touch."""
    measures: defaultdict[tuple[str, str], list[Figure]] = defaultdict(list)
    for fact in facts:
        if isinstance(fact, Figure):
            measures[normal(fact.measure), normal(fact.given or "")].append(fact)
    for figures in measures.values():
        figures.sort(key=lambda figure: (figure.as_of.first, figure.id))
        reaching = figures[0]
        for figure in figures[1:]:
            if not reaching.as_of.before(figure.as_of):
                yield figure.id, reaching.id
            if figure.as_of.last > reaching.as_of.last:
                reaching = figure
