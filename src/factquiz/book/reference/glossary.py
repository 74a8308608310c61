"""The directives ``{glossary-of-terms}`` and ``{acronyms}``: the words of a course, explained."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from factquiz.book.course import depend_on_course, engine
from factquiz.book.interface import text_words
from factquiz.book.reference import doctree
from factquiz.book.reference.entries import (
    DIGITS,
    Entry,
    filed,
    glossary,
    term_anchor,
    without_article,
)
from factquiz.book.search.records import FOUND_AS
from factquiz.generation.wording import name_of, sentence, series

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from factquiz.engine import Engine
    from factquiz.languages import Language


class Glossary(SphinxDirective):
    """Every term, letter by letter, under an index of the letters."""

    has_content: ClassVar[bool] = False

    def run(self) -> list[nodes.Node]:
        """Return the letters that there are, then a section for each."""
        depend_on_course(self.env)
        loaded = engine(self.env.app)
        letters = [
            (letter, [_item(self.env, loaded, entry) for entry in group])
            for letter, group in groupby(glossary(loaded.base), key=lambda entry: entry.letter)
        ]
        sections = [
            doctree.section(_letter_anchor(letter), letter, [nodes.definition_list("", *items)])
            for letter, items in letters
        ]
        for each in sections:
            doctree.note_targets(self.env, each.findall(nodes.term))
        return [_letters(letter for letter, _ in letters), *sections] if sections else []


class Acronyms(SphinxDirective):
    """A table of every acronym, each with a link to its entry in the glossary."""

    has_content: ClassVar[bool] = False

    def run(self) -> list[nodes.Node]:
        """Return the table; nothing if the course has no acronym."""
        depend_on_course(self.env)
        entries = [entry for entry in glossary(engine(self.env.app).base) if entry.acronym]
        rows = [
            doctree.row(
                [[nodes.Text(entry.acronym)], [doctree.link(entry.anchor, entry.name)]],
            )
            for entry in sorted(entries, key=lambda entry: filed(entry.acronym))
        ]
        words = text_words(self.env.app)
        heads = words.gettext("Acronym"), words.gettext("Stands for")
        return [doctree.table(heads, rows, widths=(1, 4))] if rows else []


def _letter_anchor(letter: str) -> str:
    return "letter-0-9" if letter == DIGITS else f"letter-{letter.lower()}"


def _letters(letters: Iterable[str]) -> nodes.paragraph:
    """Return a row of links to the letters: an index for the screen."""
    links = [
        nodes.reference("", letter, internal=True, refid=_letter_anchor(letter))
        for letter in letters
    ]
    return nodes.paragraph("", "", *doctree.joined(links, " "), classes=["letters"])


def _item(env: BuildEnvironment, loaded: Engine, entry: Entry) -> nodes.definition_list_item:
    head = nodes.term("", entry.name, ids=[entry.anchor])
    head[FOUND_AS] = entry.also
    if entry.acronym:
        head += nodes.Text(f" ({entry.acronym})")
    body = nodes.definition()
    if said := meaning(entry):
        body += nodes.paragraph("", said)
    fine_print = doctree.provenance(env, loaded, entry.fact)
    fine_print[:0] = _related(loaded, entry, text_words(env.app))
    body += fine_print
    return nodes.definition_list_item("", head, body)


def definition(entry: Entry) -> str:
    """Return what a word means as a sentence, in the name of its holder if it has one."""
    said = f"in the words of {entry.holder}, {entry.means}" if entry.holder else entry.means
    return sentence(said) if entry.means else ""


def meaning(entry: Entry) -> str:
    """Return the definition, and what is good to know beside it."""
    return " ".join(filter(None, (definition(entry), entry.note)))


def _related(loaded: Engine, entry: Entry, words: Language) -> list[nodes.Node]:
    """Return the other names of the thing, and the entries that are about it too."""
    parts: list[nodes.Node] = []
    if entry.also:
        also = words.gettext("Also {names}.", names=series(entry.also))
        parts += [nodes.Text(f"{also} ")]
    if entry.same:
        links = [
            doctree.link(term_anchor(each), without_article(name_of(loaded.base, each)))
            for each in entry.same
        ]
        said = words.gettext("The same as {names}.")
        parts += [*doctree.around(said, names=doctree.joined(links, ", ")), nodes.Text(" ")]
    return parts


def setup_glossary(app: Sphinx) -> None:
    """Register the directives."""
    app.add_directive("glossary-of-terms", Glossary)
    app.add_directive("acronyms", Acronyms)
