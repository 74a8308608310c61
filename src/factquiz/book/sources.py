"""The directive ``{source-list}``: each paragraph of each source, and the facts taken from it.

The way from a source to the lessons; a fact's mark is the way back.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from sphinx import addnodes
from sphinx.util.docutils import SphinxDirective

from factquiz.book.course import depend_on_course, engine
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


class SourceList(SphinxDirective):
    """All sources, section by section, paragraph by paragraph."""

    has_content: ClassVar[bool] = False

    def run(self) -> list[nodes.Node]:
        """Return a section for each source that is studied, and one for all the others."""
        depend_on_course(self.env)
        loaded = engine(self.env.app)
        facts = _facts_at(loaded)
        studied = [source for source in loaded.course.sources if source.studied]
        other = [
            source
            for source in loaded.course.sources
            if not source.studied and any(at[0] == source.id for at in facts)
        ]
        used = [source for source in studied if any(at[0] == source.id for at in facts)]
        result: list[nodes.Node] = [_source(source, facts) for source in used]
        if other:
            result.append(_records(other, facts))
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


def _section(ident: str, heading: str, *content: nodes.Node) -> nodes.section:
    section = nodes.section(ids=[nodes.make_id(ident)])
    section += nodes.title(heading, heading)
    section.extend(content)
    return section


def _source(source: Source, facts: Facts) -> nodes.section:
    return _section(
        f"source-{source.id}",
        f"{source.label}: {source.title}",
        *(_part(source, section, facts) for section in source.sections),
    )


def _part(source: Source, section: Section, facts: Facts) -> nodes.section:
    entries = nodes.definition_list()
    for number in range(1, section.paragraphs + 1):
        at = f"{section.id} ¶{number}"
        gist = section.gist[number - 1] if section.gist else ""
        entries += _entry(source, at, f"{at} ", gist, facts)
    return _section(f"source-{source.id}-{section.id}", f"{section.id}. {section.title}", entries)


def _records(sources: list[Source], facts: Facts) -> nodes.section:
    entries = nodes.definition_list()
    for source in sources:
        entries += _entry(source, WHOLE, "", source.title, facts)
    return _section("source-records", "Records and other documents", entries)


def _entry(
    source: Source, at: str, lead: str, gist: str, facts: Facts
) -> nodes.definition_list_item:
    link = SourceLink(source=source.id, at=at, label=source.label)
    term = nodes.term("", "", ids=[link.anchor])
    if lead:
        term += nodes.strong(lead, lead)
    term += nodes.Text(gist)
    body = nodes.definition()
    items = nodes.bullet_list()
    for fact, heading in facts.get((source.id, at), []):
        items += nodes.list_item("", nodes.paragraph("", "", _link(fact, heading)))
    if len(items):
        body += items
    else:
        body += nodes.paragraph("", "No fact of the lessons here yet rests on this paragraph.")
    return nodes.definition_list_item("", term, body)


def _link(fact: str, heading: str) -> addnodes.pending_xref:
    return addnodes.pending_xref(
        "",
        nodes.inline("", heading),
        refdomain="std",
        reftype="ref",
        reftarget=anchor(fact),
        refexplicit=True,
        refwarn=True,
    )


def setup_sources(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("source-list", SourceList)
