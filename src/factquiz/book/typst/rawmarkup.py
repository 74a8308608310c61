"""Handlers of raw markup: Typst passes, some HTML has a meaning, of the rest it is told.

MyST itself writes some things as raw HTML: struck words, line breaks, the boxes of task lists.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

from factquiz.book.typst.handlers import Handlers
from factquiz.book.typst.literals import call
from factquiz.diagnostics import Severity

if TYPE_CHECKING:
    from factquiz.book.typst.translator import Translator

HANDLERS = Handlers()

MEANINGS = {
    "b": "strong",
    "del": "strike",
    "em": "emph",
    "i": "emph",
    "ins": "underline",
    "kbd": "key",
    "mark": "highlight",
    "s": "strike",
    "strong": "strong",
    "sub": "sub",
    "sup": "super",
    "u": "underline",
}
"""The Typst function for each tag that wraps words in a line."""

_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-z]+)\s*>")
_BREAK = re.compile(r"<br\s*/?>\s*")
_CHECKBOX = re.compile(r"<input\b[^>]*\btype=[\"']checkbox[\"'][^>]*>")


@HANDLERS(nodes.raw)
def raw(node: nodes.raw, t: Translator) -> str:
    """Write what has a meaning on paper; of anything else, say that it is left out."""
    formats = node.get("format", "").split()
    source = node.astext().strip()
    if "typst" in formats:
        return node.astext()
    if "html" in formats:
        meant = _meant(node, source)
        if meant is not None:
            return meant
    elif _follows_html(node):
        return ""
    t.problem(
        "pdf-raw-left-out",
        f"raw {node.get('format', '')} is left out of the PDF: {source[:60]}",
        node,
        hint="Say it with MyST markup, or put it into an {only} html directive.",
        severity=Severity.WARNING,
    )
    return ""


def _meant(node: nodes.raw, source: str) -> str | None:
    if _BREAK.fullmatch(source):
        return call("linebreak")
    if _CHECKBOX.fullmatch(source):
        return call("task-box", done="checked" in source)
    tag = _TAG.fullmatch(source)
    if tag is None or tag["name"] not in MEANINGS or not _is_paired(node, tag["name"]):
        return None
    return "];" if tag["end"] else f"#{MEANINGS[tag['name']]}["


def _is_paired(node: nodes.raw, name: str) -> bool:
    """Tell whether a tag has its counterpart among the same words, so that brackets balance."""
    opened: list[nodes.Node] = []
    for each in node.parent.children:
        if not isinstance(each, nodes.raw) or "html" not in each.get("format", ""):
            continue
        tag = _TAG.fullmatch(each.astext().strip())
        if tag is None or tag["name"] not in MEANINGS:
            continue
        if not tag["end"]:
            opened.append(each)
        elif opened and f"<{tag['name']}" in opened[-1].astext():
            begin = opened.pop()
            if node in {begin, each}:
                return tag["name"] == name
        else:
            return False
    return False


def _follows_html(node: nodes.raw) -> bool:
    """Tell whether raw LaTeX says again what raw HTML right before it has said."""
    before = node.previous_sibling()
    return (
        isinstance(before, nodes.raw)
        and "html" in before.get("format", "")
        and _BREAK.fullmatch(before.astext().strip()) is not None
    )
