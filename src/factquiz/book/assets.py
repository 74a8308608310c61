"""Styles and scripts that a page loads only if it holds what needs them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx


def load_with(app: Sphinx, node: type[nodes.Node], *, style: str = "", script: str = "") -> None:
    """Load a style sheet, and a script after the page, on pages with such a node, nowhere else."""

    def add(
        app: Sphinx,
        _pagename: str,
        _template: str,
        _context: dict[str, Any],
        doctree: nodes.document | None,
    ) -> None:
        if doctree is None or not any(True for _ in doctree.findall(node)):
            return
        if style:
            app.add_css_file(style)
        if script:
            app.add_js_file(script, loading_method="defer")

    app.connect("html-page-context", add)
