"""The knowledge base: every statement of a course, indexed for proving and for asking."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from factquiz.facts.kinds import Issue, NamedList, Voice
from factquiz.items.base import Evidence, LessonLink, SourceLink
from factquiz.knowledge.lowering import lower
from factquiz.knowledge.names import Entity, Identity, by_id, entities_of
from factquiz.knowledge.stand import Stand, stands_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from factquiz.facts.course import Course
    from factquiz.facts.kinds import Fact
    from factquiz.facts.marks import Mark
    from factquiz.knowledge.statement import Statement


class KnowledgeBase:
    """What a course states. Immutable once built; order follows files and lines."""

    def __init__(self, course: Course, marks: Mapping[str, Mark]) -> None:
        self.course = course
        self.facts: dict[str, Fact] = {}
        for placed in course.facts:
            self.facts.setdefault(placed.fact.id, placed.fact)
        self._marks = marks
        self._sources = {source.id: source for source in course.sources}
        self._lessons = {lesson.id: lesson for lesson in course.lessons}
        entities = [entity for fact in self.facts.values() for entity in entities_of(fact)]
        self.entities: Mapping[str, Entity] = by_id(entities)
        self.identity = Identity(entities)
        issues = {key: fact for key, fact in self.facts.items() if isinstance(fact, Issue)}
        self.stands: dict[str, Stand] = {
            stand.id: stand for fact in self.facts.values() for stand in stands_of(fact, issues)
        }
        self.statements: dict[str, Statement] = {}
        self._by_subject: defaultdict[tuple[str, str], list[Statement]] = defaultdict(list)
        self._by_property: defaultdict[str, list[Statement]] = defaultdict(list)
        for fact in self.facts.values():
            for statement in lower(fact):
                self.statements[statement.id] = statement
                self._by_property[statement.property].append(statement)
                subject = self.identity.of(statement.subject)
                self._by_subject[subject, statement.property].append(statement)

    def about(self, subject: str, name: str) -> tuple[Statement, ...]:
        """Return what is stated of a subject (under any of its ids) with one property."""
        return tuple(self._by_subject.get((self.identity.of(subject), name), ()))

    def with_property(self, name: str) -> tuple[Statement, ...]:
        """Return every statement with one property."""
        return tuple(self._by_property.get(name, ()))

    @cached_property
    def stands_on(self) -> Mapping[str, tuple[Stand, ...]]:
        """The stands on each issue."""
        found: defaultdict[str, list[Stand]] = defaultdict(list)
        for stand in self.stands.values():
            if stand.issue:
                found[stand.issue].append(stand)
        return {issue: tuple(stands) for issue, stands in found.items()}

    @cached_property
    def stands_meaning(self) -> Mapping[str, tuple[Stand, ...]]:
        """The stands that say the same, by the id that leads them."""
        found: defaultdict[str, list[Stand]] = defaultdict(list)
        for stand in self.stands.values():
            found[self.identity.of(stand.id)].append(stand)
        return {leader: tuple(stands) for leader, stands in found.items()}

    @cached_property
    def lists(self) -> tuple[NamedList, ...]:
        """The named lists."""
        return tuple(fact for fact in self.facts.values() if isinstance(fact, NamedList))

    def related_voices(self, holder: str) -> frozenset[str]:
        """Return a voice, what it belongs to, and what belongs to it, at any depth."""
        return frozenset((*self._wholes(holder), *self._parts(holder)))

    def _wholes(self, holder: str) -> tuple[str, ...]:
        chain: list[str] = []
        current: str | None = holder
        while current and current not in chain:
            chain.append(current)
            fact = self.facts.get(current)
            current = fact.part_of if isinstance(fact, Voice) else None
        return tuple(chain)

    @cached_property
    def _parts_of(self) -> Mapping[str, tuple[str, ...]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for fact in self.facts.values():
            if isinstance(fact, Voice) and fact.part_of:
                found[fact.part_of].append(fact.id)
        return {whole: tuple(parts) for whole, parts in found.items()}

    def _parts(self, holder: str) -> tuple[str, ...]:
        found: dict[str, None] = {}
        waiting = [holder]
        while waiting:
            for part in self._parts_of.get(waiting.pop(), ()):
                if part not in found:
                    found[part] = None
                    waiting.append(part)
        return tuple(found)

    def evidence(self, *fact_ids: str) -> Evidence:
        """Return where a reader can check facts: lesson sentences and source paragraphs."""
        return Evidence(
            lessons=tuple(dict.fromkeys(self._lesson_links(fact_ids))),
            sources=tuple(dict.fromkeys(self._source_links(fact_ids))),
        )

    def _lesson_links(self, fact_ids: Iterable[str]) -> Iterable[LessonLink]:
        for fact_id in fact_ids:
            mark = self._marks.get(fact_id)
            if mark is not None:
                yield LessonLink(
                    lesson=mark.lesson.page, anchor=mark.anchor, title=mark.lesson.title
                )

    def _source_links(self, fact_ids: Iterable[str]) -> Iterable[SourceLink]:
        for fact_id in fact_ids:
            fact = self.facts.get(fact_id)
            for locator in fact.source if fact else ():
                source = self._sources.get(locator.source or "")
                if source is not None:
                    label = source.label if not source.sections else f"{source.label}, {locator.at}"
                    yield SourceLink(source=source.id, at=locator.at, label=label)
