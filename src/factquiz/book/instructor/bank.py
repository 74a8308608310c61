"""The directive ``{item-bank}``: the items of a lesson.

The page shows, for each objective, how many items there are and a few of each interaction;
all of them are in the files beside the page (:mod:`.downloads`). All on a page would be megabytes.
"""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from sphinx import addnodes

from factquiz.book.folds import fold
from factquiz.book.instructor.downloads import CSV, JSON, file_name
from factquiz.book.instructor.items import items_list
from factquiz.book.instructor.labels import items_label, note_label
from factquiz.book.instructor.lessons import LessonDirective
from factquiz.book.instructor.nodes import file_link
from factquiz.book.instructor.tables import prose, section
from factquiz.book.instructor.words import counted, interaction_name
from factquiz.items.model import interaction

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from docutils import nodes
    from sphinx.application import Sphinx

    from factquiz.engine import Engine
    from factquiz.facts.course import Lesson, Objective
    from factquiz.items.model import Item

EXAMPLES = 3
"""Items of each interaction that a page shows for an objective."""


class ItemBank(LessonDirective):
    """The items of a lesson, objective by objective."""

    def of_lesson(self, loaded: Engine, lesson: Lesson) -> Iterator[nodes.Node]:
        """Yield what there is, where all of it is, and a section for each objective."""
        items = [item for item in loaded.bank.items if item.lesson == lesson.id]
        yield _summary(items)
        yield _files(lesson)
        for objective in lesson.objectives:
            mine = [item for item in items if item.objective == objective.id]
            made = _objective(loaded, lesson, objective, mine)
            note_label(self.env, items_label(lesson.id, objective.id), made)
            yield made


def _summary(items: Sequence[Item]) -> nodes.Node:
    facts = len({fact for item in items for fact in item.facts})
    return prose(
        f"There are {counted(len(items), 'item')} on {counted(facts, 'fact')}. "
        "Each wrong answer has its reason, and in brackets the kind of its proof."
    )


def _files(lesson: Lesson) -> nodes.Node:
    """Return the links to the files; on paper there is nothing to point to."""
    made = addnodes.only(expr="html")
    made += prose(
        "All of them, to sort and filter: ",
        file_link("", "a table for a spreadsheet (CSV)", path=file_name(lesson.id, CSV)),
        ", ",
        file_link("", "every detail for a program (JSON)", path=file_name(lesson.id, JSON)),
        f". Below stand up to {EXAMPLES} of each interaction.",
    )
    return made


def _objective(
    loaded: Engine, lesson: Lesson, objective: Objective, items: Sequence[Item]
) -> nodes.section:
    levels = Counter(str(item.level) for item in items)
    counts = ", ".join(f"{level} {count}" for level, count in sorted(levels.items()))
    return section(
        items_label(lesson.id, objective.id),
        objective.text.removesuffix("."),
        prose(f"{counted(len(items), 'item').capitalize()}: {counts}." if items else "No item."),
        *(_interaction(loaded, name, group) for name, group in _by_interaction(items)),
    )


def _by_interaction(items: Sequence[Item]) -> Iterator[tuple[str, tuple[Item, ...]]]:
    for name, group in groupby(sorted(items, key=interaction), key=interaction):
        yield name, tuple(group)


def _interaction(loaded: Engine, name: str, items: tuple[Item, ...]) -> nodes.Node:
    shown = examples(items)
    more = f", {len(shown)} of them shown" if len(shown) < len(items) else ""
    folded = fold(
        summary=f"{interaction_name(name).capitalize()}: {counted(len(items), 'item')}{more}"
    )
    folded += items_list(loaded, shown)
    return addnodes.only("", folded, expr="html")


def examples(items: Iterable[Item]) -> tuple[Item, ...]:
    """Return a few items, of as many levels and on as many facts as can be, always the same."""
    waiting = list(items)
    shown: list[Item] = []
    while waiting and len(shown) < EXAMPLES:
        levels = Counter(each.level for each in shown)
        facts = Counter(fact for each in shown for fact in each.facts)
        best = min(
            waiting,
            key=lambda item: (
                levels[item.level],
                sum(facts[fact] for fact in item.facts),
                item.id,
            ),
        )
        shown.append(best)
        waiting.remove(best)
    return tuple(shown)


def setup_bank(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("item-bank", ItemBank)
