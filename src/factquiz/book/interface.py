"""The language in which the book speaks to its reader, beside the language of its text.

``language`` of Sphinx is that of the text, and of what Sphinx itself says in it.
The words around the text are in that language too, if there is a catalogue, and else in English;
``factquiz_language`` asks for another one.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util import logging

from factquiz.languages import ENGLISH, Language, language, same, shipped

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

logger = logging.getLogger(__name__)


def text_language(config: Config) -> str:
    """Return the tag of the language in which the book is written."""
    return (config.language or "en").replace("_", "-")


def interface(app: Sphinx) -> Language:
    """Return the words in which a build speaks to the reader.

    Catalogues in the book's own ``locale_dirs`` come before those of this package.
    """
    tag = app.config.factquiz_language or text_language(app.config)
    return _found(app, tag) or ENGLISH


def text_words(app: Sphinx) -> Language:
    """Return the words of what stands in the text: heads of tables, captions, labels.

    They are in the language of the text, as what Sphinx itself says there.
    """
    return _found(app, text_language(app.config)) or ENGLISH


def _found(app: Sphinx, tag: str) -> Language | None:
    folders = tuple(Path(app.confdir, each) for each in app.config.locale_dirs)
    return language(tag, folders)


def _check(app: Sphinx) -> None:
    """Warn of a language that was asked for by name and of which there are no words."""
    asked = app.config.factquiz_language
    if asked and not same(interface(app).tag, asked):
        logger.warning(
            "there are no words in the language %r (`factquiz_language`); there are %s. "
            "How to add one: docs/languages.md",
            asked,
            ", ".join(shipped()),
            type="factquiz",
            subtype="language",
        )


def setup_interface(app: Sphinx) -> None:
    """Register the setting, unless another component has."""
    if "factquiz_language" in app.config:
        return
    # The language of the words around the text; that of the text if empty.
    app.add_config_value("factquiz_language", "", "env", (str,))
    app.connect("builder-inited", _check)
