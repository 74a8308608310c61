"""What the nodes of this edition become once it is known what is being built.

On paper a folder beside the PDF is no place to point to,
so links keep only their words, unless the students' book has an address on the web.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.nodes import make_refnode
from sphinx.util.osutil import relative_uri

from factquiz.book.course import engine
from factquiz.book.instructor.nodes import edition_link, file_link, student_link
from factquiz.book.outputs import is_web

if TYPE_CHECKING:
    from typing import Any

    from sphinx.application import Sphinx
    from sphinx.domains.std import StandardDomain


class ResolveEdition(SphinxPostTransform):
    """Replace this edition's links by references, or by their words."""

    default_priority = 20

    def run(self, **_kwargs: Any) -> None:  # noqa: ANN401 (Sphinx's signature)
        """Resolve every node of the page."""
        on_web = is_web(self.app.builder.name, self.app.builder.format)
        for link in list(self.document.findall(student_link)):
            link.replace_self(self._student(link, on_web=on_web))
        for within in list(self.document.findall(edition_link)):
            within.replace_self(self._within(within))
        for file in list(self.document.findall(file_link)):
            address = self._address(file["path"]) if on_web else ""
            file.replace_self(_reference(file, address))
        self._lead_out(on_web=on_web)

    def _lead_out(self, *, on_web: bool) -> None:
        """Lead into the students' book what the parts of both books link to a lesson, as if here.

        The bibliography does: it names the lessons that use a work.
        """
        course = engine(self.app).course
        pages = {course.sources_page, *(lesson.page for lesson in course.lessons)}
        here = self.app.builder.get_relative_uri
        lost = {here(self.env.docname, each): each for each in pages - self.env.found_docs}
        for link in list(self.document.findall(nodes.reference)):
            address, _, place = link.get("refuri", "").partition("#")
            if page := lost.get(address):
                out = student_link("", "", *link.children, page=page, anchor=place, hint="")
                link.replace_self(self._student(out, on_web=on_web))

    def _student(self, link: student_link, *, on_web: bool) -> nodes.Element:
        book = self.config.factquiz_student_book.rstrip("/")
        place = f"#{link['anchor']}" if link["anchor"] else ""
        path = f"{book}/{link['page']}.html{place}"
        if "://" in book:
            return _reference(link, path)
        return _reference(link, self._address(path) if on_web else "")

    def _address(self, path: str) -> str:
        """Return a path as seen from this page; it is given as seen from the first page."""
        page, mark, place = path.partition("#")  # Sphinx would lose the place
        here = self.app.builder.get_target_uri(self.env.docname)
        return f"{relative_uri(here, page)}{mark}{place}"

    def _within(self, link: edition_link) -> nodes.Element:
        domain: StandardDomain = self.env.get_domain("std")  # type: ignore[assignment]
        docname, ident = domain.anonlabels.get(link["target"], ("", ""))
        if not docname:
            return _reference(link, "")
        words = nodes.inline("", "", *link.children, classes=["std", "std-ref"])
        return make_refnode(self.app.builder, self.env.docname, docname, ident, words)


def _reference(link: nodes.Element, address: str) -> nodes.Element:
    """Return the words of a link, with its address if it has one."""
    if not address:
        return nodes.inline("", "", *link.children)
    made = nodes.reference("", "", *link.children, internal=False, refuri=address)
    if hint := link.get("hint"):
        made["reftitle"] = hint
    return made


def setup_resolve(app: Sphinx) -> None:
    """Register the transform."""
    app.add_post_transform(ResolveEdition)
