"""Handlers of lists: bullets, numbers, definitions, fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from factquiz.book.nodes import FINE_PRINT
from factquiz.book.sources import LOOK_UP
from factquiz.book.typst.handlers import Handlers
from factquiz.book.typst.literals import (
    Code,
    block_content,
    blocks,
    call,
    content,
    expression,
    text,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factquiz.book.typst.translator import Translator

HANDLERS = Handlers()

SHORT_MEANING = 700
"""Letters of a meaning that is not torn by the end of a page."""

NUMBERINGS = {
    "arabic": "1",
    "loweralpha": "a",
    "upperalpha": "A",
    "lowerroman": "i",
    "upperroman": "I",
}


@HANDLERS(nodes.bullet_list)
def bullet_list(node: nodes.bullet_list, t: Translator) -> str:
    """Write a list with bullets."""
    return call("list", *_items(node, t), tight=_is_tight(node))


@HANDLERS(nodes.enumerated_list)
def enumerated_list(node: nodes.enumerated_list, t: Translator) -> str:
    """Write a numbered list, with the author's way of numbering and first number."""
    pattern = NUMBERINGS[node.get("enumtype", "arabic")]
    numbering = f"{node.get('prefix', '')}{pattern}{node.get('suffix', '.')}"
    start = node.get("start", 1)
    return call("enum", *_items(node, t), tight=_is_tight(node), start=start, numbering=numbering)


def _items(node: nodes.Element, t: Translator) -> Iterable[Code]:
    return [
        block_content(t.blocks(item)) for item in node.children if isinstance(item, nodes.Element)
    ]


def _is_tight(node: nodes.Element) -> bool:
    """Tell whether no item has more than one paragraph, lists inside it aside."""
    return all(
        len([each for each in item.children if not isinstance(each, nodes.Sequential)]) <= 1
        for item in node.children
        if isinstance(item, nodes.Element)
    )


@HANDLERS(nodes.definition_list)
def definition_list(node: nodes.definition_list, t: Translator) -> str:
    """Write terms and what they mean; a glossary is one of these.

    Where a meaning begins with a list, the terms stand over the meanings, and the last entry is
    not torn by the end of a page;
    what is not read but looked up is set closer.
    """
    items = [each for each in node.children if isinstance(each, nodes.Element)]
    if _is_looked_up(node):
        return call(
            "meanings",
            *(
                expression(
                    "meaning",
                    _term(each, t),
                    _meaning(each, t),
                    whole=len(each.astext()) <= SHORT_MEANING,
                )
                for each in items
            ),
        )
    pairs = [(_term(each, t), _meaning(each, t)) for each in items]
    if any(_begins_with_a_list(each) for each in items):
        *first, last = (call("entry", *pair) for pair in pairs)
        kept = call("together", content(last), limit=Code("most-empty"))
        entries = blocks((*first, kept))
        close = LOOK_UP in node["classes"]
        return call("close-print", block_content(entries)) if close else entries
    return call("terms", *(expression("terms.item", *pair) for pair in pairs))


def _is_looked_up(node: nodes.definition_list) -> bool:
    """Tell whether a list explains words: a glossary, or entries that say where they come from."""
    small = (FINE_PRINT in each["classes"] for each in node.findall(nodes.paragraph))
    return "glossary" in node["classes"] or any(small)


def _begins_with_a_list(item: nodes.Element) -> bool:
    meanings = (each for each in item.children if isinstance(each, nodes.definition))
    return any(each.children and isinstance(each[0], nodes.Sequential) for each in meanings)


def _term(item: nodes.Element, t: Translator) -> Code:
    terms = [t.inline(each) for each in item.children if isinstance(each, nodes.term)]
    classifiers = [
        call("classifier", content(t.inline(each)))
        for each in item.children
        if isinstance(each, nodes.classifier)
    ]
    return content(t.anchor(item) + text(", ").join(terms) + "".join(classifiers))


def _meaning(item: nodes.Element, t: Translator) -> Code:
    meanings = (each for each in item.children if isinstance(each, nodes.definition))
    return block_content(blocks(t.blocks(each) for each in meanings))


@HANDLERS(nodes.field_list)
def field_list(node: nodes.field_list, t: Translator) -> str:
    """Write named fields, set like definitions."""
    return call("terms", *(_field(item, t) for item in node.children))


def _field(item: nodes.Node, t: Translator) -> Code:
    assert isinstance(item, nodes.field)  # noqa: S101 (docutils' own grammar)
    name, body = item.children
    assert isinstance(name, nodes.Element)  # noqa: S101
    assert isinstance(body, nodes.Element)  # noqa: S101
    return expression("terms.item", content(t.inline(name)), block_content(t.blocks(body)))
