"""Handlers of inline nodes: text, emphasis, references, marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from factquiz.book.nodes import FINE_PRINT
from factquiz.book.typst.anchors import DOCUMENT_PREFIX
from factquiz.book.typst.handlers import Handlers
from factquiz.book.typst.literals import NO_BREAK, Code, call, content, text
from factquiz.book.typst.pictures import fault

if TYPE_CHECKING:
    from factquiz.book.typst.translator import Translator

HANDLERS = Handlers()

_LENGTH = re.compile(r"(?P<size>\d+(?:\.\d+)?)(?P<unit>%|px|pt|cm|mm|in|em)?")

WITH_PAGE = frozenset({"std-ref", "std-numref", "std-doc", "doc"})
"""Classes of the references that a reader on paper follows by page number."""


WITHOUT_NOTES = (nodes.title, nodes.footnote, nodes.citation, nodes.thead)
"""Where a note would be repeated elsewhere, or stand inside another note."""


@HANDLERS(nodes.Text)
def plain_text(node: nodes.Text, _: Translator) -> str:
    """Write words as they are."""
    return text(str(node))


@HANDLERS(
    nodes.inline,
    nodes.generated,
    nodes.target,
    nodes.problematic,
    nodes.acronym,
    addnodes.literal_emphasis,
)
def transparent(node: nodes.Element, t: Translator) -> str:
    """Write what only wraps its children, or marks a place."""
    if FINE_PRINT in node["classes"]:
        return call("small-print", content(t.inline(node)))
    return t.inline(node)


@HANDLERS(nodes.emphasis, nodes.title_reference)
def emphasis(node: nodes.Element, t: Translator) -> str:
    """Write stress, and titles of works."""
    return call("emph", content(t.inline(node)))


@HANDLERS(nodes.strong, addnodes.literal_strong)
def strong(node: nodes.Element, t: Translator) -> str:
    """Write strong importance."""
    return call("strong", content(t.inline(node)))


@HANDLERS(nodes.superscript)
def superscript(node: nodes.Element, t: Translator) -> str:
    """Write raised text."""
    return call("super", content(t.inline(node)))


@HANDLERS(nodes.subscript)
def subscript(node: nodes.Element, t: Translator) -> str:
    """Write lowered text."""
    return call("sub", content(t.inline(node)))


@HANDLERS(nodes.literal)
def literal(node: nodes.literal, _: Translator) -> str:
    """Write code in a line, or a key to press."""
    if "kbd" in node["classes"]:
        return call("key", content(text(node.astext())))
    return call("raw", node.astext())


@HANDLERS(nodes.abbreviation)
def abbreviation(node: nodes.abbreviation, t: Translator) -> str:
    """Write an abbreviation; the first time, in brackets, what the web book shows on demand."""
    explanation = node.get("explanation", "")
    if not t.claim(f"{t.chapter.docname}#abbreviation:{node.astext()}"):
        explanation = ""
    return t.inline(node) + (text(f" ({explanation})") if explanation else "")


@HANDLERS(nodes.reference, addnodes.number_reference)
def reference(node: nodes.Element, t: Translator) -> str:
    """Write a link: into the book, with the page where a reader turns pages, or to the web."""
    address = node.get("refuri", "")
    if address and not address.startswith(DOCUMENT_PREFIX):
        return _web_link(node, address, t)
    shown = text(node.astext().replace(" ", NO_BREAK)) if _is_numbered(node) else t.inline(node)
    label = t.target(node)
    if label is None and t.book.excerpt:
        return shown
    if label is None:
        t.problem(
            "pdf-link-without-target",
            f"the link “{node.astext()}” leads nowhere in the book",
            node,
            hint="Point it at a document or a label that the book has.",
        )
        return shown
    with_page = any(WITH_PAGE & set(each["classes"]) for each in node.findall(nodes.Element))
    return call("book-link", label, content(shown), page=with_page)


def _is_numbered(node: nodes.Element) -> bool:
    """Tell whether a reference shows a number, which must not part from the word before it."""
    return any("std-numref" in each["classes"] for each in node.findall(nodes.Element))


def _web_link(node: nodes.Element, address: str, t: Translator) -> str:
    """Return a link to the web, with its address in a lettered note unless the words show it."""
    shown = content(t.inline(node))
    bare = address.removeprefix("mailto:").partition("://")[2] or address.removeprefix("mailto:")
    if bare.rstrip("/") in node.astext() or _is_inside(node, WITHOUT_NOTES):
        return call("web-link", address, shown)
    label = f"{t.chapter.docname}#link:{address}"
    fresh = t.claim(label)
    letter = t.link_letter(address)
    return call("noted-link", address, shown, letter, label, again=not fresh)


def _is_inside(node: nodes.Node, kinds: tuple[type[nodes.Element], ...]) -> bool:
    parent = node.parent
    while parent is not None and not isinstance(parent, kinds):
        parent = parent.parent
    return parent is not None


@HANDLERS(addnodes.download_reference)
def download(node: nodes.Element, t: Translator) -> str:
    """Write the name of a file to download: paper has no more."""
    return t.inline(node)


@HANDLERS(nodes.footnote_reference)
def footnote_reference(node: nodes.footnote_reference, t: Translator) -> str:
    """Write a footnote where it is first referred to, with the web book's number."""
    number = node.astext()
    note = _footnote(node, t)
    if note is None:
        t.problem(
            "pdf-footnote-without-text",
            f"footnote {number} has no text",
            node,
            hint="Write the footnote, or take its mark away.",
        )
        return ""
    label = f"{t.chapter.docname}#{note['ids'][0]}"
    in_title = _is_inside(node, (nodes.title,))
    if not in_title and not t.claim(label):
        return call("note-again", number, label)
    body = t.sequence(child for child in note.children if not isinstance(child, nodes.label))
    # A title stands in the contents and the running heads too, where a label would stand twice.
    return call("note", number, None if in_title else label, content(body))


