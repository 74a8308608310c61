"""From doctree to Typst: walks a document and asks the handlers for each node.

A node without a handler is a problem with a place, never silence.
The translator knows the book around the document (labels, numbers, pictures) but no node type.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes

from factquiz.book.typst import literals
from factquiz.book.typst.anchors import DOCUMENT_PREFIX, Anchors, label_of
from factquiz.diagnostics import Diagnostic, Place, Severity
from factquiz.languages import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from factquiz.assembly.form import Form
    from factquiz.book.typst.handlers import Handler
    from factquiz.book.typst.structure import Chapter
    from factquiz.languages import Language

Number = tuple[int, ...]


@dataclass(frozen=True)
class Book:
    """What the documents of a book share. Numbers are those that Sphinx gave the web book.

    ``sections`` holds section numbers by document and anchor (``#id``, empty for the document),
    ``figures`` caption numbers by document, kind and id, ``captions`` the words before them,
    ``equations`` the shown number of each numbered formula by document and id,
    ``words`` are those of the book itself, in the language of its text,
    ``pictures`` the file name of each picture in the book by its address in the doctree.
    ``text_width`` is the length of a line in mm.
    ``sheets`` are the documents that are cut up: a section is a sheet, and stands on one page.
    Of an ``excerpt``, links to what it leaves out are words without a link.
    """

    source: Path
    anchors: Anchors
    title: str = ""
    sections: Mapping[str, Mapping[str, Number]] = field(default_factory=dict)
    figures: Mapping[str, Mapping[str, Mapping[str, Number]]] = field(default_factory=dict)
    captions: Mapping[str, str] = field(default_factory=dict)
    equations: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    pictures: Mapping[str, str] = field(default_factory=dict)
    excerpt: bool = False
    text_width: int = 120
    sheets: frozenset[str] = frozenset()
    words: Language = ENGLISH


@dataclass(frozen=True, slots=True)
class PlacedQuiz:
    """A quiz that stands in the book: its form, its label, and the title of its chapter."""

    form: Form
    label: str
    chapter: str


@dataclass
class Translator:
    """Translates one document; collects what must be told or printed elsewhere."""

    book: Book
    chapter: Chapter
    document: nodes.document
    handlers: Mapping[type[nodes.Node], Handler]
    problems: list[Diagnostic] = field(default_factory=list)
    quizzes: list[PlacedQuiz] = field(default_factory=list)
    _written: set[str] = field(default_factory=set)
    _linked: list[str] = field(default_factory=list)

    def node(self, node: nodes.Node) -> str:
        """Return the markup of a node."""
        handler = self._handler(node)
        if handler is None:
            self.problem(
                "pdf-unknown-node",
                f"the PDF has no way to show a “{type(node).__name__}”",
                node,
                hint="Say it with other markup, or keep it from the PDF with an {only} directive.",
            )
            return ""
        markup = handler(node, self)
        return f"{self.anchor(node)}{markup}" if isinstance(node, nodes.Element) else markup

    def _handler(self, node: nodes.Node) -> Handler | None:
        return next((self.handlers[t] for t in type(node).__mro__ if t in self.handlers), None)

    def inline(self, node: nodes.Element) -> str:
        """Return a node's anchor and its children, one after the other."""
        return self.anchor(node) + "".join(self.node(child) for child in node.children)

    def blocks(self, node: nodes.Element) -> str:
        """Return a node's anchor and its children, each a block of its own."""
        return self.anchor(node) + self.sequence(node.children)

    def sequence(self, children: Iterable[nodes.Node]) -> str:
        """Return several nodes, each a block of its own."""
        return literals.blocks(self.node(child) for child in children)

    def located(self, children: Iterable[nodes.Node]) -> str:
        """Return several blocks, each under a comment that names its place in the sources."""
        return literals.blocks(
            literals.from_source(f"{place.path}:{place.line}", markup)
            for child in children
            for place, markup in [(self.place(child), self.node(child))]
            if markup
        )

    def anchor(self, node: nodes.Element) -> str:
        """Return the mark that makes a node a target, the first time it is asked for.

        A document is marked by its section, a footnote by its first reference.
        """
        label = label_of(self.chapter.docname, node)
        marked_elsewhere = isinstance(node, nodes.document | nodes.footnote)
        if marked_elsewhere or label is None or not self.claim(label):
            return ""
        return literals.call("anchor", label)

    def claim(self, label: str) -> bool:
        """Tell whether a label is still to be written, and take it."""
        fresh = label not in self._written
        self._written.add(label)
        return fresh

    def link_letter(self, address: str) -> str:
        """Return the letter of a web address among those of this document: a, b, … z, aa."""
        if address not in self._linked:
            self._linked.append(address)
        place = self._linked.index(address)
        more, last = divmod(place, 26)
        return (chr(ord("a") + more - 1) if more else "") + chr(ord("a") + last)

    def target(self, reference: nodes.Element) -> str | None:
        """Return the label that an internal reference points to, if the book has it."""
        if refid := reference.get("refid"):
            return self.book.anchors.label(self.chapter.docname, refid)
        address = reference.get("refuri", "")
        return self.book.anchors.resolve(address) if address.startswith(DOCUMENT_PREFIX) else None

    def problem(
        self,
        code: str,
        message: str,
        node: nodes.Node,
        hint: str,
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Note what is wrong with a node, at its place in the sources."""
        self.problems.append(Diagnostic(code, message, self.place(node), hint, severity))

    def place(self, node: nodes.Node) -> Place:
        """Return where a node stands: its source file, relative to the book, and its line.

        A node without a line of its own, such as a word, has that of the node it stands in;
        a picture that stands alone, that of what stands before it.
        """
        near = max((_nearest_with_line(node), _around_with_line(node)), key=lambda n: n.line or 0)
        path = Path(near.source or self.document["source"])
        inside = path.is_relative_to(self.book.source)
        name = path.relative_to(self.book.source).as_posix() if inside else self.chapter.docname
        return Place(name, near.line or 0, 1)


def _nearest_with_line(node: nodes.Node) -> nodes.Node:
    """Return a node, or else the one before or around it that knows its line."""
    while not node.line and node.parent is not None:  # MyST gives some nodes the line 0
        before = _before(node)
        node = node.parent if before is None else before
    return node


def _around_with_line(node: nodes.Node) -> nodes.Node:
    """Return the nearest node around a node that knows its line.

    Some roles give their words the line of another place, always an earlier one.
    """
    while node.parent is not None and not node.parent.line:
        node = node.parent
    return node.parent or node


def _before(node: nodes.Node) -> nodes.Node | None:
    """Return the sibling before a node; by identity, for equal words are not the same place."""
    before = None
    for each in node.parent.children:
        if each is node:
            break
        before = each
    return before
