"""Length and reading level of each lesson, as a table for the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.checks.prose import pages
from factquiz.checks.readability import reading, running

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factquiz.facts.course import Course


def lines(course: Course) -> Iterator[str]:
    """Yield the table line by line."""
    yield "Running text: words, words per sentence, reading level (LIX: 35 easy, 45 a newspaper)"
    read = pages(course)
    for lesson in course.lessons:
        if lesson.id in read:
            found = reading(running(read[lesson.id].sentences))
            measures = f"{found.words:>6} {found.words_per_sentence:>6.1f} {found.lix:>5.0f}"
            yield f"{measures}  {lesson.title}"
