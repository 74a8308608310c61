"""The knowledge base: every statement of a course, indexed for proving and for asking."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from factquiz.facts.positions import Issue
from factquiz.facts.things import NamedList
from factquiz.items.base import Evidence, LessonLink, SourceLink
from factquiz.knowledge.lowering import lower
from factquiz.knowledge.meanings import figure_links, stand_links
from factquiz.knowledge.names import Entity, Identity, by_id, entities_of
from factquiz.knowledge.stand import Stand, stands_of
from factquiz.knowledge.voices import Voices

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from factquiz.facts.course import Course
    from factquiz.facts.kinds import Fact
    from factquiz.facts.marks import Mark
    from factquiz.knowledge.statement import Statement


class KnowledgeBase:
    """What a course states. Immutable once built; facts stand in the order of their ids."""

    def __init__(self, course: Course, marks: Mapping[str, Mark]) -> None:
        self.course = course
        self.facts: dict[str, Fact] = {}
        # By id: which file a fact stands in, and where, must not choose what is asked.
        for placed in sorted(course.facts, key=lambda placed: placed.fact.id):
            self.facts.setdefault(placed.fact.id, placed.fact)
        self._marks = marks
        self._held: dict[str, frozenset[str]] = {}
        self._evidence: dict[str, Evidence] = {}
        self.worded: dict[str, str] = {}  # what has been worded, kept by whoever words it
        self._sources = {source.id: source for source in course.sources}
        self._lessons = {lesson.id: lesson for lesson in course.lessons}
        entities = [entity for fact in self.facts.values() for entity in entities_of(fact)]
        self.entities: Mapping[str, Entity] = by_id(entities)
        issues = {key: fact for key, fact in self.facts.items() if isinstance(fact, Issue)}
        self.stands: dict[str, Stand] = {
            stand.id: stand for fact in self.facts.values() for stand in stands_of(fact, issues)
        }
        links = (*stand_links(self.stands.values()), *figure_links(self.facts.values()))
        self.identity = Identity(entities, links)
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
    def names_meaning(self) -> Mapping[str, tuple[str, ...]]:
        """Every name of one thing, by the id that leads it."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for entity in self.entities.values():
            found[self.identity.of(entity.id)].extend(entity.names)
        return {leader: tuple(dict.fromkeys(names)) for leader, names in found.items()}

    @cached_property
    def lists(self) -> tuple[NamedList, ...]:
        """The named lists."""
        return tuple(fact for fact in self.facts.values() if isinstance(fact, NamedList))

    @cached_property
    def _voices(self) -> Voices:
        return Voices(self.facts.values(), self.identity)

    @cached_property
    def _stands_by_holder(self) -> Mapping[str, tuple[Stand, ...]]:
        found: defaultdict[str, list[Stand]] = defaultdict(list)
        for stand in self.stands.values():
            found[self.identity.of(stand.holder)].append(stand)
        return {holder: tuple(stands) for holder, stands in found.items()}

    def stands_of(self, holder: str) -> tuple[Stand, ...]:
        """Return what a holder says anywhere, and voices that contain it or that it contains."""
        related = sorted(self._voices.related(holder))
        return tuple(stand for each in related for stand in self._stands_by_holder.get(each, ()))

    def held_by(self, holder: str) -> frozenset[str]:
        """Return all that follows from what :meth:`stands_of` gives, by the ids that lead it."""
        if holder not in self._held:
            self._held[holder] = self.following(self.stands_of(holder))
        return self._held[holder]

    def following(self, stands: Iterable[Stand]) -> frozenset[str]:
        """Return the stands that follow from some: by ``implies``, and by meaning the same."""
        found: set[str] = set()
        waiting = [stand.id for stand in stands]
        while waiting:
            current = self.identity.of(waiting.pop())
            if current in found:
                continue
            found.add(current)
            for stand in self.stands_meaning.get(current, ()):
                waiting.extend(stand.implies)
        return frozenset(found)

    def evidence(self, *fact_ids: str) -> Evidence:
        """Return where a reader can check facts: lesson sentences and source paragraphs."""
        several = [self._evidence_of(fact_id) for fact_id in dict.fromkeys(fact_ids)]
        if len(several) == 1:
            return several[0]
        return Evidence(
            lessons=tuple(dict.fromkeys(chain.from_iterable(each.lessons for each in several))),
            sources=tuple(dict.fromkeys(chain.from_iterable(each.sources for each in several))),
        )

    def _evidence_of(self, fact_id: str) -> Evidence:
        """Return where one fact can be checked: made once, and shared by all that rests on it."""
        found = self._evidence.get(fact_id)
        if found is None:
            found = self._evidence[fact_id] = Evidence(
                lessons=tuple(dict.fromkeys(self._lesson_links(fact_id))),
                sources=tuple(dict.fromkeys(self._source_links(fact_id))),
            )
        return found

    def _lesson_links(self, fact_id: str) -> Iterable[LessonLink]:
        mark = self._marks.get(fact_id)
        if mark is not None:
            yield LessonLink(lesson=mark.lesson.page, anchor=mark.anchor, title=mark.lesson.title)

    def _source_links(self, fact_id: str) -> Iterable[SourceLink]:
        fact = self.facts.get(fact_id)
        for locator in fact.source if fact else ():
            source = self._sources.get(locator.source or "")
            if source is not None:
                label = source.label if not source.sections else f"{source.label}, {locator.at}"
                yield SourceLink(source=source.id, at=locator.at, label=label)
