"""The stock theme of Jupyter Book, with its faults of accessibility put right.

It stays a choice: ``html_theme: sphinx_book_theme``. What is wrong in its own parts is mended by
templates that take their place here; a book's own templates come first, as ever.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

THEME = "sphinx_book_theme"
_SIDEBAR = ("book-name.html", "icon-links.html", "search-button-field.html", "sbt-sidebar-nav.html")
"""What the theme has there by itself, but the name of the book in a landmark of its own."""

_TEMPLATES = Path(__file__).parent / "templates"


def _mend(_app: Sphinx, config: Config) -> None:
    """Handle ``config-inited``: put our templates behind the book's own, and name a colour mode.

    Without a mode the theme's script complains on every first visit.
    """
    if config.html_theme == THEME:
        config.templates_path.append(str(_TEMPLATES))
        config.html_context.setdefault("default_mode", "auto")
        config.html_sidebars = config.html_sidebars or {"**": list(_SIDEBAR)}


def setup_stock(app: Sphinx) -> None:
    """Register what mends the stock theme."""
    app.connect("config-inited", _mend)
