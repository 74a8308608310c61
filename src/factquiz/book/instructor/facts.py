"""How the generated pages speak of facts: one line, linked to the sentence that teaches it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from factquiz.book.instructor.student import to_student
from factquiz.generation.wording import capital, name_of
from factquiz.knowledge.titles import title

if TYPE_CHECKING:
    from factquiz.engine import Engine
    from factquiz.facts.kinds import Fact


def fact_line(loaded: Engine, fact: Fact) -> str:
    """Return a line for a fact; a judgement begins with its holder."""
    if not fact.holder:
        return title(fact)
    return f"{capital(name_of(loaded.base, fact.holder))}: {title(fact)}"


def fact_link(loaded: Engine, fact_id: str, words: str = "") -> nodes.Node:
    """Return a fact's line, or other words, as a link to its sentence in the students' book.

    One that no lesson teaches is followed by the place of its file instead.
    """
    shown = words or fact_line(loaded, loaded.base.facts[fact_id])
    mark = loaded.marks.get(fact_id)
    if mark is not None:
        return to_student(shown, mark.lesson.page, mark.anchor)
    place = next(each.place() for each in loaded.course.facts if each.fact.id == fact_id)
    return nodes.inline("", "", nodes.Text(f"{shown} "), nodes.literal("", str(place)))
