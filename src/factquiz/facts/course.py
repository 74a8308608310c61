"""A course on disk, loaded: its lessons and objectives, its sources, its facts.

:func:`load` never raises for a mistake in the files: it returns what could be read,
and every mistake with its place.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, Self, TypeVar

from pydantic import Field, StringConstraints, model_validator

from factquiz.diagnostics import Diagnostic, Place, in_order
from factquiz.facts.dates import When
from factquiz.facts.entry import Id, Part, Text, refuse_repeated
from factquiz.facts.kinds import KINDS, Fact
from factquiz.facts.sources import Source, SourceFile
from factquiz.facts.validate import build, listed, nearest
from factquiz.facts.yamltree import Plain, Steps, Tree, as_mapping, read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

COURSE_FILE = "exercises/course.yml"
FACTS_DIR = "exercises/facts"
SOURCES_FILE = "book/sources.yml"

P = TypeVar("P", bound=Part)

_FILE_KEYS = ("lesson", "defaults", "facts")
_DEFAULT_KEYS = ("source", "objective", "holder", "standing")


class Objective(Part):
    """What a student can do after a lesson."""

    id: Id
    text: Annotated[str, StringConstraints(pattern=r"^[A-Z].*\.$", max_length=300)]


class Lesson(Part):
    """A lesson: its page in the book and its objectives."""

    id: Id
    page: Annotated[str, StringConstraints(pattern=r"^[a-z0-9/_-]+$")] = Field(
        description="Path of the page below `book/`, without `.md`."
    )
    title: Text
    minutes: int = Field(ge=5, le=600)
    objectives: tuple[Objective, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _objectives_differ(self) -> Self:
        refuse_repeated("objectives", (objective.id for objective in self.objectives))
        return self


class Era(Part):
    """A time into which the table of positions sorts what was held."""

    id: Id
    title: Text = Field(description="Its short name, such as a year.")
    about: Text = Field(
        description="What time it is, in words, as it stands in brackets: “1989 to 1999”."
    )
    span: When = Field(description="From when to when, in EDTF.")


class Theme(Part):
    """A question that runs through the course, and the facts that say what was held on it."""

    id: Id
    title: Text
    facts: tuple[Id, ...] = Field(
        min_length=1,
        description="Ids of issues and contrasts, which stand for all their positions; of views, "
        "claims and causes; of events and documents that say something.",
    )


class CourseFile(Part):
    """The whole of ``course.yml``."""

    title: Text
    sources_page: Annotated[str, StringConstraints(pattern=r"^[a-z0-9/_-]+$")] = Field(
        "sources", description="The page that lists the sources' paragraphs."
    )
    known_acronyms: tuple[Text, ...] = Field(
        (), description="Acronyms that every reader knows, and no lesson has to expand."
    )
    lessons: tuple[Lesson, ...] = Field(min_length=1)
    eras: tuple[Era, ...] = Field((), description="The times of the table of positions, in order.")
    themes: tuple[Theme, ...] = Field((), description="The rows of the table of positions.")

    @model_validator(mode="after")
    def _ids_differ(self) -> Self:
        refuse_repeated("lessons", (lesson.id for lesson in self.lessons))
        refuse_repeated("eras", (era.id for era in self.eras))
        refuse_repeated("themes", (theme.id for theme in self.themes))
        return self

    @model_validator(mode="after")
    def _eras_follow_each_other(self) -> Self:
        for earlier, later in pairwise(self.eras):
            if not earlier.span.before(later.span):
                raise ValueError(f"the era `{later.id}` must begin after `{earlier.id}` ends")
        return self


@dataclass(frozen=True, slots=True)
class PlacedFact:
    """A fact and where it stands."""

    fact: Fact
    tree: Tree = field(compare=False, repr=False)
    steps: Steps

    def place(self, *steps: str | int) -> Place:
        """Return the place of the fact, or of something in it."""
        return self.tree.place((*self.steps, *steps))


@dataclass(frozen=True)
class Course:
    """Everything the files say. ``facts`` stand in the order of files and lines."""

    root: Path
    title: str
    sources_page: str
    lessons: tuple[Lesson, ...]
    sources: tuple[Source, ...]
    facts: tuple[PlacedFact, ...]
    known_acronyms: tuple[str, ...] = ()
    eras: tuple[Era, ...] = ()
    themes: tuple[Theme, ...] = ()

    def lesson(self, lesson_id: str) -> Lesson | None:
        """Return the lesson of that id."""
        return next((each for each in self.lessons if each.id == lesson_id), None)

    def source(self, source_id: str) -> Source | None:
        """Return the source of that id."""
        return next((each for each in self.sources if each.id == source_id), None)


def fact_files(root: Path) -> tuple[Path, ...]:
    """Return the fact files of a course, in the order of their names."""
    return tuple(sorted((root / FACTS_DIR).rglob("*.yml"), key=lambda file: file.as_posix()))


def load(root: Path) -> tuple[Course, tuple[Diagnostic, ...]]:
    """Read the course in ``root``: what is there, and what is wrong with it."""
    found: list[Diagnostic] = []
    info = _part(root, COURSE_FILE, CourseFile, found)
    sources = _part(root, SOURCES_FILE, SourceFile, found)
    facts: list[PlacedFact] = []
    for file in fact_files(root):
        tree, mistakes = read(file, file.relative_to(root).as_posix())
        found.extend(mistakes)
        if tree is not None:
            faults: list[Diagnostic] = []
            facts.extend(_facts_of(tree, faults))
            # What is empty or an alias is told once, not again for what it should have been.
            spoilt = {each.place for each in mistakes}
            found.extend(each for each in faults if each.place not in spoilt)
    course = Course(
        root=root,
        title=info.title if info else root.name,
        sources_page=info.sources_page if info else "sources",
        lessons=info.lessons if info else (),
        sources=sources.sources if sources else (),
        facts=tuple(facts),
        known_acronyms=info.known_acronyms if info else (),
        eras=info.eras if info else (),
        themes=info.themes if info else (),
    )
    return course, in_order(found)


def _part(root: Path, name: str, model: type[P], found: list[Diagnostic]) -> P | None:
    tree, mistakes = read(root / name, name)
    found.extend(mistakes)
    if tree is None:
        return None
    part, mistakes = build(model, as_mapping(tree.data), tree, ())
    found.extend(mistakes)
    return part


def _facts_of(tree: Tree, found: list[Diagnostic]) -> Iterator[PlacedFact]:
    data = as_mapping(tree.data)
    found.extend(_unknown(tree, (key,), key, _FILE_KEYS) for key in data if key not in _FILE_KEYS)
    defaults = as_mapping(data.get("defaults", {}))
    found.extend(
        _unknown(tree, ("defaults", key), key, _DEFAULT_KEYS)
        for key in defaults
        if key not in _DEFAULT_KEYS
    )
    entries = data.get("facts", [])
    if not isinstance(entries, list):
        place = tree.place(("facts",))
        hint = "Begin each fact with a hyphen: `- event: …`."
        found.append(Diagnostic("bad-value", "`facts` must be a list", place, hint))
        return
    shared = {**defaults, **({"lesson": data["lesson"]} if "lesson" in data else {})}
    for number, entry in enumerate(entries):
        steps: Steps = ("facts", number)
        fact = _fact(as_mapping(entry), shared, tree, steps, found)
        if fact is not None:
            yield PlacedFact(fact, tree, steps)


def _fact(
    entry: Mapping[str, Plain],
    shared: Mapping[str, Plain],
    tree: Tree,
    steps: Steps,
    found: list[Diagnostic],
) -> Fact | None:
    kinds = [key for key in entry if key in KINDS]
    # `source`, `holder` … are fields too: the kind is the first key, as the docs tell teachers.
    kind = next(iter(entry), "")
    if kind not in KINDS:
        hint = (
            f"Put `{kinds[0]}: …` first."
            if kinds
            else nearest(kind, KINDS) or "Begin with one of these keys; its value is the id."
        )
        message = f"a fact begins with its kind, found {kind!r}; kinds are {listed(KINDS)}"
        found.append(Diagnostic("unknown-kind", message, tree.place(steps), hint))
        return None
    filled: dict[str, Plain] = {"id": entry[kind]}
    filled.update({key: value for key, value in entry.items() if key != kind})
    for key in ("lesson", "objective", "standing", "holder"):
        if key in shared and key not in filled:
            filled[key] = shared[key]
    if "source" in filled and "source" in shared:
        filled["source"] = _with_source(filled["source"], shared["source"])
    fact, mistakes = build(KINDS[kind], filled, tree, steps, renamed={"id": kind})
    found.extend(mistakes)
    return fact


def _with_source(locators: Plain, source: Plain) -> Plain:
    if isinstance(locators, list):
        return [_with_source(each, source) for each in locators]
    if isinstance(locators, dict):
        return {"source": source, **locators}
    return locators


def _unknown(tree: Tree, steps: Steps, key: str, allowed: tuple[str, ...]) -> Diagnostic:
    return Diagnostic(
        "unknown-key",
        f"the key {key!r} is not known here; allowed are {listed(allowed)}",
        tree.place(steps, of_key=True),
        nearest(key, allowed) or "Remove it, or use one of the allowed keys.",
    )
