"""The directive ``{coverage}``: what of the sources is in facts, lessons, items and quizzes.

The same numbers as ``factquiz check --coverage``, with a link in every row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from factquiz.assembly.blueprint import InteractionName
from factquiz.book.course import depend_on_course, engine
from factquiz.book.instructor.facts import fact_link
from factquiz.book.instructor.student import to_student
from factquiz.book.instructor.tables import bullets, numbered, prose, section, table, to_items
from factquiz.book.instructor.words import interaction_name
from factquiz.checks.coverage import OVER_ASKED, coverage
from factquiz.checks.objectives import objectives
from factquiz.items.base import Level, SourceLink

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinx.application import Sphinx

    from factquiz.book.instructor.tables import Cell
    from factquiz.checks.coverage import Coverage, LessonCoverage, Share, SourceCoverage
    from factquiz.checks.objectives import ObjectiveCoverage
    from factquiz.engine import Engine


class CoverageDirective(SphinxDirective):
    """The coverage of the whole course, in sections."""

    has_content: ClassVar[bool] = False

    def run(self) -> list[nodes.Node]:
        """Return lessons, sources, what is missing, objectives, and what is asked very often."""
        depend_on_course(self.env)
        loaded = engine(self.env.app)
        found = coverage(loaded)
        return [
            section("coverage-lessons", "Lessons", _lessons(loaded, found.lessons)),
            section("coverage-sources", "Sources", *_sources(loaded, found.sources)),
            section("coverage-missing", "What is missing", *_missing(loaded, found)),
            *_objectives(loaded),
            section("coverage-over-asked", "Asked very often", *_over_asked(loaded, found)),
        ]


def _share(share: Share) -> str:
    return f"{share.part} of {share.whole} ({share.percent})"


def _lessons(loaded: Engine, lessons: Sequence[LessonCoverage]) -> nodes.Node:
    head = ("Lesson", "Facts taught", "Facts asked", "Items")
    return table(
        "Facts taught and asked, and items, by lesson",
        head,
        ((_lesson(loaded, each.lesson), *_counts(each)) for each in lessons),
    )


def _counts(found: LessonCoverage) -> tuple[Cell, ...]:
    return _share(found.taught), _share(found.asked), sum(count for _, count in found.interactions)


def _lesson(loaded: Engine, lesson_id: str) -> nodes.Node:
    lesson = loaded.course.lesson(lesson_id)
    return to_student(lesson.title, lesson.page) if lesson else nodes.Text(lesson_id)


def _sources(loaded: Engine, sources: Sequence[SourceCoverage]) -> Iterator[nodes.Node]:
    page = loaded.course.sources_page
    yield table(
        "Paragraphs of the sources on which a fact rests",
        ("Source", "Paragraphs with a fact", "Without"),
        (
            (each.label, _share(each.paragraphs), _paragraphs(each, page) or "none")
            for each in sources
        ),
    )


def _paragraphs(found: SourceCoverage, page: str) -> nodes.Node | None:
    links: list[nodes.Node] = []
    for at in found.without:
        link = SourceLink(source=found.source, at=at, label=found.label)
        links += [nodes.Text(", ")] if links else []
        links.append(to_student(at, page, link.anchor))
    return nodes.inline("", "", *links) if links else None


def _missing(loaded: Engine, found: Coverage) -> Iterator[nodes.Node]:
    yield from _listed(
        loaded,
        "No lesson teaches these facts:",
        "Every fact is taught in a lesson.",
        (fact for lesson in found.lessons for fact in lesson.untaught),
    )
    yield from _listed(
        loaded,
        "No item asks these facts:",
        "Every fact is asked by an item.",
        (fact for lesson in found.lessons for fact in lesson.unasked),
    )


def _listed(loaded: Engine, some: str, none: str, facts: Iterable[str]) -> Iterator[nodes.Node]:
    links = [fact_link(loaded, fact) for fact in facts]
    yield prose(some if links else none)
    if links:
        yield bullets(links)


def _objectives(loaded: Engine) -> Iterator[nodes.Node]:
    found = objectives(loaded)
    for lesson in loaded.course.lessons:
        mine = [each for each in found if each.lesson == lesson.id]
        yield section(
            f"coverage-{lesson.id}",
            f"Objectives: {lesson.title}",
            numbered(to_items(lesson.id, each.objective, each.text) for each in mine),
            _by_level(mine),
            _by_interaction(mine),
        )


def _number(found: ObjectiveCoverage, number: int) -> nodes.Node:
    return to_items(found.lesson, found.objective, str(number))


def _by_level(found: Sequence[ObjectiveCoverage]) -> nodes.Node:
    """Return items by level, facts with an item, and the quota they must meet."""
    used = [each for each in Level if any(dict(one.levels).get(each) for one in found)]
    return table(
        "Items of each objective by level, facts with an item, and quota",
        ("Objective", *(str(each) for each in used), "Facts", "Quota", "Met"),
        (
            (
                _number(each, number),
                *(dict(each.levels).get(level, 0) for level in used),
                each.facts,
                each.quota,
                "no" if each.under_quota else "yes" if each.quota else "not asked",
            )
            for number, each in enumerate(found, 1)
        ),
    )


def _by_interaction(found: Sequence[ObjectiveCoverage]) -> nodes.Node:
    counts = [dict(each.interactions) for each in found]
    names = [str(each) for each in InteractionName]
    return table(
        "Items by interaction, for each objective",
        ("Interaction", *(_number(each, number) for number, each in enumerate(found, 1))),
        (
            (interaction_name(name), *(each.get(name, 0) for each in counts))
            for name in names
            if any(name in each for each in counts)
        ),
    )


def _over_asked(loaded: Engine, found: Coverage) -> Iterator[nodes.Node]:
    if not found.over_asked:
        yield prose(f"No fact is asked by more than {OVER_ASKED} items.")
        return
    yield prose(
        f"More than {OVER_ASKED} items ask each of these facts: perhaps it is several facts in one."
    )
    yield table(
        "Facts that are asked very often",
        ("Fact", "Items"),
        ((fact_link(loaded, fact), count) for fact, count in found.over_asked),
    )


def setup_coverage(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("coverage", CoverageDirective)
