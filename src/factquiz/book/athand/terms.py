"""The first use of a glossary word in each section of a lesson: a doctree transform.

No mark in the lesson is needed.
``[NATO]{.no-definition}`` keeps a word as it is, the same class on a block all words in it,
and ``definitions: false`` in the front matter a whole page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from factquiz.book.athand.lexicon import Lexicon
from factquiz.book.athand.notes import Definition, Link
from factquiz.book.course import engine
from factquiz.book.interface import interface
from factquiz.book.nodes import defined, fact_mark, quiz, taught
from factquiz.book.reference.entries import Entry, glossary
from factquiz.book.reference.glossary import definition
from factquiz.facts.marks import anchor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.domains.std import StandardDomain

OFF = "no-definition"
"""The class of what is left as it is."""

LONGEST = 3
"""How many words can be pressed as one: a button does not break over lines as words do.

A longer name says what it is; its acronym, right behind it as a rule, is marked instead.
"""

UNTOUCHED = (
    nodes.title,
    nodes.rubric,
    nodes.reference,
    addnodes.download_reference,
    nodes.figure,
    nodes.caption,
    nodes.image,
    nodes.table,
    nodes.literal,
    nodes.literal_block,
    nodes.raw,
    nodes.math,
    nodes.math_block,
    nodes.footnote,
    nodes.citation,
    nodes.abbreviation,
    nodes.term,
    fact_mark,
    quiz,
)
"""What is no running text, or is something to press already."""

_NO = frozenset({"false", "no", "off"})

Words = tuple[Lexicon, dict[str, Entry]]
_WORDS: WeakKeyDictionary[Sphinx, Words] = WeakKeyDictionary()


class DefineTerms(SphinxPostTransform):
    """Marks the words; it comes after references are resolved, for links stay as they are."""

    default_priority = 120

    def run(self, **_: Any) -> None:  # noqa: ANN401 (Sphinx's signature)
        """Mark the words of a lesson, section by section."""
        switch = str(self.env.metadata.get(self.env.docname, {}).get("definitions", ""))
        lessons = {lesson.page for lesson in engine(self.app).course.lessons}
        if self.env.docname in lessons and switch.casefold() not in _NO:
            lexicon, entries = _words(self.app)
            for part in _parts(self.document):
                self._mark(part, lexicon, entries)

    def _mark(self, part: list[nodes.Node], lexicon: Lexicon, entries: dict[str, Entry]) -> None:
        """Mark the first use of each word in a part of the page."""
        seen: set[str] = set()
        texts = [text for node in part for text in node.findall(nodes.Text)]
        for text in texts:
            if _is_running(text):
                self._mark_text(text, seen, lexicon, entries)

    def _mark_text(
        self, text: nodes.Text, seen: set[str], lexicon: Lexicon, entries: dict[str, Entry]
    ) -> None:
        said, done = str(text), 0
        made: list[nodes.Node] = []
        for found in lexicon.find(said):
            words = said[found.begin : found.end]
            if found.fact in seen or len(words.split()) > LONGEST:
                continue
            seen.add(found.fact)
            note = self._definition(entries[found.fact])
            if note is None or _teaches(text, found.fact):
                continue
            made += [nodes.Text(said[done : found.begin]), defined("", words, note=note)]
            done = found.end
        if made:
            made.append(nodes.Text(said[done:]))
            parent = text.parent
            place = parent.index(text)
            parent[place : place + 1] = [each for each in made if each.astext()]

    def _definition(self, entry: Entry) -> Definition | None:
        """Return the note on an entry; nothing if the book has no page that the entry stands on."""
        domain: StandardDomain = self.env.get_domain("std")  # type: ignore[assignment]
        place = domain.anonlabels.get(entry.anchor)
        means = definition(entry)
        if place is None or not means:
            return None
        words = interface(self.app)
        links = [Link(words.gettext("In the glossary"), *place)]
        mark = engine(self.app).marks.get(entry.fact)
        if mark:
            links.append(
                Link(words.gettext("Where it is taught"), mark.lesson.page, anchor(entry.fact))
            )
        return Definition(entry.name, entry.acronym, means, tuple(links))


def _words(app: Sphinx) -> Words:
    """Return the lexicon and the entries of a course, made once for a build."""
    if app not in _WORDS:
        entries = glossary(engine(app).base)
        _WORDS[app] = Lexicon(engine(app).base, entries), {each.fact: each for each in entries}
    return _WORDS[app]


def _parts(document: nodes.document) -> Iterator[list[nodes.Node]]:
    """Yield what a page holds before its first section, then each of its sections."""
    page = next(document.findall(nodes.section), document)
    yield [each for each in page.children if not isinstance(each, nodes.section)]
    for each in page.children:
        if isinstance(each, nodes.section):
            yield [each]


def _ancestors(node: nodes.Node) -> Iterator[nodes.Element]:
    while node.parent is not None:
        node = node.parent
        yield node


def _is_running(text: nodes.Text) -> bool:
    """Tell whether a text is prose that nobody has switched off."""
    return not any(
        isinstance(above, UNTOUCHED) or OFF in above.get("classes", ())
        for above in _ancestors(text)
    )


def _teaches(text: nodes.Text, fact: str) -> bool:
    """Tell whether a text stands in the very sentence that teaches a fact."""
    sentences = (above for above in _ancestors(text) if isinstance(above, taught))
    return any(anchor(fact) in sentence["ids"] for sentence in sentences)


def setup_terms(app: Sphinx) -> None:
    """Register the transform."""
    app.add_post_transform(DefineTerms)
