"""The roles that lead from the instructor's edition into the students' book.

``{lesson}`orientation``` leads to a lesson, ``{lesson}`orientation#to-discuss``` to its section,
``{student}`sources``` to any other page; ``{lesson}`words <orientation>``` has words of its own.
``{fact}`id``` leads to the sentence that teaches a fact. It teaches nothing itself:
only marks in the lessons count.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util import logging
from sphinx.util.docutils import ReferenceRole, SphinxRole

from factquiz.book.course import depend_on_course, engine, root
from factquiz.book.evidence import short_name, source_name
from factquiz.book.instructor.nodes import student_link
from factquiz.book.instructor.pages import StudentPage, page_file, read_page
from factquiz.facts.marks import anchor
from factquiz.facts.validate import listed, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx

logger = logging.getLogger(__name__)


def to_student(words: str, page: str, place: str = "", hint: str = "") -> student_link:
    """Return words that lead to a place in the students' book."""
    return student_link("", words, page=page, anchor=place, hint=hint)


class StudentRole(ReferenceRole):
    """A page of the students' book, by its path below ``book/`` without ``.md``."""

    what = "page"

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the link; a page or a section that is not there is a warning."""
        depend_on_course(self.env)
        name, _, place = self.target.partition("#")
        page = self.page(name)
        if page is None:
            return [nodes.Text(self.title)], []
        self.env.note_dependency(str(page_file(root(self.env.app), page)))
        found = read_page(root(self.env.app), page)
        if found is None:
            self.refuse(f"the students' book has no page {page!r}: book/{page}.md is missing")
            return [nodes.Text(self.title)], []
        if place and not self._has(found, place):
            self.refuse(
                f"book/{page}.md has no section {place!r}; sections are {listed(found.sections)}. "
                f"{nearest(place, found.sections)}"
            )
        words = self.title if self.has_explicit_title else self.words(name, found, place)
        return [to_student(words, page, place)], []

    def page(self, name: str) -> str | None:
        """Return the path of the page that is meant, or ``None`` after a warning."""
        return name

    def words(self, _name: str, page: StudentPage, place: str) -> str:
        """Return what the link says if its author does not."""
        return self.with_section(page.title, page, place)

    def with_section(self, title: str, page: StudentPage, place: str) -> str:
        """Return a title, with the section's behind it."""
        return f"{title}, “{page.sections[place]}”" if place in page.sections else title

    def refuse(self, message: str) -> None:
        """Warn of a link that leads nowhere."""
        logger.warning(
            message.strip(), location=self.get_location(), type="factquiz", subtype="student-link"
        )

    def _has(self, page: StudentPage, place: str) -> bool:
        marks: Iterable[str] = (each.anchor for each in engine(self.env.app).marks.values())
        return place in page.sections or place in marks


class LessonRole(StudentRole):
    """A lesson of the students' book, by its id in ``exercises/course.yml``."""

    def page(self, name: str) -> str | None:
        """Return the page of the lesson."""
        course = engine(self.env.app).course
        lesson = course.lesson(name)
        if lesson is not None:
            return lesson.page
        ids = [each.id for each in course.lessons]
        self.refuse(f"there is no lesson {name!r}; lessons are {listed(ids)}. {nearest(name, ids)}")
        return None

    def words(self, name: str, page: StudentPage, place: str) -> str:
        """Return the lesson's title as the course has it."""
        lesson = engine(self.env.app).course.lesson(name)
        return self.with_section(lesson.title if lesson else page.title, page, place)


class FactReference(SphinxRole):
    """The paragraphs that a fact rests on, as a link to the sentence that teaches it."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the raised link; an unknown or untaught fact is a warning."""
        depend_on_course(self.env)
        loaded = engine(self.env.app)
        mark = loaded.marks.get(self.text)
        if self.text not in loaded.base.facts or mark is None:
            message = "there is no fact %r that a lesson teaches"
            logger.warning(
                message, self.text, location=self.get_location(), type="factquiz", subtype="mark"
            )
            return [], []
        sources = loaded.base.evidence(self.text).sources
        words = "; ".join(dict.fromkeys(short_name(each) for each in sources)) or "lesson"
        named = "; ".join(dict.fromkeys(source_name(each) for each in sources))
        hint = f"{mark.lesson.title}; source: {named}"
        link = to_student(words, mark.lesson.page, anchor(self.text), hint)
        return [nodes.superscript("", "", link, classes=["fact-mark"])], []


def setup_student(app: Sphinx) -> None:
    """Register the roles, and where the students' book lies.

    ``factquiz_student_book`` is its address on the web,
    or its folder as seen from the first page of this edition.
    """
    app.add_config_value("factquiz_student_book", "../../html", "env", (str,))
    app.add_role("lesson", LessonRole())
    app.add_role("student", StudentRole())
    app.add_role("fact", FactReference(), override=True)
