"""The nodes that the reference pages are made of: links to lessons and sources, headed lists."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from factquiz.book.evidence import source_name
from factquiz.book.interface import text_words
from factquiz.book.nodes import FINE_PRINT
from factquiz.facts.marks import anchor

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinx.domains.std import StandardDomain
    from sphinx.environment import BuildEnvironment

    from factquiz.engine import Engine


def link(target: str, words: str) -> addnodes.pending_xref:
    """Return words that lead to an anchor of the book, on whatever page it is."""
    return addnodes.pending_xref(
        "",
        nodes.inline("", words),
        refdomain="std",
        reftype="ref",
        reftarget=target,
        refexplicit=True,
        refwarn=True,
    )


def note_targets(env: BuildEnvironment, found: Iterable[nodes.Element]) -> None:
    """Make every id of some nodes a place that :func:`link` can lead to."""
    domain: StandardDomain = env.get_domain("std")  # type: ignore[assignment]
    for node in found:
        for name in node["ids"]:
            domain.note_hyperlink_target(name, env.docname, name, node.astext())


def section(ident: str, heading: str, content: Iterable[nodes.Node]) -> nodes.section:
    """Return a section under an anchor."""
    made = nodes.section(ids=[nodes.make_id(ident)])
    made += nodes.title(heading, heading)
    made.extend(content)
    return made


def joined(parts: Sequence[nodes.Node], between: str) -> Iterator[nodes.Node]:
    """Yield nodes with words between them."""
    for place, part in enumerate(parts):
        if place:
            yield nodes.Text(between)
        yield part


def around(text: str, **places: Iterable[nodes.Node]) -> Iterator[nodes.Node]:
    """Yield a text with nodes in the place of its words in braces."""
    for number, part in enumerate(re.split(r"\{(\w+)\}", text)):
        if number % 2:
            yield from places[part]
        elif part:
            yield nodes.Text(part)


def row(cells: Iterable[Iterable[nodes.Node]]) -> nodes.row:
    """Return a row of a table; each cell is one paragraph, and an empty cell has none."""
    made = nodes.row()
    for cell in cells:
        content = list(cell)
        made += nodes.entry("", *([nodes.paragraph("", "", *content)] if content else []))
    return made


def table(
    heads: Sequence[str], rows: Iterable[nodes.row], *, title: str = "", widths: Sequence[int] = ()
) -> nodes.table:
    """Return a table whose first column heads its rows; ``widths`` are shares of the page."""
    made = nodes.table()
    if title:
        made += nodes.title(title, title)
    made["classes"] += ["colwidths-given"] if widths else ["colwidths-auto"]
    group = nodes.tgroup(cols=len(heads))
    columns = [nodes.colspec(colwidth=width) for width in widths or [1] * len(heads)]
    columns[0]["stub"] = 1
    group.extend(columns)
    group += nodes.thead("", row([nodes.Text(head)] for head in heads))
    group += nodes.tbody("", *rows)
    made += group
    return made


def provenance(env: BuildEnvironment, loaded: Engine, fact: str) -> nodes.paragraph:
    """Return the line that says which lesson teaches a fact, and which sources it rests on.

    The page of sources, if the book has one, lists the sources of the facts that are taught.
    """
    words = text_words(env.app)
    made = nodes.paragraph(classes=[FINE_PRINT])
    mark = loaded.marks.get(fact)
    if mark:
        lesson = link(anchor(fact), mark.lesson.title)
        made += [*around(words.gettext("Taught in {lesson}."), lesson=[lesson]), nodes.Text(" ")]
    listed = mark is not None and loaded.course.sources_page in env.found_docs
    cited = [
        link(each.anchor, source_name(each)) if listed else nodes.Text(source_name(each))
        for each in loaded.base.evidence(fact).sources
    ]
    said = words.ngettext("Source: {sources}.", "Sources: {sources}.", len(cited))
    made += [*around(said, sources=joined(cited, "; "))]
    return made
