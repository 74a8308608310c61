"""Acronyms that a lesson uses before it has said what they stand for.

An acronym is one that a fact gives, or any word in capitals. It is expanded where it stands in
brackets after its name, or where a name that the facts know for it has been read already.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from factquiz.checks.page import Kind
from factquiz.diagnostics import Diagnostic, Severity
from factquiz.facts.entry import Named

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factquiz.checks.page import Page, Sentence
    from factquiz.facts.course import Course

_CAPITALS = re.compile(r"(?<![\w-])[A-Z][A-Z0-9]*[A-Z][A-Z0-9]*(?=s?(?![\w-]))")
_ROMAN = re.compile(r"[IVXLC]+")
_WORD = re.compile(r"[^\W_]+")


def expansions(course: Course) -> dict[str, tuple[str, ...]]:
    """Return the names in full, in small letters, of each acronym that a fact gives."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for placed in course.facts:
        fact = placed.fact
        if isinstance(fact, Named) and fact.acronym:
            acronym = _WORD.findall(fact.acronym)[0].removesuffix("s")
            names = (fact.name, *fact.aliases)
            found[acronym] += [_plain(name) for name in names if not _CAPITALS.search(name)]
    return {acronym: tuple(names) for acronym, names in found.items()}


def excused(course: Course) -> frozenset[str]:
    """Return what needs no expansion: what everybody knows, and the slips of the sources."""
    slips = (
        locator.corrects for placed in course.facts for locator in placed.fact.source
    )  # A slip is quoted, so that it can be corrected.
    quoted = {word for slip in slips for word in _CAPITALS.findall(slip or "")}
    return frozenset(course.known_acronyms) | (quoted - expansions(course).keys())


def check(page: Page, course: Course) -> Iterator[Diagnostic]:
    """Yield each acronym that the page uses before it says what it stands for."""
    names = expansions(course)
    seen = set(excused(course))
    objectives = {each.text for lesson in course.lessons for each in lesson.objectives}
    read: list[str] = []
    for sentence in page.sentences:
        if sentence.kind is Kind.HEADING or sentence.text in objectives:
            continue
        read.append(_plain(sentence.text))
        for acronym in _acronyms(sentence, names):
            if acronym in seen:
                continue
            seen.add(acronym)
            if not _expanded(acronym, sentence, names, " ".join(read)):
                yield Diagnostic(
                    "acronym-unexpanded",
                    f"{acronym!r} is used here for the first time, and nothing says what it "
                    f"stands for: {sentence.text!r}",
                    sentence.place,
                    f"Write its name and then ({acronym}); or add it to `known_acronyms` in "
                    "exercises/course.yml if every reader knows it.",
                    Severity.WARNING,
                )


def _acronyms(sentence: Sentence, names: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    for word in _WORD.findall(sentence.prose):
        if word.removesuffix("s") in names:
            yield word.removesuffix("s")
    for acronym in _CAPITALS.findall(sentence.prose):
        if acronym not in names and not _ROMAN.fullmatch(acronym):
            yield acronym


def _expanded(
    acronym: str, sentence: Sentence, names: Mapping[str, tuple[str, ...]], read: str
) -> bool:
    bracketed = re.search(rf"\w[”’]? \({re.escape(acronym)}s?[;,)]", sentence.text)
    return bool(bracketed) or any(name in read for name in names.get(acronym, ()))


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold().removeprefix("the ")))
