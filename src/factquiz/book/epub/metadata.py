"""What libraries, shops and readers' software are told of the book, accessibility included.

The terms are those of EPUB Accessibility 1.1 and schema.org. Only what is checked is claimed:
no conformance to a level of WCAG, for no person has evaluated the book against it.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from factquiz.book.typst.edition import edition

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.config import Config

    from factquiz.book.epub.pages import Page
    from factquiz.languages import Language

_UNSET = "unknown"
"""What Sphinx says of an identifier that is not configured."""

_YEAR = re.compile(r"\b\d{4}\b")


@dataclass(frozen=True, slots=True)
class Metadata:
    """The book as a catalogue sees it.

    ``modified`` is a moment as EPUB writes it; ``modes`` are the senses that the book speaks to,
    ``sufficient`` those sets of them that are enough to read all of it,
    ``features`` what helps, by the names of schema.org.
    """

    identifier: str
    title: str
    subtitle: str
    authors: tuple[str, ...]
    language: str
    rights: str
    licence: str
    licence_address: str
    modified: str
    modes: tuple[str, ...]
    sufficient: tuple[str, ...]
    features: tuple[str, ...]
    summary: str


def metadata(config: Config, pages: Sequence[Page], words: Language) -> Metadata:
    """Return what a configuration and the written pages say of the book."""
    told = edition(config)
    context = config.html_context or {}
    pictures = any(each.pictures for each in pages)
    described = not any(each.without_words for each in pages)
    named = f"{told.language} {', '.join(told.authors)}: {told.title}"
    identifier = config.epub_identifier
    return Metadata(
        identifier=f"urn:uuid:{uuid5(NAMESPACE_URL, named)}"
        if identifier == _UNSET
        else identifier,
        title=told.title,
        subtitle=told.subtitle,
        authors=told.authors,
        language=told.language,
        rights=told.rights,
        licence=context.get("licence", ""),
        licence_address=context.get("licence_url", ""),
        modified=f"{_modified(told.rights):%Y-%m-%dT%H:%M:%SZ}",
        modes=("textual", "visual") if pictures else ("textual",),
        sufficient=("textual",) if described else ("textual,visual",),
        features=tuple(_features(pages, described=described, pictures=pictures)),
        summary=_summary(words, described=described, pictures=pictures),
    )


def _modified(rights: str) -> datetime:
    """Return when the book was last changed: a moment that is given, not the clock's.

    That is ``SOURCE_DATE_EPOCH``, or the beginning of the last year that the rights name.
    """
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        return datetime.fromtimestamp(int(given), UTC)
    years = _YEAR.findall(rights)
    return datetime(int(max(years, default="2000")), 1, 1, tzinfo=UTC)


def _features(pages: Sequence[Page], *, described: bool, pictures: bool) -> list[str]:
    found = ["displayTransformability", "readingOrder", "structuralNavigation", "tableOfContents"]
    if pictures and described:
        found.append("alternativeText")
    if any("mathml" in each.properties for each in pages):
        found.append("MathML")
    return sorted(found)


def _summary(words: Language, *, described: bool, pictures: bool) -> str:
    said = [
        words.gettext("Headings are in order and the table of contents leads to them."),
        words.gettext("Text takes the reader's own size, typeface and colours."),
        words.gettext(
            "Quizzes need no script: each question links to its answer, and each answer back."
        ),
    ]
    if pictures:
        said.append(
            words.gettext("Every picture has a text alternative.")
            if described
            else words.gettext("Some pictures have no text alternative.")
        )
    said.append(words.gettext("Nothing moves, flashes or makes a sound."))
    return " ".join(said)
