"""From evidence to links into the book."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from factquiz.items.base import Record

if TYPE_CHECKING:
    from factquiz.items.base import Evidence, LessonLink

_SCHEMES = frozenset({"http", "https", "file"})


class Link(Record, frozen=True, kw_only=True):
    """A text, and where it leads; nowhere if ``href`` is empty."""

    text: str
    href: str = ""


def check_book_url(url: str) -> str:
    """Return the address under which a book's pages stand, without a slash at its end.

    Raises:
        ValueError: the address is of no scheme that may stand in a page for students.

    """
    if urlsplit(url).scheme not in _SCHEMES:
        raise ValueError(f"{url!r} does not begin with https://, http:// or file://")
    return url.rstrip("/")


def lesson_links(evidence: Evidence, book_url: str) -> tuple[Link, ...]:
    """Return links to the sentences that teach; mere titles if the book has no address."""
    return tuple(
        Link(text=lesson.title, href=_href(lesson, book_url) if book_url else "")
        for lesson in evidence.lessons
    )


def lessons_to_read(evidence: Evidence, book_url: str) -> tuple[Link, ...]:
    """Return the same for a student, each lesson once, at the first of its sentences.

    Nobody could tell links of one name apart.
    """
    first: dict[str, Link] = {}
    for link in lesson_links(evidence, book_url):
        first.setdefault(link.text, link)
    return tuple(first.values())


def source_labels(evidence: Evidence) -> tuple[str, ...]:
    """Return the paragraphs of the sources, as they are printed."""
    return tuple(source.label for source in evidence.sources)


def _href(lesson: LessonLink, book_url: str) -> str:
    return f"{book_url}/{quote(lesson.lesson)}.html#{quote(lesson.anchor)}"
