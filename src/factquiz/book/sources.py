"""The directive ``{source-list}``: each paragraph of each source, and the facts taken from it.

The way from a source to the lessons; a fact's mark is the way back.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from factquiz.book.course import depend_on_course, engine
from factquiz.book.folds import fold
from factquiz.book.interface import text_words
from factquiz.book.nodes import FINE_PRINT
from factquiz.book.reference.doctree import joined, link, note_targets, section
from factquiz.book.reference.reading import work
from factquiz.facts.marks import anchor
from factquiz.facts.sources import WHOLE
from factquiz.generation.wording import capital, name_of
from factquiz.items.base import SourceLink
from factquiz.knowledge.titles import title

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sphinx.application import Sphinx

    from factquiz.engine import Engine
    from factquiz.facts.kinds import Fact
    from factquiz.facts.sources import Section, Source
    from factquiz.languages import Language


LOOK_UP = "look-up"
"""The class of lists that are long and that nobody reads from end to end."""

_AT_ONCE = 3
"""How many facts of a paragraph are shown; more are folded, or the page has no end on a phone."""


_TEXTS, _RECORDS = "texts", "records"


def _only(argument: str) -> str:
    return directives.choice(argument, (_TEXTS, _RECORDS))


class SourceList(SphinxDirective):
    """All sources, section by section, paragraph by paragraph.

    ``only`` leaves out the others: ``texts`` are the sources with sections, ``records`` those
    that are cited as a whole.
    """

    has_content: ClassVar[bool] = False
    option_spec: ClassVar[dict[str, Callable[[str], str]] | None] = {"only": _only}

    def run(self) -> list[nodes.Node]:
        """Return a section for each source that has parts, and one for all the others.

        The others stand without a section of their own if they are alone on their page.
        """
        depend_on_course(self.env)
        loaded = engine(self.env.app)
        facts = _facts_at(loaded)
        words = text_words(self.env.app)
        only = self.options.get("only")
        cited = {source for source, _ in facts}
        used = [source for source in loaded.course.sources if source.id in cited]
        texts = [source for source in used if source.sections and only != _RECORDS]
        records = [source for source in used if not source.sections and only != _TEXTS]
        result: list[nodes.Element] = [_source(source, facts, words) for source in texts]
        if records:
            listed = _records(records, facts, words)
            heading = words.gettext("Records and other documents")
            result.append(listed if only else section("source-records", heading, [listed]))
        for each in result:
            note_targets(self.env, each.findall(nodes.term))
        return [*result]


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
    where = [_reference(source, words.gettext("The full reference"))] if source.cite else []
    if source.url:
        where.append(_original(source.url, words))
    told = [nodes.paragraph("", "", *joined(where, " · "), classes=[FINE_PRINT])] if where else []
    return section(f"source-{source.id}", f"{source.label}: {source.title}", [*told, *parts])


def _part(source: Source, part: Section, facts: Facts, words: Language) -> nodes.section:
    entries = nodes.definition_list(classes=[LOOK_UP])
    for number in range(1, part.paragraphs + 1):
        at = f"{part.id} ¶{number}"
        gist = part.gist[number - 1] if part.gist else ""
        said = [nodes.strong("", f"{at} "), nodes.Text(gist)]
        entries += _entry(source, at, said, facts, words)
    label = "" if part.id.islower() else f"{part.id}. "  # "note" is a name, and no number
    return section(f"source-{source.id}-{part.id}", f"{label}{part.title}", [entries])


def _records(sources: list[Source], facts: Facts, words: Language) -> nodes.definition_list:
    entries = nodes.definition_list(classes=[LOOK_UP])
    for source in sources:
        entries += _entry(
            source, WHOLE, [_reference(source, source.title)], facts, words, url=source.url
        )
    return entries


def _reference(source: Source, said: str) -> nodes.Node:
    """Return words that lead to the entry of a source in the bibliography, if it has one."""
    return work("", said, key=source.cite) if source.cite else nodes.Text(said)


def _original(url: str, words: Language) -> nodes.Node:
    return nodes.reference("", words.gettext("The original"), refuri=url, internal=False)


def _entry(  # noqa: PLR0913 (what an entry is made of)
    source: Source,
    at: str,
    said: Iterable[nodes.Node],
    facts: Facts,
    words: Language,
    *,
    url: str | None = None,
) -> nodes.definition_list_item:
    place = SourceLink(source=source.id, at=at, label=source.label)
    term = nodes.term("", "", *said, ids=[place.anchor])
    body = nodes.definition()
    if url:
        body += nodes.paragraph("", "", _original(url, words), classes=[FINE_PRINT])
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
