"""Handlers of what has a caption: figures, tables with titles, code with captions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from factquiz.book.typst.handlers import Handlers
from factquiz.book.typst.listings import short_caption
from factquiz.book.typst.literals import Code, block_content, call, content, expression, text

if TYPE_CHECKING:
    from factquiz.book.typst.translator import Translator

HANDLERS = Handlers()


def caption_number(node: nodes.Element, kind: str, t: Translator) -> str | None:
    """Return the numbered name of a captioned node (``Figure 2.1``), or nothing if not numbered."""
    numbers = t.book.figures.get(t.chapter.docname, {}).get(kind, {})
    number = next((numbers[each] for each in node["ids"] if each in numbers), None)
    if not number:
        return None
    shown = ".".join(map(str, number))
    pattern = t.book.captions.get(kind, "%s")
    return pattern % shown if "%s" in pattern else pattern.format(number=shown, name="").strip()


@HANDLERS(nodes.figure)
def figure(node: nodes.figure, t: Translator) -> str:
    """Write a picture with its caption and legend."""
    caption = next((each for each in node.children if isinstance(each, nodes.caption)), None)
    legend = next((each for each in node.children if isinstance(each, nodes.legend)), None)
    body = t.sequence(each for each in node.children if each not in (caption, legend))
    return t.anchor(node) + call(
        "captioned",
        "image",
        _picture(node, block_content(body)),
        number=caption_number(node, "figure", t),
        caption=content(t.inline(caption)) if caption else None,
        short=short_caption(caption.astext()) if caption else None,
        legend=block_content(t.blocks(legend)) if legend else None,
        floats=_may_float(node),
    )


OPENING = 600
"""Letters that may stand between the title of a chapter and a figure on the same page."""


def _picture(node: nodes.figure, body: Code) -> Code:
    """Return what a figure shows: fitted to its page if it is one that opens a chapter."""
    chapter = node.parent
    if not isinstance(chapter, nodes.section) or not isinstance(chapter.parent, nodes.document):
        return body
    before = chapter.children[1 : chapter.index(node)]
    letters = sum(len(each.astext()) for each in before)
    if letters > OPENING or not all(
        isinstance(each, nodes.paragraph | nodes.target) for each in before
    ):
        return body
    return expression("below-title", letters, body)


def _may_float(node: nodes.figure) -> bool:
    """Tell whether text can run on around a figure.

    Not in a box, not right below a heading, and not if no text follows before another figure.
    """
    is_loose = isinstance(node.parent, nodes.section)
    return is_loose and not _is_below_heading(node) and _runs_on(node)


def _is_below_heading(node: nodes.Element) -> bool:
    return isinstance(node.previous_sibling(), nodes.title)


def _runs_on(node: nodes.Node) -> bool:
    """Tell whether what follows is text, be it in the next section."""
    after = node.next_node(descend=False, siblings=True, ascend=True)
    while isinstance(after, nodes.section | nodes.title | nodes.Invisible | nodes.target):
        is_section = isinstance(after, nodes.section)
        after = after.next_node(descend=is_section, siblings=True, ascend=True)
    return after is not None and not isinstance(after, nodes.figure)


@HANDLERS(nodes.caption)
def caption(node: nodes.caption, t: Translator) -> str:
    """Write the caption of a block of code, with its number."""
    number = caption_number(node.parent, "code-block", t)
    return call(
        "minor-title", content(text(f"{number} ") + t.inline(node) if number else t.inline(node))
    )
