"""The table behind the figure: date, what, lesson and source of each entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from factquiz.book.reference.doctree import joined, link
from factquiz.book.timeline.drawing import row_glyph
from factquiz.book.timeline.entries import row_id
from factquiz.book.timeline.nodes import timeline_glyph
from factquiz.book.timeline.wording import time_text
from factquiz.facts.marks import anchor

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factquiz.book.timeline.entries import Entry
    from factquiz.engine import Engine
    from factquiz.languages import Language

_WIDTHS = (20, 38, 20, 22)
RECORD = "record"
"""What a source is filtered by that the course does not study itself."""


def row_classes(entry: Entry, loaded: Engine) -> list[str]:
    """Return what an entry can be filtered by, as classes of its row."""
    sources = dict.fromkeys(source_group(each, loaded) for each in entry.sources)
    return [
        f"in-lesson-{entry.lesson}",
        *(f"from-source-{each}" for each in sources),
        *(f"of-body-{each}" for each in entry.bodies),
    ]


def source_group(source: str, loaded: Engine) -> str:
    """Return a studied source as itself, and any other as one of the records."""
    found = loaded.course.source(source)
    return source if found and found.studied else RECORD


def table(entries: Iterable[Entry], loaded: Engine, words: Language, *, links: bool) -> nodes.table:
    """Return a table with a row for each entry; ``links`` tells whether sources have a page."""
    heads = (
        words.gettext("Date"),
        words.gettext("What"),
        words.gettext("Lesson"),
        words.gettext("Source"),
    )
    group = nodes.tgroup(cols=len(heads))
    group.extend(nodes.colspec(colwidth=width) for width in _WIDTHS)
    head = nodes.row("", *(_cell(nodes.Text(name)) for name in heads))
    group += nodes.thead("", head)
    group += nodes.tbody("", *(_row(each, loaded, links=links) for each in entries))
    return nodes.table("", group, classes=["timeline-table", "stacked", "colwidths-given"])


def _row(entry: Entry, loaded: Engine, *, links: bool) -> nodes.row:
    lesson = loaded.course.lesson(entry.lesson)
    mark = timeline_glyph("", drawing=row_glyph(entry))
    when = nodes.inline("", time_text(entry), classes=["timeline-date"])
    return nodes.row(
        "",
        _cell(mark, nodes.Text(" "), when),
        _cell(_taught(entry, loaded)),
        _cell(nodes.Text(lesson.title if lesson else "")),
        _cell(*_sources(entry, loaded, links=links)),
        ids=[row_id(entry)],
        classes=row_classes(entry, loaded),
    )


def _taught(entry: Entry, loaded: Engine) -> nodes.Node:
    """Return what happened, as a link to the sentence of the lesson that says so."""
    if entry.fact not in loaded.marks:
        return nodes.Text(entry.what)
    return link(anchor(entry.fact), entry.what)


def _sources(entry: Entry, loaded: Engine, *, links: bool) -> Iterable[nodes.Node]:
    """Return the sources; those of a fact that no lesson teaches are not on their page."""
    listed = links and entry.fact in loaded.marks
    return joined(
        [
            link(each.anchor, each.label) if listed else nodes.Text(each.label)
            for each in loaded.base.evidence(entry.fact).sources
        ],
        "; ",
    )


def _cell(*content: nodes.Node) -> nodes.entry:
    return nodes.entry("", nodes.paragraph("", "", *content))
