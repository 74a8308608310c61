"""Handlers of what manuals are made of: described objects, options, grammars.

A course rarely has them, but MyST and Sphinx can produce them, and nothing may be lost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from factquiz.book.typst.handlers import Handlers
from factquiz.book.typst.literals import Code, block_content, blocks, call, content, expression

if TYPE_CHECKING:
    from factquiz.book.typst.translator import Translator

HANDLERS = Handlers()


@HANDLERS(addnodes.desc)
def described(node: addnodes.desc, t: Translator) -> str:
    """Write a described object: its signatures over what is said of it."""
    signatures = [each for each in node.children if isinstance(each, addnodes.desc_signature)]
    body = t.sequence(each for each in node.children if each not in signatures)
    heads = [t.anchor(each) + call("raw", each.astext()) for each in signatures]
    return call("entry", content(call("linebreak").join(heads)), block_content(body))


@HANDLERS(addnodes.desc_content)
def description(node: addnodes.desc_content, t: Translator) -> str:
    """Write what is said of an object."""
    return t.blocks(node)


@HANDLERS(nodes.option_list)
def option_list(node: nodes.option_list, t: Translator) -> str:
    """Write command-line options, set like definitions."""
    return call("terms", *(_option(item, t) for item in node.children))


def _option(item: nodes.Node, t: Translator) -> Code:
    assert isinstance(item, nodes.option_list_item)  # noqa: S101 (docutils' own grammar)
    group = next(item.findall(nodes.option_group))
    body = next(item.findall(nodes.description))
    names = call("raw", ", ".join(each.astext() for each in group.findall(nodes.option)))
    return expression("terms.item", content(names), block_content(t.blocks(body)))


@HANDLERS(addnodes.productionlist)
def grammar(node: addnodes.productionlist, t: Translator) -> str:
    """Write the rules of a grammar, each on its line."""
    width = max((len(each["tokenname"]) for each in _rules(node)), default=0)
    anchors = "".join(t.anchor(each) for each in node.findall(addnodes.production))
    lines = [_rule(each, width) for each in _rules(node)]
    return blocks((anchors, call("raw", "\n".join(lines), block=True)))


def _rules(node: addnodes.productionlist) -> list[addnodes.production]:
    return [each for each in node.children if isinstance(each, addnodes.production)]


def _rule(rule: addnodes.production, width: int) -> str:
    """Return a rule; one without a name goes on with the rule above it."""
    name = rule["tokenname"]
    sign = "::=" if name else "   "
    return f"{name:<{width}} {sign} {rule.astext().strip()}"


@HANDLERS(addnodes.manpage)
def manual_page(node: addnodes.manpage, t: Translator) -> str:
    """Write the name of a page of a manual."""
    return call("emph", content(t.inline(node)))
