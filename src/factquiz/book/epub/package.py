"""One file of many: the package document and the ZIP archive, the same bytes each time.

Knows EPUB and no Sphinx.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined

from factquiz.rendering.speaking import speak

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factquiz.book.epub.metadata import Metadata
    from factquiz.languages import Language

PACKAGE = "package.opf"
_OLDEST = (1980, 1, 1, 0, 0, 0)
"""The first moment that a ZIP archive knows; no reader looks at it."""

_READABLE = 0o100644 << 16
"""The rights of a plain file, where an archive keeps them."""


@dataclass(frozen=True, slots=True)
class Resource:
    """A file of the book, with what the package must say of it."""

    href: str
    media_type: str
    data: bytes
    properties: tuple[str, ...] = ()

    @property
    def ident(self) -> str:
        """A name of the file that XML takes for an id; it depends on the address alone."""
        return "f-" + quote(self.href, safe="").replace("%", "_").replace("~", "_7E")

    @property
    def address(self) -> str:
        """The address as a URL."""
        return quote(self.href)


@cache
def templates(words: Language) -> Environment:
    """Return the templates of the package and of its front pages."""
    made = Environment(
        loader=PackageLoader("factquiz.book.epub"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    speak(made, words)
    return made


def packed(
    book: Metadata, words: Language, *, pages: Sequence[Resource], others: Sequence[Resource]
) -> bytes:
    """Return the book as a file. ``pages`` stand in reading order, ``others`` anywhere."""
    opf = (
        templates(words)
        .get_template(PACKAGE)
        .render(book=book, pages=list(pages), others=list(others))
    )
    container = templates(words).get_template("container.xml").render(package=PACKAGE)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        # First and not compressed, so that the kind of file shows in its first bytes.
        _put(archive, "mimetype", b"application/epub+zip", zipfile.ZIP_STORED)
        _put(archive, "META-INF/container.xml", container.encode())
        _put(archive, PACKAGE, opf.encode())
        for each in sorted((*pages, *others), key=lambda one: one.href):
            _put(archive, each.href, each.data)
    return made.getvalue()


def _put(archive: zipfile.ZipFile, name: str, data: bytes, how: int = zipfile.ZIP_DEFLATED) -> None:
    entry = zipfile.ZipInfo(name, _OLDEST)
    entry.compress_type = how
    entry.create_system = 3  # the same on every system that makes it
    entry.external_attr = _READABLE
    archive.writestr(entry, data, compresslevel=9)
