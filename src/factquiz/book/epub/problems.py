"""What is wrong with the pages of a book, or with the links between them."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from factquiz.diagnostics import Diagnostic, Place, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from factquiz.book.epub.pages import Page


def problems(pages: Sequence[Page]) -> Iterator[Diagnostic]:
    """Yield what is wrong with the pages of a book; the place of each is its document."""
    by_href = {each.href: each for each in pages}
    for page in pages:
        yield from _of_page(page)
        for address in _lost(page, by_href):
            yield _problem(
                page,
                "epub-link-without-target",
                f"the link {address} leads nowhere inside the book",
                "Link to a page or a heading that the table of contents includes",
            )


def _of_page(page: Page) -> Iterator[Diagnostic]:
    if page.error:
        yield _problem(
            page,
            "epub-not-well-formed",
            f"the page is not XML: {page.error}",
            "Raw HTML in a lesson must close every tag and quote every attribute",
        )
    for picture in page.without_words:
        yield _problem(
            page,
            "epub-image-without-alt",
            f"the picture {picture} has no text alternative",
            "Say in :alt: what it shows",
        )
    for address in page.fetched:
        if "//" in address:
            yield _problem(
                page,
                "epub-remote",
                f"{address} would be loaded from the network",
                "Put the file into the book",
            )
    if "scripted" in page.properties:
        yield _problem(
            page,
            "epub-script",
            "the page has a script, and most readers run none",
            "Take the raw HTML out of the lesson, or say the same by other means",
        )
    for before, level in zip((0, *page.headings), page.headings, strict=False):
        if level > before + 1:
            yield _problem(
                page,
                "epub-heading-skipped",
                f"a heading of level {level} follows one of level {before}",
                "Use the next lower level, so that who listens can find the way",
            )


def _lost(page: Page, by_href: Mapping[str, Page]) -> Iterator[str]:
    """Yield the links of a page that lead to no place in the book."""
    for address in dict.fromkeys(page.links):
        path, _, anchor = address.partition("#")
        if ":" in path.partition("/")[0]:
            continue  # an address on the web
        folder = posixpath.dirname(page.href)
        href = posixpath.normpath(posixpath.join(folder, unquote(path))) if path else page.href
        target = by_href.get(href)
        if target is None or (anchor and not target.error and unquote(anchor) not in target.ids):
            yield address


def _problem(page: Page, code: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(code, message, Place(page.docname), hint, Severity.WARNING)
