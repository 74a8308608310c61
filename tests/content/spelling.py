"""Which words of a text are in no dictionary of British English.

The dictionary is SCOWL's en_GB-ise for Hunspell, of 7 December 2020; its licence lies beside it.
It takes -ise and not -ize, and one spelling of each word. Names come from the course's own facts
and bibliography: whoever misspells a name in a lesson must have misspelt it there too. What a
fact quotes as a slip of its source may be quoted.
"""

from __future__ import annotations

import gc
import re
import warnings
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pybtex.database import parse_file
from spylls.hunspell import Dictionary

from factquiz.checks.copied import strings
from factquiz.facts.entry import Named
from factquiz.facts.things import Body, Document, Event, NamedList, Person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factquiz.facts.course import Course

_FOLDER = Path(__file__).parent / "dictionary"
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SHORTEST = 2


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text; those joined by hyphens come one by one."""
    return tuple(word.replace("’", "'") for word in _WORD.findall(text))


@cache
def _dictionary() -> Dictionary:
    with warnings.catch_warnings():
        # spylls leaves its files to the garbage collector.
        warnings.simplefilter("ignore", ResourceWarning)
        found = Dictionary.from_files(str(_FOLDER / "en_GB"))
        gc.collect()
    return found


@cache
def allowed() -> frozenset[str]:
    """Return the words that are right though the dictionary has not got them."""
    lines = (_FOLDER / "allowed.txt").read_text(encoding="utf-8").split("\n")
    return frozenset(line for line in lines if line and not line.startswith("#"))


@cache
def _spelt(word: str) -> bool:
    return bool(_dictionary().lookup(word))


def unknown(text: str, names: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Return the words that are neither in the dictionary, nor allowed, nor names."""
    return tuple(
        word
        for word in words(text)
        if len(word) >= _SHORTEST and not word.isupper() and not _known(word, names)
    )


def _known(word: str, names: frozenset[str]) -> bool:
    bare = word.removesuffix("'s").removesuffix("'")
    may = allowed()
    return any(
        each in names or each in may or each.lower() in may or _spelt(each) for each in (word, bare)
    )


def names_of(course: Course, bibliography: Path) -> frozenset[str]:
    """Return the words with a capital in the names of facts, and in the bibliography."""
    found = {word for text in _named(course) for word in words(text)}
    for entry in parse_file(str(bibliography)).entries.values():
        for person in (person for people in entry.persons.values() for person in people):
            found.update(words(str(person)))
        for field in entry.fields.values():
            found.update(words(re.sub(r"[{}]", "", field)))
    return frozenset(word for word in found if not word.islower())


def _named(course: Course) -> Iterator[str]:
    for placed in course.facts:
        fact = placed.fact
        if isinstance(fact, Named):
            yield from (fact.name, *fact.aliases, fact.acronym or "")
        yield from (locator.corrects or "" for locator in fact.source)
        match fact:
            case Person():
                yield from (role.office for role in fact.roles)
            case Body():
                yield from (fact.seat or "", *fact.former_seats)
                yield from strings([member.who for member in fact.members])
            case Event() | Document():
                yield fact.place or ""
            case NamedList():
                yield from (member.name for member in fact.members)
            case _:
                pass
