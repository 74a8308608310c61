"""The instructor's edition on the web: marked on every page, and kept out of search engines."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from factquiz.book.outputs import is_web

if TYPE_CHECKING:
    from typing import Any

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config

NOTICE = "Instructor’s edition – not for students"
NO_INDEX = '<meta name="robots" content="noindex, nofollow">'
STYLE = "instructor.css"
_STATIC = Path(__file__).parent / "static"


def mark_page(
    _app: Sphinx,
    _pagename: str,
    _template: str,
    context: dict[str, Any],
    _doctree: nodes.document | None,
) -> None:
    """Put the notice and the word to search engines on a page."""
    context["notice"] = NOTICE
    context["metatags"] = f"{context.get('metatags', '')}\n{NO_INDEX}"


def _add_static_files(app: Sphinx) -> None:
    if is_web(app.builder.name, app.builder.format):
        app.config.html_static_path.append(str(_STATIC))


def _keep_nothing(_app: Sphinx, config: Config) -> None:
    """Handle ``config-inited``: keys are kept in no browser unasked, and in no archive."""
    config.factquiz_offline = False


def setup_web(app: Sphinx) -> None:
    """Register styles and the marking of pages."""
    app.connect("config-inited", _keep_nothing)
    app.connect("builder-inited", _add_static_files)
    app.connect("html-page-context", mark_page)
    app.add_css_file(STYLE)
