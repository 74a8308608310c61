"""The Sphinx builder ``typst``: the whole book as one PDF."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.builders import Builder
from sphinx.errors import SphinxError
from sphinx.util import logging

from factquiz.book.interface import text_words
from factquiz.book.typst.anchors import DOCUMENT_PREFIX, Anchors, collect
from factquiz.book.typst.compile import Compiled, CompileError, UnshownError, compile_pdf
from factquiz.book.typst.edition import edition, file_name
from factquiz.book.typst.glyphs import unshown
from factquiz.book.typst.index import index
from factquiz.book.typst.layout import BOOK, PICTURES, Sheet, lay_out
from factquiz.book.typst.nodes import HANDLERS
from factquiz.book.typst.reuse import digest, is_current, remember
from factquiz.book.typst.structure import chapter_title, chapters
from factquiz.book.typst.translator import Book, Translator
from factquiz.book.typst.writer import Translation, write
from factquiz.book.working import interruptible, put, stage
from factquiz.diagnostics import Diagnostic, Severity, errors, in_order
from factquiz.typefaces import TypefacesError, folders

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from docutils import nodes

logger = logging.getLogger(__name__)


SHEETS = "sheets"
"""What the front matter of a page that is cut up says: ``sheets: true``."""


class TypstBuildError(SphinxError):
    """The book cannot be made into a PDF; what is wrong with it has been logged."""

    category = "PDF error"


class TypstBuilder(Builder):
    """Translates all documents to Typst and compiles them into one PDF.

    The Typst sources stay in ``sources`` below the output directory, to look at.
    """

    name = "typst"
    format = "typst"
    epilog = "The PDF is in %(outdir)s."
    supported_image_types = ["image/svg+xml", "image/png", "image/jpeg", "image/gif", "image/webp"]  # noqa: RUF012 (as Sphinx declares it)

    def get_outdated_docs(self) -> str:
        """Return what is built: a book is always built whole."""
        return "the whole book"

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:  # noqa: ARG002 (Sphinx)
        """Return the address of a document inside the book."""
        return f"{DOCUMENT_PREFIX}{docname}"

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:  # noqa: ARG002
        """Return the address of a document: inside one book it is the same from everywhere."""
        return self.get_target_uri(to, typ)

    def write(
        self,
        build_docnames: Iterable[str] | None,  # noqa: ARG002 (Sphinx)
        updated_docnames: Sequence[str],  # noqa: ARG002
        method: str = "update",  # noqa: ARG002
    ) -> None:
        """Write what is to be written. Raises :class:`TypstBuildError` after logging all errors."""
        with stage(f"Translating {len(self.env.found_docs)} pages for the PDF"):
            book = self.translate()
        self.report(book.problems)
        self.put(
            Path(self.outdir) / file_name(self.config),
            self.lay_out("sources", write(edition(self.config), book), self.images, BOOK),
        )

    def translate(self) -> Translation:
        """Return the book as Typst markup, with all that is wrong with it; writes nothing."""
        order = chapters(self.env)
        documents = {each.docname: self.resolved(each.docname) for each in order}
        anchors = collect(documents)
        book = self.book(anchors)
        translators = [Translator(book, each, documents[each.docname], HANDLERS) for each in order]
        markup = [each.node(each.document) for each in translators]
        titles = {name: chapter_title(document) for name, document in documents.items()}
        return Translation(
            chapters=tuple(zip(order, markup, strict=True)),
            quizzes=tuple(quiz for each in translators for quiz in each.quizzes),
            anchors=anchors,
            problems=in_order(problem for each in translators for problem in each.problems),
            index=index(self, anchors, titles),
        )

    def resolved(self, docname: str) -> nodes.document:
        """Return a document with its references and pictures resolved."""
        document = self.env.get_doctree(docname)
        self.env.resolve_references(document, docname, self)
        self.post_process_images(document)
        return document

    def book(self, anchors: Anchors, sheet: Sheet = BOOK, *, excerpt: bool = False) -> Book:
        """Return what all documents share."""
        return Book(
            source=Path(self.srcdir),
            anchors=anchors,
            title=edition(self.config).title,
            sections=self.env.toc_secnumbers,
            figures=self.env.toc_fignumbers,
            captions=self.config.numfig_format if self.config.numfig else {},
            equations=self._equations(),
            pictures={uri: f"{PICTURES}/{name}" for uri, name in self.images.items()},
            excerpt=excerpt,
            text_width=sheet.text_width,
            sheets=frozenset(
                name for name, said in self.env.metadata.items() if str(said.get(SHEETS)) == "True"
            ),
            words=text_words(self.app),
        )

    def _equations(self) -> dict[str, dict[str, str]]:
        """Return the number of each formula in its chapter, if formulas are numbered so."""
        if not (self.config.numfig and self.config.math_numfig):
            return {}
        return {
            docname: {
                each: self.config.math_numsep.join(".".join(map(str, number)).rsplit(".", 1))
                for each, number in kinds.get("displaymath", {}).items()
            }
            for docname, kinds in self.env.toc_fignumbers.items()
        }

    def report(self, problems: Iterable[Diagnostic]) -> None:
        """Log all problems; raise if one of them is an error."""
        for each in problems:
            log = logger.error if each.severity is Severity.ERROR else logger.warning
            place = Path(self.srcdir) / each.place.path
            log(
                f"{each.message}. {each.hint}",
                location=f"{place}:{each.place.line}",
                type="factquiz",
                subtype=each.code,
            )
        if serious := errors(problems):
            count = f"{len(serious)} error{'s' * (len(serious) != 1)}"
            raise TypstBuildError(f"no PDF was made: {count}, listed above")

    def lay_out(self, folder: str, source: str, images: Mapping[str, str], sheet: Sheet) -> Path:
        """Put sources, templates and pictures into a folder; return the main file."""
        pictures = {Path(self.srcdir) / uri: name for uri, name in images.items()}
        accent = self.config.factquiz_pdf_accent
        return lay_out(
            Path(self.outdir) / folder, source, pictures, accent, sheet, text_words(self.app)
        )

    def put(self, target: Path, main: Path) -> None:
        """Compile a PDF and put it in its place, whole, unless it is already there."""
        timestamp = int(os.environ.get("SOURCE_DATE_EPOCH", "0"))
        inputs = digest(main.parent, timestamp, self._typefaces())
        if is_current(target, inputs):
            logger.info("%s is up to date", target.name)
            return
        with stage(f"Setting {target.name}"):
            compiled = self._compile(main, timestamp)
        put(target, compiled.pdf)
        if not compiled.warnings:  # what was warned of must be said again in the next build
            remember(target, inputs)

    def _typefaces(self) -> Path | None:
        """Return the folder of the course's own typefaces, if it has one."""
        configured = self.config.factquiz_pdf_typefaces
        folder = Path(self.srcdir, configured).resolve() if configured else None
        try:
            folders(folder)
        except TypefacesError as error:
            raise TypstBuildError(f"`factquiz_pdf_typefaces`: {error}") from error
        return folder

    def _sources(self) -> Iterator[Path]:
        """Yield the files that the book was read from: pages, and what they depend on."""
        for docname in self.env.found_docs:
            yield Path(self.env.doc2path(docname))
            for name in self.env.dependencies.get(docname, ()):
                yield Path(self.srcdir, name)

    def _compile(self, main: Path, timestamp: int) -> Compiled:
        try:
            compiled = interruptible(lambda: compile_pdf(main, timestamp, self._typefaces()))
        except UnshownError as error:
            markup = main.read_text("utf-8")
            book = Path(self.srcdir)
            self.report(unshown(markup, self._sources(), book, self._typefaces()))
            raise TypstBuildError(str(error)) from error
        except CompileError as error:
            raise TypstBuildError(str(error)) from error
        for warning in compiled.warnings:
            logger.warning(warning, type="factquiz", subtype="pdf-typst")
        return compiled
