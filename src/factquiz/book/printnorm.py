"""Web-only nodes as plain docutils nodes, for every output that is not a web page.

Tabs, drop-downs, cards, grids and icons (sphinx-design) are ways to use a screen.
On paper they become titled boxes and plain sequences; no word is lost.
Quizzes, taught sentences, fact marks and all that is drawn become plain nodes too,
except for the Typst builder, which has handlers of its own for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from factquiz.book import drawings, printquiz
from factquiz.book.folds import fold
from factquiz.book.outputs import is_web

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sphinx.application import Sphinx

Plain = list[nodes.Node]

ICONS = frozenset({"sd_icon", "fontawesome"})
"""Tag names of nodes that only decorate."""


class PrintNorm(SphinxPostTransform):
    """Replaces web-only nodes, after references are resolved, before sphinx-design's own."""

    default_priority = 150

    def is_supported(self) -> bool:
        """Tell whether the builder needs plain nodes."""
        return not is_web(self.app.builder.name, self.app.builder.format)

    def run(self, **_: Any) -> None:  # noqa: ANN401 (Sphinx's signature)
        """Replace what the builder has no way to show."""
        normalise(self.document)
        if self.app.builder.format != "typst":
            drawings.flatten(self.document, self.env.docname, self.app.builder)
            printquiz.flatten(self.document, self.env.docname, self.app.builder)


class AnswersLast(SphinxPostTransform):
    """Puts the answers last, once sphinx-jupyterbook-latex has put the book's parts in order."""

    default_priority = 750  # that is done at 700
    formats = ("latex",)

    def run(self, **_: Any) -> None:  # noqa: ANN401 (Sphinx's signature)
        """Move the part that holds them."""
        printquiz.answers_last(self.document)


def normalise(document: nodes.document) -> None:
    """Turn all nodes of sphinx-design, and folds, into plain docutils nodes, innermost first."""
    for node in reversed(list(document.findall(nodes.Element))):
        _drop_web_classes(node)
        if node.tagname in ICONS:
            node.parent.remove(node)
        elif node.tagname in INLINE:
            node.replace_self(INLINE[node.tagname](node))
        elif isinstance(node, fold):
            node.replace_self(node.children)
        elif isinstance(node, nodes.container) and "design_component" in node:
            _hand_on_ids(node, COMPONENTS.get(node["design_component"], _unwrapped)(node))


def _hand_on_ids(node: nodes.Element, plain: Plain) -> None:
    """Replace a node by others, which keep its ids so that links to it still arrive."""
    heir = next((each for each in plain if isinstance(each, nodes.Element)), None)
    if node["ids"] and heir is None:
        heir = nodes.target()
        plain = [heir]
    if heir is not None:
        heir["ids"] += [each for each in node["ids"] if each not in heir["ids"]]
    node.replace_self(plain)


def _drop_web_classes(node: nodes.Element) -> None:
    node["classes"] = [each for each in node["classes"] if not each.startswith("sd-")]


def _unwrapped(node: nodes.Element) -> Plain:
    return list(node.children)


def _box(title: Iterable[nodes.Node] | None, body: Iterable[nodes.Node]) -> Plain:
    """Return a titled box; without a title, what is in it."""
    if title is None:
        return [nodes.compound("", *body)]
    return [nodes.admonition("", nodes.title("", "", *title), *body, classes=["panel"])]


def _titled_by_rubric(node: nodes.Element) -> Plain:
    """Return a drop-down or an aside: its rubric is the title."""
    first = node.children[0] if node.children else None
    if isinstance(first, nodes.rubric):
        node["ids"] += first["ids"]
        return _box(first.children, node.children[1:])
    return _box(None, node.children)


def _card_title(node: nodes.Element) -> Plain:
    return [nodes.title("", "", *_inline(node.children))]


def _inline(children: Iterable[nodes.Node]) -> Plain:
    return [
        leaf
        for each in children
        for leaf in (each.children if isinstance(each, nodes.paragraph) else [each])
    ]


def _card(node: nodes.Element) -> Plain:
    """Return a card: its title over everything else."""
    title = next((each for each in node.children if isinstance(each, nodes.title)), None)
    body = [each for each in node.children if each is not title]
    return _box(title.children if title else None, body)


def _tabs(node: nodes.Element) -> Plain:
    return [nodes.compound("", *node.children, classes=["tabs"])]


def _division(node: nodes.Element) -> Plain:
    return [nodes.container("", *node.children, classes=node["classes"])]


def _steps(node: nodes.Element) -> nodes.Node:
    kept = {key: node[key] for key in ("enumtype", "prefix", "suffix", "start") if key in node}
    return nodes.enumerated_list("", *node.children, ids=node["ids"], **kept)


def _passage(node: nodes.Element) -> nodes.Node:
    return nodes.paragraph("", "", *node.children, ids=node["ids"])


def _span(node: nodes.Element) -> nodes.Node:
    return nodes.inline("", "", *node.children, ids=node["ids"])


COMPONENTS: Mapping[str, Callable[[nodes.Element], Plain]] = {
    "aside": _titled_by_rubric,
    "card": _card,
    "card-title": _card_title,
    "div": _division,
    "dropdown": _titled_by_rubric,
    "tab-set": _tabs,
}
"""What becomes of a component; all others only group, and are unwrapped."""

INLINE: Mapping[str, Callable[[nodes.Element], nodes.Node]] = {
    "PassthroughTextElement": _passage,
    "sd_badge": _span,
    "sd_line_break": lambda _: nodes.Text(" "),
    "steps_list": _steps,
}
"""What becomes of sphinx-design's own node types, by tag name."""


def setup_printnorm(app: Sphinx) -> None:
    """Register the transforms."""
    app.add_post_transform(PrintNorm)
    app.add_post_transform(AnswersLast)
