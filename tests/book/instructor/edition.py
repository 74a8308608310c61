"""Builds pages for the tests of the instructor's edition, and reads what came of them."""

from __future__ import annotations

import html
import io
import re
from dataclasses import dataclass
from pathlib import Path

from sphinx.testing.util import SphinxTestApp

from tests.courses import RIVERS

_COLOUR = re.compile(r"\x1b\[[\d;]*m")
_HEAD = re.compile(r"<head>.*?</head>|<script.*?</script>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True)
class Page:
    """A page of a small edition: its HTML and what Sphinx warned of."""

    html: str
    warnings: str


def page(folder: Path, text: str, **settings: object) -> Page:
    """Build an edition of the rivers that is one page, ``below/one``, and return that page."""
    (folder / "below").mkdir()
    (folder / "conf.py").touch()
    first = "# Edition\n\n```{toctree}\nbelow/one\n```\n"
    (folder / "index.md").write_text(first, encoding="utf-8")
    (folder / "below" / "one.md").write_text(f"# One\n\n{text}\n", encoding="utf-8")
    values = {
        "extensions": ["myst_parser", "factquiz.book.instructor"],
        "html_theme": "factquiz",
        "nitpicky": True,
        "factquiz_root": str(RIVERS),
    }
    complaints = io.StringIO()
    app = SphinxTestApp(
        "html", folder, freshenv=True, confoverrides=values | settings, warning=complaints
    )
    try:
        app.build(force_all=True)
    finally:
        app.cleanup()
    made = (Path(app.outdir) / "below" / "one.html").read_text(encoding="utf-8")
    return Page(made, _COLOUR.sub("", complaints.getvalue()))


def words(text: str) -> str:
    """Return the words of a text in lower case, with one space between them."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def site_words(site: Path) -> str:
    """Return the words that a reader of a site's pages can see."""
    pages = (each.read_text(encoding="utf-8") for each in sorted(site.rglob("*.html")))
    return words(" ".join(html.unescape(_TAG.sub("", _HEAD.sub(" ", each))) for each in pages))
