"""The Sphinx builder ``handouts``: each lesson as a PDF of its own, numbered as in the book."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from docutils.nodes import make_id

from factquiz.book.course import engine
from factquiz.book.typst import handout
from factquiz.book.typst.anchors import Anchors, collect
from factquiz.book.typst.answers import answers
from factquiz.book.typst.builder import TypstBuilder, TypstBuildError
from factquiz.book.typst.edition import edition
from factquiz.book.typst.layout import A4
from factquiz.book.typst.literals import expression
from factquiz.book.typst.nodes import HANDLERS
from factquiz.book.typst.structure import Chapter, chapter_title, chapters
from factquiz.book.typst.translator import Translator
from factquiz.book.working import stage
from factquiz.diagnostics import in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docutils import nodes

    from factquiz.book.typst.literals import Code
    from factquiz.diagnostics import Diagnostic


class HandoutsBuilder(TypstBuilder):
    """Compiles each lesson into a PDF of its own, with all it needs from the rest of the book."""

    name = "handouts"
    epilog = "The handouts are in %(outdir)s."

    def get_outdated_docs(self) -> str:
        """Return what is built."""
        return "all lessons"

    def write(
        self,
        build_docnames: Iterable[str] | None,  # noqa: ARG002 (Sphinx)
        updated_docnames: Sequence[str],  # noqa: ARG002
        method: str = "update",  # noqa: ARG002
    ) -> None:
        """Write all handouts. Raises :class:`TypstBuildError` after logging all errors."""
        lessons = self._lessons()
        with stage(f"Translating {len(lessons)} lessons for the handouts"):
            self.resolved = cache(self.resolved)  # type: ignore[method-assign]
            made = {each.docname: self._handout(each) for each in lessons}
        self.report(in_order(problem for _, problems in made.values() for problem in problems))
        kept = set()
        for place, docname in enumerate(made, start=1):
            name = f"{place}-{make_id(docname.rpartition('/')[2])}"
            wanted = set(handout.images(self.resolved(docname)))
            images = {uri: file for uri, file in self.images.items() if uri in wanted}
            main = self.lay_out(f"sources/{name}", made[docname][0], images, A4)
            target = Path(self.outdir) / f"{name}.pdf"
            self.put(target, main)
            kept.add(target)
        for left in set(Path(self.outdir).glob("*.pdf")) - kept:
            left.unlink()

    def _lessons(self) -> tuple[Chapter, ...]:
        """Return the lessons in the order of the book, each as if it were all of it."""
        wanted = self.config.factquiz_handouts or [
            each.page for each in engine(self.app).course.lessons
        ]
        order = [each.docname for each in chapters(self.env)]
        if missing := [each for each in wanted if each not in order]:
            raise TypstBuildError(
                f"no page of the book is called {', '.join(missing)}: "
                "correct `factquiz_handouts`, or put it into the table of contents"
            )
        return tuple(Chapter(each) for each in order if each in wanted)

    def _handout(self, lesson: Chapter) -> tuple[str, list[Diagnostic]]:
        """Return a handout as Typst, and all that is wrong with it."""
        document = self.resolved(lesson.docname)
        entries = self._works(document)
        anchors = self._anchors(lesson.docname, document, entries)
        book = self.book(anchors, A4, excerpt=True)
        t = Translator(book, lesson, document, HANDLERS)
        of_works = {
            docname: Translator(book, Chapter(docname), self.resolved(docname), HANDLERS)
            for docname in entries
        }
        body = t.node(document)
        parts = (
            body,
            handout.explained_words(document),
            handout.references(
                (of_works[docname], entry) for docname, some in entries.items() for entry in some
            ),
            handout.marked_sources(document),
            answers(t.quizzes, anchors),
        )
        found = [*t.problems, *(each for one in of_works.values() for each in one.problems)]
        return handout.markup(self._settings(document), parts), found

    def _works(self, document: nodes.document) -> dict[str, tuple[nodes.citation, ...]]:
        """Return the entries of bibliographies that a lesson cites, by their documents."""
        wanted: defaultdict[str, list[str]] = defaultdict(list)
        for docname, ident in handout.cited(document):
            wanted[docname].append(ident)
        found = {
            docname: handout.works(self.resolved(docname), ids) for docname, ids in wanted.items()
        }
        return {docname: some for docname, some in found.items() if some}

    def _anchors(
        self,
        docname: str,
        document: nodes.document,
        entries: dict[str, tuple[nodes.citation, ...]],
    ) -> Anchors:
        """Return the places of a handout: those of its lesson, and the works behind it."""
        places = collect({docname: document})
        return Anchors(
            {
                **places.by_place,
                **{
                    (other, ident): f"{other}#{entry['ids'][0]}"
                    for other, some in entries.items()
                    for entry in some
                    for ident in entry["ids"]
                },
            },
            places.documents_of,
        )

    def _settings(self, document: nodes.document) -> Code:
        made = edition(self.config)
        language, _, region = made.language.partition("-")
        return expression(
            "handout.with",
            title=chapter_title(document),
            course=made.title,
            authors=made.authors,
            rights=made.rights,
            lang=language,
            region=region or None,
            scripts=made.scripts,
        )
