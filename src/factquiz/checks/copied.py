"""Sentences of lessons and facts that share eight words in a row with a source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.checks.overlap import FINGERPRINT_FILE, Fingerprint, FingerprintError, words
from factquiz.diagnostics import Diagnostic, Place, Severity
from factquiz.facts.entry import Named
from factquiz.facts.things import NamedList

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from factquiz.checks.page import Page
    from factquiz.engine import Engine
    from factquiz.facts.course import Course


def load(root: Path) -> Fingerprint | None:
    """Return the fingerprint of a course's sources, or nothing if it has none.

    Raises:
        FingerprintError: the file cannot be read.

    """
    try:
        return Fingerprint.read((root / FINGERPRINT_FILE).read_text(encoding="ascii"))
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise FingerprintError(str(error)) from error


def names(course: Course) -> Callable[[str], bool]:
    """Return what tells whether a run of words is part of a name or a title of the course."""
    texts: list[str] = [source.title for source in course.sources]
    for placed in course.facts:
        fact = placed.fact
        if isinstance(fact, Named):
            texts += [f"{fact.name} {fact.acronym or ''}", *fact.aliases]
        if isinstance(fact, NamedList):
            texts += [member.name for member in fact.members]
    known = tuple(f" {' '.join(words(text))} " for text in texts)
    return lambda run: any(f" {run} " in name for name in known)


def check(engine: Engine, pages: Iterable[Page]) -> Iterator[Diagnostic]:
    """Yield each run of words that a lesson or a fact shares with a source."""
    course = engine.course
    try:
        sources = load(course.root)
    except FingerprintError as error:
        hint = "Make it again: `factquiz fingerprint SOURCES`."
        message = f"this is no fingerprint: {error}"
        yield Diagnostic("fingerprint-unreadable", message, Place(FINGERPRINT_FILE), hint)
        return
    if sources is None:
        return
    known = names(course)
    for place, text in _texts(course, pages):
        for run in sources.shared(text, known):
            yield Diagnostic(
                "copied",
                f"{len(run.split())} words in a row stand in a source too: {run!r}",
                place,
                "Say it in words of your own, or quote fewer words.",
                Severity.WARNING,
            )


def _texts(course: Course, pages: Iterable[Page]) -> Iterator[tuple[Place, str]]:
    for page in pages:
        yield from ((each.place, each.text) for each in page.sentences)
        yield from ((figure.place, figure.alt) for figure in page.figures)
    for placed in course.facts:
        for text in strings(placed.fact.model_dump()):
            yield placed.place(), text


def strings(value: object) -> Iterator[str]:
    """Yield every text in the plain data of a fact."""
    match value:
        case str():
            yield value
        case dict():
            for each in value.values():
                yield from strings(each)
        case list() | tuple():
            for each in value:
                yield from strings(each)
        case _:
            pass
