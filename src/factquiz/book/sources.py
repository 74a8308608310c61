"""The directive ``{source-list}``: each paragraph of each source, and the facts taken from it.

The way from a source to the lessons; a fact's mark is the way back.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from factquiz.book.course import depend_on_course, engine
from factquiz.book.folds import fold
from factquiz.book.interface import text_words
from factquiz.book.reference.doctree import link, note_targets, section
from factquiz.facts.marks import anchor
from factquiz.facts.sources import WHOLE
from factquiz.generation.wording import capital, name_of
from factquiz.items.base import SourceLink
from factquiz.knowledge.titles import title

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from factquiz.engine import Engine
    from factquiz.facts.kinds import Fact
    from factquiz.facts.sources import Section, Source
    from factquiz.languages import Language


LOOK_UP = "look-up"
"""The class of lists that are long and that nobody reads from end to end."""

_AT_ONCE = 3
"""How many facts of a paragraph are shown; more are folded, or the page has no end on a phone."""


class SourceList(SphinxDirective):
    """All sources, section by section, paragraph by paragraph."""

    has_content: ClassVar[bool] = False

    def run(self) -> list[nodes.Node]:
        """Return a section for each source that has parts, and one for all the others."""
        depend_on_course(self.env)
        loaded = engine(self.env.app)
        facts = _facts_at(loaded)
        words = text_words(self.env.app)
        cited = {source for source, _ in facts}
        used = [source for source in loaded.course.sources if source.id in cited]
        result: list[nodes.Node] = [
            _source(source, facts, words) for source in used if source.sections
        ]
        other = [source for source in used if not source.sections]
        if other:
            result.append(_records(other, facts, words))
        for each in result:
            note_targets(self.env, each.findall(nodes.term))
        return result


Facts = dict[tuple[str, str], list[tuple[str, str]]]
"""Fact id and title, by source and place."""


def _facts_at(loaded: Engine) -> Facts:
    found: defaultdict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for fact in loaded.base.facts.values():
        if fact.id in loaded.marks:
            for locator in fact.source:
                found[locator.source or "", locator.at].append((fact.id, _heading(loaded, fact)))
    return dict(found)


def _heading(loaded: Engine, fact: Fact) -> str:
    """Return a line for a fact; a judgement begins with its holder."""
    if not fact.holder:
        return title(fact)
    return f"{capital(name_of(loaded.base, fact.holder))}: {title(fact)}"


def _source(source: Source, facts: Facts, words: Language) -> nodes.section:
    parts = (_part(source, part, facts, words) for part in source.sections)
    return section(f"source-{source.id}", f"{source.label}: {source.title}", parts)


def _part(source: Source, part: Section, facts: Facts, words: Language) -> nodes.section:
    entries = nodes.definition_list(classes=[LOOK_UP])
    for number in range(1, part.paragraphs + 1):
        at = f"{part.id} ¶{number}"
        gist = part.gist[number - 1] if part.gist else ""
        entries += _entry(source, at, f"{at} ", gist, facts, words)
    label = "" if part.id.islower() else f"{part.id}. "  # "note" is a name, and no number
    return section(f"source-{source.id}-{part.id}", f"{label}{part.title}", [entries])


def _records(sources: list[Source], facts: Facts, words: Language) -> nodes.section:
    entries = nodes.definition_list(classes=[LOOK_UP])
    for source in sources:
        entries += _entry(source, WHOLE, "", source.title, facts, words)
    return section("source-records", words.gettext("Records and other documents"), [entries])


def _entry(  # noqa: PLR0913, PLR0917 (what an entry is made of)
    source: Source, at: str, lead: str, gist: str, facts: Facts, words: Language
) -> nodes.definition_list_item:
    place = SourceLink(source=source.id, at=at, label=source.label)
    term = nodes.term("", "", ids=[place.anchor])
    if lead:
        term += nodes.strong(lead, lead)
    term += nodes.Text(gist)
    body = nodes.definition()
    items = nodes.bullet_list()
    for fact, heading in facts.get((source.id, at), []):
        items += nodes.list_item("", nodes.paragraph("", "", link(anchor(fact), heading)))
    if len(items) > _AT_ONCE:
        body += fold("", items, summary=words.ngettext("{count} fact", "{count} facts", len(items)))
    elif len(items):
        body += items
    else:
        body += nodes.paragraph(
            "", words.gettext("No fact of the lessons here yet rests on this paragraph.")
        )
    return nodes.definition_list_item("", term, body)


def setup_sources(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("source-list", SourceList)