def _footnote(node: nodes.footnote_reference, t: Translator) -> nodes.footnote | None:
    wanted = node.get("refid")
    return next((f for f in t.document.findall(nodes.footnote) if wanted in f["ids"]), None)


@HANDLERS(nodes.citation_reference)
def citation_reference(node: nodes.Element, t: Translator) -> str:
    """Write a citation that no bibliography resolved: Sphinx has warned of it."""
    return text(f"[{node.astext()}]") + t.anchor(node)


@HANDLERS(nodes.image)
def image(node: nodes.image, t: Translator) -> str:
    """Write a picture, with the words that say what it shows."""
    picture = t.book.pictures.get(node["uri"])
    alternative = node.get("alt", "").strip()
    if picture is None:
        t.problem(
            "pdf-image-missing",
            f"the picture “{node['uri']}” cannot be put into the PDF",
            node,
            hint="Give the path of an SVG, PNG, JPEG, GIF or WebP file inside the book.",
        )
        return ""
    if wrong := fault(t.book.source / node["uri"]):
        t.problem(
            "pdf-image-broken",
            f"the picture “{node['uri']}” cannot be read: {wrong}",
            node,
            hint="Open it in a program that draws, and save it again.",
        )
        return ""
    if not alternative:
        t.problem(
            "pdf-image-without-alt",
            f"the picture “{node['uri']}” has no alternative text",
            node,
            hint="Say in the option “alt” what the picture shows.",
        )
        return ""
    shape = "inline-picture" if _is_in_a_line(node) else "picture"
    return call(shape, picture, alternative, width=_width(node))


def _is_in_a_line(node: nodes.image) -> bool:
    """Tell whether a picture stands among words, and not in a paragraph of its own."""
    near: nodes.Node = node
    while isinstance(near.parent, nodes.TextElement):
        if any(each is not near and each.astext().strip() for each in near.parent.children):
            return True
        near = near.parent
    return False


def _width(node: nodes.image) -> Code | None:
    """Return the width that was asked for as a Typst length.

    Pixels are of the web page: the template keeps the picture's size relative to the text.
    """
    found = _LENGTH.fullmatch(str(node.get("width", "")).replace(" ", ""))
    if found is None:
        return None
    size, unit = float(found["size"]), found["unit"] or "px"
    return Code(f"px({size:g})" if unit == "px" else f"{size:g}{unit}")
