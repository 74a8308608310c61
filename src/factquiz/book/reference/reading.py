"""Where each work of the bibliography is used, and the directive ``{reading-by-lesson}``.

The bibliography itself is sphinxcontrib-bibtex's; this adds to each entry the lessons that cite it
or teach a fact that rests on it. A book without that extension has nothing to add to.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective
from sphinx.util.nodes import make_refnode

from factquiz.book.course import depend_on_course, engine
from factquiz.book.interface import text_words
from factquiz.book.nodes import FINE_PRINT
from factquiz.book.reference import doctree
from factquiz.book.reference.entries import filed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinxcontrib.bibtex.domain import BibtexDomain, Citation

    from factquiz.engine import Engine
    from factquiz.facts.course import Lesson


class reading_by_lesson(nodes.General, nodes.Element):  # noqa: N801 (docutils' way)
    """Where the list of works by lesson will stand: it is known when every lesson is read."""


class work(nodes.Inline, nodes.TextElement):  # noqa: N801 (docutils' way)
    """Words that lead to a work of the bibliography, if it is there. Attribute: ``key``."""


class ReadingByLesson(SphinxDirective):
    """For each lesson the works that it uses, each with a link to its entry."""

    has_content: ClassVar[bool] = False

    def run(self) -> list[nodes.Node]:
        """Return the place of the list."""
        depend_on_course(self.env)
        return [reading_by_lesson()]


def used_in(loaded: Engine, cited: Iterable[tuple[str, str]]) -> Mapping[str, tuple[Lesson, ...]]:
    """Return the lessons that use each work, by its key in the bibliography.

    ``cited`` are the document and the key of each citation;
    a work is used too where a fact is taught that rests on it.
    """
    pages = {lesson.page: lesson.id for lesson in loaded.course.lessons}
    found: defaultdict[str, set[str]] = defaultdict(set)
    for page, key in cited:
        if page in pages:
            found[key].add(pages[page])
    for mark in loaded.marks.values():
        for locator in loaded.base.facts[mark.fact].source:
            source = loaded.course.source(locator.source or "")
            if source and source.cite:
                found[source.cite].add(mark.lesson.id)
    return {
        key: tuple(lesson for lesson in loaded.course.lessons if lesson.id in ids)
        for key, ids in found.items()
    }


def _domain(env: BuildEnvironment) -> BibtexDomain | None:
    """Return what the bibliography knows; nothing in a book without one."""
    return env.domains.get("cite")  # type: ignore[return-value]


def _used(env: BuildEnvironment, domain: BibtexDomain) -> Mapping[str, tuple[Lesson, ...]]:
    refs = ((each.docname, target.key) for each in domain.citation_refs for target in each.targets)
    return used_in(engine(env.app), refs)


class SayWhereUsed(SphinxPostTransform):
    """Adds to each work of a bibliography where it is used; it comes right after bibtex's own."""

    default_priority = 8

    def run(self, **_: Any) -> None:  # noqa: ANN401 (Sphinx's signature)
        """Complete the entries and the lists of this page."""
        domain = _domain(self.env)
        entries = list(self.document.findall(nodes.citation))
        places = list(self.document.findall(reading_by_lesson))
        named = list(self.document.findall(work))
        for each in named:
            each.replace_self(self._named(domain, each))
        if not (entries or places):
            return
        used = _used(self.env, domain) if domain else {}
        keys = {each.citation_id: each.key for each in domain.citations} if domain else {}
        for entry in entries:
            key = next((keys[ident] for ident in entry["ids"] if ident in keys), "")
            if lessons := used.get(key, ()):
                last = list(entry.findall(nodes.paragraph))[-1]
                last += self._lessons(lessons)
        for place in places:
            place.replace_self(self._by_lesson(domain, used) if domain else [])

    def _named(self, domain: BibtexDomain | None, named: work) -> list[nodes.Node]:
        found = (each for each in domain.citations if each.key == named["key"]) if domain else ()
        for each in found:
            place = each.bibliography_key.docname, each.citation_id
            # as of any cross-reference, so that paper has the number of its page
            return [self._link(*place, named.astext(), classes=["std", "std-ref"])]
        return [*named.children]

    def _lessons(self, lessons: tuple[Lesson, ...]) -> nodes.inline:
        links = [self._link(lesson.page, "", lesson.title) for lesson in lessons]
        said = nodes.inline(classes=[FINE_PRINT])
        text = text_words(self.app).gettext("Used in {lessons}.")
        used = doctree.around(text, lessons=doctree.joined(links, ", "))
        said += [nodes.Text(" "), *used]
        return said

    def _by_lesson(
        self, domain: BibtexDomain, used: Mapping[str, tuple[Lesson, ...]]
    ) -> list[nodes.Node]:
        """Return each lesson with the works that it uses, in the order of their names."""
        items = nodes.definition_list()
        for lesson in engine(self.app).course.lessons:
            works = sorted(
                (filed(name := self._name(each)), name, each)
                for each in domain.citations
                if lesson in used.get(each.key, ())
            )
            links = [
                self._link(each.bibliography_key.docname, each.citation_id, name)
                for _, name, each in works
            ]
            if links:
                head = nodes.term("", "", self._link(lesson.page, "", lesson.title))
                said = nodes.paragraph("", "", *doctree.joined(links, "; "), nodes.Text("."))
                items += nodes.definition_list_item("", head, nodes.definition("", said))
        return [items] if len(items) else []

    def _name(self, citation: Citation) -> str:
        """Return what to call a work in a line: its label as a source, or author and year."""
        labels = {each.cite: each.label for each in engine(self.app).course.sources}
        if label := labels.get(citation.key):
            return label
        entry = citation.entry
        people = [" ".join(person.last_names) for person in entry.persons.get("author", [])]
        who = " and ".join(people).translate(_BRACES) or entry.fields.get("title", citation.key)
        return f"{who.translate(_BRACES)} {entry.fields.get('year', '')}".strip()

    def _link(
        self, docname: str, anchor: str, words: str, classes: Sequence[str] = ()
    ) -> nodes.reference:
        said = nodes.inline("", words, classes=[*classes])
        return make_refnode(self.app.builder, self.env.docname, docname, anchor, said)


_BRACES = str.maketrans("", "", "{}")


def setup_reading(app: Sphinx) -> None:
    """Register the directive and what completes the bibliography."""
    app.add_node(reading_by_lesson)
    app.add_node(work)
    app.add_directive("reading-by-lesson", ReadingByLesson)
    app.add_post_transform(SayWhereUsed)
