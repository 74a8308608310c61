"""The book as EPUB: Sphinx's own builder for the pages, everything around them made here.

``builder`` drives; ``pages`` reads what was written and says what is wrong with it;
``contents`` makes the table of contents; ``metadata`` what a library or a reader's software is
told, accessibility included; ``cover`` the picture; ``plates`` gives figures a ground of their own;
``package`` puts it all into one file, the same bytes each time.
``notes`` writes footnotes as EPUB has them.
The look is in ``theme``: little more than the reader's own.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.builders.epub3 import validate_config_values

from factquiz.book.epub.builder import THEME, EpubBuilder
from factquiz.book.epub.notes import setup_notes

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_epub(app: Sphinx) -> None:
    """Put this builder in the place of Sphinx's, under the same name."""
    app.setup_extension("sphinx.builders.epub3")
    app.add_builder(EpubBuilder, override=True)
    app.add_html_theme(THEME, str(Path(__file__).parent / "theme"))
    setup_notes(app)
    # Sphinx asks for settings that only its own package file uses.
    for listener in list(app.events.listeners["builder-inited"]):
        if listener.handler is validate_config_values:
            app.disconnect(listener.id)
