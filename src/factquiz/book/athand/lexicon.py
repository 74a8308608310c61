"""Finds the words of a glossary in running text: the longest name first, whole words only."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factquiz.book.reference.entries import without_article
from factquiz.facts.entry import Named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from factquiz.book.reference.entries import Entry
    from factquiz.knowledge.base import KnowledgeBase

_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Found:
    """A name in a text: where it begins and ends, and the fact whose entry explains it."""

    begin: int
    end: int
    fact: str


class Lexicon:
    """The names of all things of a course, of which some have an entry in the glossary.

    The names of the others are known too, so that “the Security Council of the UN” is not read as
    “UN” if it is a name of its own.
    """

    def __init__(self, base: KnowledgeBase, entries: Iterable[Entry]) -> None:
        self._by_name: dict[str, str] = {}
        explained = {entry.fact for entry in entries}
        named = [fact for fact in base.facts.values() if isinstance(fact, Named)]
        # What has an entry comes first: a name that two things share is explained if it can be.
        for fact in sorted(named, key=lambda fact: (fact.id not in explained, fact.id)):
            for name in _names(fact):
                self._by_name.setdefault(name, fact.id if fact.id in explained else "")
        self._pattern = _pattern(self._by_name)

    def find(self, text: str) -> Iterator[Found]:
        """Yield the names in a text that have an entry, in their order."""
        for match in self._pattern.finditer(text) if self._pattern else ():
            fact = _look_up(self._by_name, " ".join(match[0].split()))
            if fact:
                yield Found(match.start(), match.end(), fact)


def _names(fact: Named) -> Iterator[str]:
    """Yield what a thing is called in running text, with typographic apostrophes."""
    for name in (fact.acronym or "", fact.name, *fact.aliases):
        bare = without_article(name).strip("“”").replace("'", "’")
        if len(bare) >= _SHORTEST:
            yield bare


def _look_up(names: Mapping[str, str], found: str) -> str:
    """Return the fact of a name; at the beginning of a sentence it has a capital."""
    found = found.replace("'", "’")
    return names.get(found) or names.get(found[:1].lower() + found[1:], "")


def _pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    """Return one pattern for all names; the longest of those that fit is found."""
    ordered = sorted(names, key=lambda name: (-len(name), name))
    if not ordered:
        return None
    # A hyphen or a dash joins words to a longer one, which is another word.
    return re.compile(rf"(?<![\w–-])(?:{'|'.join(map(_flexible, ordered))})(?![\w–-])")


def _flexible(name: str) -> str:
    """Return a pattern of a name: any white space between words, a capital at the beginning."""
    words = (re.escape(word).replace("’", "['’]") for word in name.split())
    first = name[0]
    body = r"\s+".join(words)
    if not first.islower():
        return body
    return f"[{first}{first.upper()}]{body[len(re.escape(first)) :]}"
