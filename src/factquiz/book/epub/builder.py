"""The Sphinx builder ``epub``: one page a document, packed into one file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.builders.epub3 import Epub3Builder
from sphinx.util import logging
from sphinx.writers.html5 import HTML5Translator

from factquiz.book.epub.contents import contents, landmarks
from factquiz.book.epub.cover import cover_png
from factquiz.book.epub.metadata import metadata
from factquiz.book.epub.package import Resource, packed, templates
from factquiz.book.epub.pages import Page, read_page
from factquiz.book.epub.plates import plated
from factquiz.book.epub.problems import problems
from factquiz.book.interface import text_words
from factquiz.book.svg import SvgError
from factquiz.book.typst.edition import edition, file_name
from factquiz.book.typst.structure import chapters
from factquiz.book.working import put, stage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docutils import nodes
    from sphinx.registry import SphinxComponentRegistry

    from factquiz.book.epub.metadata import Metadata

logger = logging.getLogger(__name__)

THEME = "factquiz-epub"
STYLES = "_static/epub.css"
COVER, COVER_PAGE, TITLE_PAGE, NAVIGATION = (
    "front/cover.png",
    "front/cover.xhtml",
    "front/title.xhtml",
    "front/contents.xhtml",
)
MEDIA_TYPES = {
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
}


class EpubBuilder(Epub3Builder):
    """Writes XHTML pages with Sphinx's HTML writer, reads them again, and packs them.

    What is wrong with a page is a warning with the name of its document.
    """

    name = "epub"

    def init(self) -> None:
        """Start as Sphinx does, without an index: the reader's software can search."""
        super().init()
        self.use_index = False
        _borrow_visitors(self.app.registry)

    def get_theme_config(self) -> tuple[str, dict[str, Any]]:
        """Return the theme of these pages."""
        return THEME, {}

    def get_outdated_docs(self) -> Iterator[str]:
        """Yield all documents: a book is always built whole."""
        yield from sorted(self.env.found_docs)

    def prepare_writing(self, docnames: set[str]) -> None:
        """Tell the pages their language, region included."""
        super().prepare_writing(docnames)
        self.globalcontext["book_language"] = edition(self.config).language

    def add_visible_links(self, tree: nodes.document, show_urls: str = "inline") -> None:
        """Leave links as they are: whoever reads this can follow them."""

    def copy_static_files(self) -> None:
        """Copy the theme's own style sheet; scripts have no place here."""
        self.copy_theme_static_files({})

    def handle_finish(self) -> None:
        """Check the pages and write the book."""
        target = Path(self.outdir, file_name(self.config)).with_suffix(".epub")
        with stage(f"Packing {target.name}"):
            pages = [self._page(each) for each in self._order()]
            for each in problems(pages):
                words = f"{each.message}. {each.hint}"
                logger.warning(words, location=each.place.path, type="factquiz", subtype=each.code)
            put(target, self._packed(pages))

    def _order(self) -> tuple[str, ...]:
        """Return the documents in reading order; what no table of contents names comes last."""
        listed = [each.docname for each in chapters(self.env)]
        return tuple(dict.fromkeys((*listed, *sorted(self.env.found_docs))))

    def _page(self, docname: str) -> Page:
        href = self.get_target_uri(docname)
        return read_page(docname, href, Path(self.outdir, href).read_bytes())

    def _packed(self, pages: Sequence[Page]) -> bytes:
        words = text_words(self.app)
        told = metadata(self.config, pages, words)
        listed = chapters(self.env)
        return packed(
            told,
            words,
            pages=[
                self._front(COVER_PAGE, told, cover=COVER),
                self._front(TITLE_PAGE, told),
                self._front(
                    NAVIGATION,
                    told,
                    properties=("nav",),
                    parts=contents(listed, pages, base=NAVIGATION),
                    landmarks=landmarks(pages, words, base=NAVIGATION, cover=COVER_PAGE),
                ),
                *(
                    Resource(each.href, "application/xhtml+xml", each.data, each.properties)
                    for each in pages
                ),
            ],
            others=[
                Resource(STYLES, "text/css", Path(self.outdir, STYLES).read_bytes()),
                Resource(
                    COVER,
                    "image/png",
                    cover_png(edition(self.config), self.config.factquiz_pdf_accent),
                    ("cover-image",),
                ),
                *(self._image(uri, name) for uri, name in sorted(self.images.items())),
            ],
        )

    def _front(
        self, href: str, told: Metadata, properties: tuple[str, ...] = (), **values: object
    ) -> Resource:
        template = templates(text_words(self.app)).get_template(Path(href).name)
        page = template.render(book=told, styles=f"../{STYLES}", **values)
        return Resource(href, "application/xhtml+xml", page.encode(), properties)

    def _image(self, uri: str, name: str) -> Resource:
        path = Path(self.srcdir, uri)  # an absolute path stays as it is
        data = path.read_bytes()
        if path.suffix.lower() == ".svg":
            try:
                data = plated(data.decode("utf-8")).encode()
            except (SvgError, UnicodeDecodeError) as error:
                logger.warning(
                    "%s is no figure: %s", path, error, type="factquiz", subtype="epub-svg"
                )
        return Resource(f"{self.imagedir}/{name}", MEDIA_TYPES[path.suffix.lower()], data)


def _borrow_visitors(registry: SphinxComponentRegistry) -> None:
    """Write other extensions' nodes as on the web, unless they say how for EPUB.

    The web's own visitors of plain nodes stay there: they make places that scroll.
    """
    every = registry.translation_handlers
    theirs = {
        name: visitors
        for name, visitors in every.get("html", {}).items()
        if not hasattr(HTML5Translator, f"visit_{name}")
    }
    every["epub"] = theirs | every.get("epub", {})
