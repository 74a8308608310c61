"""Who signed what with whom: documents as rows, parties as columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from docutils.parsers.rst import directives
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from factquiz.book.atlas.matrix import Matrix, Name, Row, table
from factquiz.book.atlas.nodes import dot_matrix
from factquiz.book.atlas.outlines import key
from factquiz.book.atlas.words import listing
from factquiz.book.course import depend_on_course, engine
from factquiz.book.interface import text_words
from factquiz.facts.things import Document
from factquiz.generation.wording import bare, capital, day, name_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from docutils import nodes
    from sphinx.application import Sphinx

    from factquiz.engine import Engine
    from factquiz.facts.dates import When
    from factquiz.languages import Language

logger = logging.getLogger(__name__)

Column = tuple[str, ...]
"""The names of one party, as “the Soviet Union” and “Russia”; the last is its newest."""


def columns_option(argument: str) -> tuple[Column, ...]:
    """Read columns: parties parted by semicolons, the names of one by slashes."""
    parts = directives.unchanged_required(argument).split(";")
    return tuple(tuple(name.strip() for name in part.split("/")) for part in parts)


def agreed(document: Document) -> When | None:
    """Return when a document was agreed to: when it was signed, failing that adopted."""
    return document.signed or document.adopted


def documents(loaded: Engine) -> tuple[Document, ...]:
    """Return the documents whose parties the facts name, the oldest first."""
    found = [
        fact
        for fact in loaded.base.facts.values()
        if isinstance(fact, Document) and fact.parties and agreed(fact)
    ]
    return tuple(sorted(found, key=lambda fact: (_first(fact), fact.id)))


def _first(document: Document) -> str:
    when = agreed(document)
    return when.first.isoformat() if when else ""


def matrix(loaded: Engine, columns: Sequence[Column], words: Language) -> Matrix:
    """Return a row for each document that has a party among the columns."""
    places = {key(name): place for place, names in enumerate(columns) for name in names}
    rows = []
    for document in documents(loaded):
        has = {places[key(party)] for party in document.parties if key(party) in places}
        others = [party for party in document.parties if key(party) not in places]
        when = agreed(document)
        if has and when is not None:
            rows.append(
                Row(
                    has=tuple(sorted(has)),
                    last=capital(day(when)),
                    names=(_name(loaded, document),),
                    remark=words.gettext("with {others}", others=listing(others, words))
                    if others
                    else "",
                )
            )
    return Matrix(
        columns=tuple(" / ".join(capital(bare(name)) for name in names) for names in columns),
        rows=tuple(rows),
        caption=words.gettext("Who agreed to what, the oldest first"),
        last=words.gettext("Date"),
        below=words.gettext("Document"),
        choose=words.gettext("Show what all of these agreed to"),
        some=words.gettext("{bodies}: {count}. {names}."),
        none=words.gettext("{bodies}: nothing in this table."),
        ordered=True,
    )


def _name(loaded: Engine, document: Document) -> Name:
    text = capital(bare(name_of(loaded.base, document.id)))
    mark = loaded.marks.get(document.id)
    return Name(text, mark.lesson.page, mark.anchor) if mark else Name(text)


class Agreements(SphinxDirective):
    """The documents that some parties agreed to, of all whose parties the facts name."""

    option_spec: ClassVar[dict[str, Callable[[str], Any]]] = {"parties": columns_option}

    def run(self) -> list[nodes.Node]:
        """Return the matrix, or a warning if no document has one of the parties."""
        depend_on_course(self.env)
        loaded = engine(self.env.app)
        columns = self.options.get("parties", ())
        made = matrix(loaded, columns, text_words(self.env.app))
        known = {key(party) for document in documents(loaded) for party in document.parties}
        lost = [names for names in columns if not any(key(name) in known for name in names)]
        if lost or not made.rows:
            logger.warning(
                "no document has the party %s; name in `:parties:` some that documents have",
                ", ".join("/".join(names) for names in lost) or "asked for",
                location=self.get_location(),
                type="factquiz",
                subtype="atlas",
            )
        return [dot_matrix("", table(made), matrix=made)] if made.rows else []


def setup_agreements(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("agreements", Agreements)
