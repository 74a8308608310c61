"""Styles and scripts that a page loads only if it holds what needs them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx

_N = TypeVar("_N", bound=nodes.Node)


def _anywhere(_app: Sphinx, _docname: str, _node: nodes.Node) -> bool:
    return True


def load_with(
    app: Sphinx,
    node: type[_N],
    *,
    style: str = "",
    script: str = "",
    where: Callable[[Sphinx, str, _N], bool] = _anywhere,
) -> None:
    """Load a style sheet, and a script after the page, on pages with such a node, nowhere else.

    ``where`` says which of these nodes count, on which page.
    """

    def add(
        app: Sphinx,
        pagename: str,
        _template: str,
        _context: dict[str, Any],
        doctree: nodes.document | None,
    ) -> None:
        if doctree is None or not any(where(app, pagename, each) for each in doctree.findall(node)):
            return
        if style:
            app.add_css_file(style)
        if script:
            app.add_js_file(script, loading_method="defer")

    app.connect("html-page-context", add)
