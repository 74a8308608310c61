"""What the configuration says of the printed book: title, authors, rights, languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils.nodes import make_id
from docutils.utils.smartquotes import educate_tokens

if TYPE_CHECKING:
    from sphinx.config import Config

REGIONS = {"en": "en-GB"}
"""The spelling, and so the hyphenation, meant by a language without a region."""

NOBODY = frozenset({"", "unknown", "Author name not set"})
"""What Sphinx and its starter kit say of an author who is not named."""


@dataclass(frozen=True)
class Edition:
    """What the title page and the document's properties say.

    ``language`` is a language tag such as ``en-GB``.
    ``scripts`` names the language of words in another script, by Unicode script name:
    ``(("Greek", "el"),)``; it is written into the PDF for those who listen to it.
    """

    title: str
    subtitle: str = ""
    authors: tuple[str, ...] = ()
    rights: str = ""
    language: str = "en-GB"
    scripts: tuple[tuple[str, str], ...] = ()


def edition(config: Config) -> Edition:
    """Return the edition that a Sphinx configuration describes."""
    rights = config.copyright if isinstance(config.copyright, str) else ", ".join(config.copyright)
    language = (config.language or "en").replace("_", "-")
    return Edition(
        title=_curled(config.html_title or config.project, language),
        subtitle=_curled(config.factquiz_pdf_subtitle, language),
        authors=(config.author,) if config.author not in NOBODY else (),
        rights=rights,
        language=REGIONS.get(language, language),
        scripts=tuple(sorted(config.factquiz_pdf_scripts.items())),
    )


def _curled(text: str, language: str) -> str:
    """Return a line of the configuration with the quotation marks that the pages have."""
    return "".join(educate_tokens([("plain", text)], language=language))


def file_name(config: Config) -> str:
    """Return the name of the PDF: as configured, or made from the title if that is empty."""
    return config.factquiz_pdf_name or f"{make_id(edition(config).title) or 'book'}.pdf"
