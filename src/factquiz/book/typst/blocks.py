"""Handlers of block nodes: sections, paragraphs, lists, admonitions, code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.locale import admonitionlabels

from factquiz.book.exam.nodes import practice_exam
from factquiz.book.nodes import FINE_PRINT
from factquiz.book.review.nodes import spaced_review
from factquiz.book.typst.anchors import label_of
from factquiz.book.typst.ending import kept_end
from factquiz.book.typst.handlers import Handlers
from factquiz.book.typst.literals import Code, block_content, blocks, call, content, text

if TYPE_CHECKING:
    from factquiz.book.typst.translator import Translator

HANDLERS = Handlers()

ADMONITIONS: tuple[type[nodes.Element], ...] = (
    nodes.attention,
    nodes.caution,
    nodes.danger,
    nodes.error,
    nodes.hint,
    nodes.important,
    nodes.note,
    nodes.tip,
    nodes.warning,
    addnodes.seealso,
)


@HANDLERS(
    nodes.document,
    nodes.container,
    nodes.compound,
    addnodes.acks,
    addnodes.glossary,
    addnodes.hlist,
    addnodes.hlistcol,
    addnodes.versionmodified,
    practice_exam,
    spaced_review,
)
def transparent(node: nodes.Element, t: Translator) -> str:
    """Write what only groups blocks."""
    return t.blocks(node)


@HANDLERS(
    nodes.comment,
    nodes.decoration,
    nodes.footnote,
    nodes.meta,
    nodes.substitution_definition,
    nodes.system_message,
    addnodes.highlightlang,
    addnodes.index,
    addnodes.tabular_col_spec,
    addnodes.toctree,
)
def unseen(_: nodes.Element, __: Translator) -> str:
    """Write nothing: these have no place of their own on paper.

    Footnotes stand where they are referred to, the contents at the front;
    Sphinx itself has told of system messages; index entries wait for the book's index;
    heads and feet are the book's own.
    """
    return ""


@HANDLERS(nodes.section)
def section(node: nodes.section, t: Translator) -> str:
    """Write a chapter or a section, under the number it has in the web book."""
    nesting = _nesting(node)
    label = label_of(t.chapter.docname, node) or ""
    t.claim(label)
    title = next(iter(node.findall(nodes.title)))
    rank = t.chapter.depth + nesting
    # Marks of places stand below the title, which is repeated in the contents.
    anchors = "".join(t.anchor(each) for each in title.findall(nodes.Element))
    shown = _shown(title, t) if rank == 0 else content(t.inline(title))
    body = t.located(child for child in node.children if child is not title)
    heading = {"level": t.chapter.level + nesting, "number": _number(node, nesting, t)}
    cut_up = t.chapter.docname in t.book.sheets
    if rank == 0:
        body = body if cut_up else kept_end(body)
        return blocks((call("chapter", label, shown, **heading), anchors, body))
    made = blocks((call("section", label, shown, rank=rank, **heading), anchors, body))
    return call("sheet", block_content(made)) if cut_up and nesting == 1 else made


def _shown(title: nodes.title, t: Translator) -> Code:
    """Return a chapter's title; one that is the book's own, as on the cover, says what follows."""
    same = title.astext() == t.book.title
    return Code("words.about") if same else content(t.inline(title))


def _nesting(node: nodes.section) -> int:
    depth, parent = 0, node.parent
    while parent is not None:
        depth += isinstance(parent, nodes.section)
        parent = parent.parent
    return depth


def _number(node: nodes.section, nesting: int, t: Translator) -> str | None:
    numbers = t.book.sections.get(t.chapter.docname, {})
    places = [f"#{each}" for each in node["ids"]] + ([] if nesting else [""])
    number = next((numbers[place] for place in places if place in numbers), None)
    return ".".join(map(str, number)) if number else None


@HANDLERS(nodes.title)
def title(node: nodes.title, t: Translator) -> str:
    """Write the title of a block that does not take its title itself."""
    return call("minor-title", content(t.inline(node)))


@HANDLERS(nodes.paragraph, nodes.attribution)
def paragraph(node: nodes.Element, t: Translator) -> str:
    """Write a paragraph; what only tells where something comes from is small."""
    if FINE_PRINT in node["classes"]:
        return call("fine-print", content(t.inline(node)))
    if _leads_in(node):
        in_text = isinstance(node.parent, nodes.section)
        indented = in_text and isinstance(_beside(node, -1), nodes.paragraph)
        return call("lead-in", content(t.inline(node)), indented=indented)
    return t.inline(node)


LEAD_IN = 90
"""Letters of a line that only leads to the list below it."""


def _leads_in(node: nodes.Element) -> bool:
    """Tell whether a paragraph is a line above a list, which says nothing without it.

    The first one of a definition stands in the line of its term.
    """
    is_list = isinstance(_beside(node, 1), nodes.bullet_list | nodes.enumerated_list)
    stands_free = isinstance(node.parent, nodes.section) or (
        isinstance(node.parent, nodes.definition) and _beside(node, -1) is not None
    )
    return is_list and stands_free and len(node.astext()) <= LEAD_IN


def _beside(node: nodes.Element, step: int) -> nodes.Node | None:
    siblings = node.parent.children
    place = siblings.index(node) + step
    return siblings[place] if 0 <= place < len(siblings) else None


@HANDLERS(nodes.subtitle)
def subtitle(node: nodes.subtitle, t: Translator) -> str:
    """Write the second title of a box."""
    return call("lone", content(call("emph", content(t.inline(node)))))


@HANDLERS(nodes.rubric)
def rubric(node: nodes.Element, t: Translator) -> str:
    """Write a title that is not part of the contents."""
    return call("minor-title", content(t.inline(node)))


@HANDLERS(addnodes.centered)
def centered(node: nodes.Element, t: Translator) -> str:
    """Write a line in the middle."""
    return call("align", Code("center"), content(t.inline(node)))


@HANDLERS(nodes.transition)
def transition(node: nodes.transition, _: Translator) -> str:
    """Write a break in the line of thought.

    The one that MyST puts above a document's footnotes breaks nothing on paper.
    """
    siblings = node.parent.children
    rest = siblings[siblings.index(node) + 1 :]
    return call("transition") if any(not isinstance(each, nodes.footnote) for each in rest) else ""


@HANDLERS(nodes.block_quote)
def block_quote(node: nodes.block_quote, t: Translator) -> str:
    """Write a quotation, with who is quoted."""
    author = next((each for each in node.children if isinstance(each, nodes.attribution)), None)
    body = t.sequence(each for each in node.children if each is not author)
    by = content(t.inline(author)) if author else None
    return call("quotation", block_content(body), by=by)


@HANDLERS(nodes.line_block)
def line_block(node: nodes.line_block, t: Translator) -> str:
    """Write lines that stay lines; an inner block is indented."""
    inner = isinstance(node.parent, nodes.line_block)
    return call("verse", *(content(t.node(each)) for each in node.children), inner=inner)


@HANDLERS(nodes.line)
def line(node: nodes.line, t: Translator) -> str:
    """Write one line of a line block."""
    return t.inline(node)


@HANDLERS(*ADMONITIONS)
def admonition(node: nodes.Element, t: Translator) -> str:
    """Write a note, a tip, a warning …, under the name of its kind."""
    name = text(str(admonitionlabels[node.tagname]))
    return call("admonition", node.tagname, content(name), block_content(t.sequence(node.children)))


@HANDLERS(nodes.admonition, nodes.topic, nodes.sidebar)
def titled_box(node: nodes.Element, t: Translator) -> str:
    """Write a box under a title of its own."""
    name = next((each for each in node.children if isinstance(each, nodes.title)), None)
    body = t.sequence(each for each in node.children if each is not name)
    kind = next((each for each in node["classes"] if each in admonitionlabels), node.tagname)
    title_content = content(t.inline(name)) if name else None
    return call("admonition", kind, title_content, block_content(body))


@HANDLERS(nodes.literal_block, nodes.doctest_block)
def code(node: nodes.Element, _: Translator) -> str:
    """Write a block of code, in the language the author named."""
    language = node.get("language", "")
    lang = language if language.isalnum() else None
    return call("raw", node.astext().rstrip("\n"), block=True, lang=lang)
