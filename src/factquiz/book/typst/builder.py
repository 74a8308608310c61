"""The Sphinx builder ``typst``: the whole book as one PDF."""

from __future__ import annotations

import os
import shutil
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.builders import Builder
from sphinx.errors import SphinxError
from sphinx.util import logging
from sphinx.util.display import progress_message

from factquiz.book.typst.anchors import DOCUMENT_PREFIX, Anchors, collect
from factquiz.book.typst.compile import Compiled, CompileError, compile_pdf
from factquiz.book.typst.edition import edition, file_name
from factquiz.book.typst.index import index
from factquiz.book.typst.literals import expression
from factquiz.book.typst.nodes import HANDLERS
from factquiz.book.typst.pictures import copy_picture
from factquiz.book.typst.reuse import digest, is_current, remember
from factquiz.book.typst.structure import Chapter, chapter_title, chapters
from factquiz.book.typst.translator import Book, Translator
from factquiz.book.typst.writer import Translation, write
from factquiz.diagnostics import Diagnostic, Severity, errors, in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from importlib.resources.abc import Traversable

    from docutils import nodes

logger = logging.getLogger(__name__)

PICTURES = "pictures"
"""The folder of the pictures, beside the main Typst file."""

COLOURS = "colours.typ"
"""The template that is made, not copied: what of the look is configured."""


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
        """Write the PDF. Raises :class:`TypstBuildError` after logging everything that is wrong."""
        with progress_message("translating to Typst"):
            book = self.translate()
        self._report(book.problems)
        main = self._lay_out(write(edition(self.config), book))
        timestamp = int(os.environ.get("SOURCE_DATE_EPOCH", "0"))
        target = Path(self.outdir) / file_name(self.config)
        inputs = digest(main.parent, timestamp)
        if is_current(target, inputs):
            logger.info("the PDF is up to date")
            return
        with progress_message("compiling the PDF"):
            compiled = self._compile(main, timestamp)
        _put(target, compiled.pdf)
        if not compiled.warnings:  # what was warned of must be said again in the next build
            remember(target, inputs)

    def translate(self) -> Translation:
        """Return the book as Typst markup, with all that is wrong with it; writes nothing."""
        order = chapters(self.env)
        documents = {each.docname: self._resolved(each.docname) for each in order}
        anchors = collect(documents)
        translators = [self._translator(each, documents[each.docname], anchors) for each in order]
        markup = [each.node(each.document) for each in translators]
        return Translation(
            chapters=tuple(zip(order, markup, strict=True)),
            quizzes=tuple(quiz for each in translators for quiz in each.quizzes),
            anchors=anchors,
            problems=in_order(problem for each in translators for problem in each.problems),
            index=index(
                self, anchors, {name: chapter_title(documents[name]) for name in documents}
            ),
        )

    def _resolved(self, docname: str) -> nodes.document:
        document = self.env.get_doctree(docname)
        self.env.resolve_references(document, docname, self)
        self.post_process_images(document)
        return document

    def _translator(
        self, chapter: Chapter, document: nodes.document, anchors: Anchors
    ) -> Translator:
        book = Book(
            source=Path(self.srcdir),
            anchors=anchors,
            title=edition(self.config).title,
            sections=self.env.toc_secnumbers,
            figures=self.env.toc_fignumbers,
            captions=self.config.numfig_format if self.config.numfig else {},
            pictures={uri: f"{PICTURES}/{name}" for uri, name in self.images.items()},
        )
        return Translator(book, chapter, document, HANDLERS)

    def _report(self, problems: Iterable[Diagnostic]) -> None:
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
            raise TypstBuildError(f"no PDF was made: {len(serious)} errors, listed above")

    def _lay_out(self, source: str) -> Path:
        """Put sources, templates and pictures into a folder; return the main file."""
        folder = Path(self.outdir) / "sources"
        shutil.rmtree(folder, ignore_errors=True)
        (folder / PICTURES).mkdir(parents=True)
        for uri, name in self.images.items():
            copy_picture(Path(self.srcdir) / uri, folder / PICTURES / name)
        for template in _templates():
            (folder / template.name).write_bytes(template.read_bytes())
        accent = expression("rgb", self.config.factquiz_pdf_accent).source
        (folder / COLOURS).write_text(f"#let accent = {accent}\n", "utf-8")
        main = folder / "main.typ"
        main.write_text(source, "utf-8")
        return main

    def _compile(self, main: Path, timestamp: int) -> Compiled:
        try:
            compiled = compile_pdf(main, timestamp)
        except CompileError as error:
            raise TypstBuildError(str(error)) from error
        for warning in compiled.warnings:
            logger.warning(warning, type="factquiz", subtype="pdf-typst")
        return compiled


def _put(target: Path, pdf: bytes) -> None:
    """Write a file whole or not at all."""
    half = target.with_suffix(".part")
    half.write_bytes(pdf)
    half.replace(target)


def _templates() -> list[Traversable]:
    folder = resources.files("factquiz.book.typst") / "templates"
    return sorted((each for each in folder.iterdir() if each.name.endswith(".typ")), key=str)
