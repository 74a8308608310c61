"""The directive ``{blueprints}``: what each quiz asks, from how much it draws, how it is scored."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from factquiz.assembly.assemble import Assembler
from factquiz.assembly.blueprint import InteractionName, Purpose
from factquiz.assembly.policy import DEFAULT_POLICY
from factquiz.assembly.sample import candidates
from factquiz.book.course import depend_on_course, engine
from factquiz.book.instructor.labels import key_label
from factquiz.book.instructor.nodes import edition_link
from factquiz.book.instructor.tables import bullets, prose, section, table, to_items
from factquiz.book.instructor.words import (
    counted,
    interaction_name,
    rule_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx.application import Sphinx

    from factquiz.assembly.blueprint import Blueprint, Cell
    from factquiz.engine import Engine
    from factquiz.items.model import Item


class Blueprints(SphinxDirective):
    """Every blueprint of the course, the graded ones first."""

    has_content: ClassVar[bool] = False

    def run(self) -> list[nodes.Node]:
        """Return a section for each quiz, and one on how answers are scored."""
        depend_on_course(self.env)
        loaded = engine(self.env.app)
        graded_first = sorted(
            loaded.blueprints, key=lambda each: each.file.purpose is Purpose.PRACTICE
        )
        return [
            *(_quiz(loaded, each) for each in graded_first),
            section("blueprints-scoring", "How answers are scored", *_scoring()),
        ]


def _quiz(loaded: Engine, blueprint: Blueprint) -> nodes.section:
    file = blueprint.file
    total = sum((cell.count * cell.points for cell in file.cells), Fraction(0))
    hard = Assembler(loaded.bank.items, blueprint).difficulty
    about = (
        f"{file.purpose.capitalize()}: {counted(blueprint.length, 'item')}, "
        f"{total} points in all, estimated difficulty {hard:.2f} "
        "on a scale from 0 (easy) to 1 (hard)."
    )
    return section(
        f"blueprint-{blueprint.id}",
        file.title,
        prose(about, *_where(blueprint)),
        _cells(loaded, blueprint),
        *_own_rules(blueprint),
    )


def _where(blueprint: Blueprint) -> Iterator[str | nodes.Node]:
    """Yield where the items are: on a page with their answers, or drawn for each student."""
    if blueprint.file.purpose is Purpose.PRACTICE:
        yield " See "
        yield edition_link("", "the items with their answers", target=key_label(blueprint.id))
        yield "."
    else:
        yield " Each student gets a form drawn for them by "
        yield nodes.literal("", f"factquiz assemble {blueprint.id}")
        yield "."


def _cells(loaded: Engine, blueprint: Blueprint) -> nodes.table:
    pools = candidates(loaded.bank.items, blueprint)
    return table(
        f"Cells of {blueprint.id}",
        ("Asks", "Of these only", "Items", "Points each", "Drawn from"),
        (
            (_asks(loaded, blueprint, cell), only(cell), cell.count, cell.points, pool)
            for cell, pool in zip(blueprint.file.cells, map(_pool, pools), strict=True)
        ),
    )


def _asks(loaded: Engine, blueprint: Blueprint, cell: Cell) -> nodes.Node:
    """Return the objective of a cell, or the lesson, or that it may be any."""
    lessons = [
        lesson
        for lesson in loaded.course.lessons
        if lesson.id in ((cell.lesson,) if cell.lesson else blueprint.file.lessons)
    ]
    if cell.objective is None:
        return nodes.Text(lessons[0].title if len(lessons) == 1 else "any objective")
    for lesson in lessons:
        for objective in lesson.objectives:
            if objective.id == cell.objective:
                return to_items(lesson.id, objective.id, objective.text.removesuffix("."))
    return nodes.Text(cell.objective)


def only(cell: Cell) -> str:
    """Return what the items of a cell must be beside serving its objective."""
    names = [*map(interaction_name, cell.interactions), *map(str, cell.levels)]
    names += [str(cell.difficulty)] if cell.difficulty else []
    return ", ".join(names) or "any"


def _pool(items: Sequence[Item]) -> str:
    facts = {fact for item in items for fact in item.facts}
    return f"{counted(len(items), 'item')} on {counted(len(facts), 'fact')}"


def _own_rules(blueprint: Blueprint) -> Iterator[nodes.Node]:
    """Yield the scoring rules in which a quiz differs from the others."""
    own = [
        prose(f"{interaction_name(name)}: {rule_words(getattr(blueprint.policy, name))}")
        for name in map(str, InteractionName)
        if getattr(blueprint.policy, name) != getattr(DEFAULT_POLICY, name)
    ]
    if own:
        yield prose("Scored in its own way:")
        yield bullets(own)


def _scoring() -> Iterator[nodes.Node]:
    yield prose("Unless a blueprint says otherwise. An item's points are multiplied by the share.")
    yield table(
        "Scoring of each interaction",
        ("Interaction", "Share of the points"),
        (
            (interaction_name(name), rule_words(getattr(DEFAULT_POLICY, name)))
            for name in map(str, InteractionName)
        ),
    )


def setup_blueprints(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("blueprints", Blueprints)
