"""Length and reading level of each lesson, as a table for the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.checks.prose import pages
from factquiz.checks.readability import reading, running, whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factquiz.facts.course import Course


def lines(course: Course) -> Iterator[str]:
    """Yield the table line by line."""
    yield "Words in all; running text: words, words per sentence,"
    yield "reading level (LIX: 35 easy, 45 a newspaper)"
    read = pages(course)
    for lesson in course.lessons:
        if lesson.id in read:
            found = reading(running(read[lesson.id].sentences))
            in_all = reading(whole(read[lesson.id].sentences)).words
            measures = (in_all, found.words, found.words_per_sentence, found.lix)
            yield "{:>6} {:>6} {:>6.1f} {:>5.0f}  {}".format(*measures, lesson.title)
