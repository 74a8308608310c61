"""What stands in the glossary: the words of a course, read off its facts.

Every term is an entry, and so is everything that has an acronym.
Plain data, without docutils: the page, the definitions in the lessons and other indexes share it.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factquiz.facts.entry import Named
from factquiz.facts.things import Term
from factquiz.generation.wording import holder_text
from factquiz.knowledge.text import normal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factquiz.knowledge.base import KnowledgeBase

_ARTICLES = ("the ", "a ", "an ")
DIGITS = "0–9"
"""The group of names that begin with a figure."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A word to look up.

    ``fact`` is the id of the fact it is read off; ``name`` has no leading article;
    ``means`` is a noun phrase (empty if no fact has one), ``holder`` whose definition it is
    (empty: the record); ``also`` are other names, ``same`` the entries on the same thing.
    """

    fact: str
    name: str
    acronym: str
    means: str
    note: str
    holder: str
    also: tuple[str, ...]
    same: tuple[str, ...]

    @property
    def anchor(self) -> str:
        """The id of the entry on the glossary's page; it stays as long as the fact does."""
        return term_anchor(self.fact)

    @property
    def letter(self) -> str:
        """The letter under which the entry stands."""
        return letter(self.name)


def term_anchor(fact: str) -> str:
    """Return the id that the entry of a fact has on the glossary's page."""
    return f"term-{fact}"


def without_article(name: str) -> str:
    """Return a name as it stands in an index: “the Final Act” is under “Final Act”."""
    for article in _ARTICLES:
        if name.startswith(article) and len(name) > len(article):
            return name.removeprefix(article)
    return name


def letter(name: str) -> str:
    """Return the letter that a name is filed under: a capital without accent, or the figures."""
    first = next((c for c in unicodedata.normalize("NFKD", name) if c.isalnum()), "")
    return DIGITS if first.isdigit() else first.upper()


def filed(name: str) -> tuple[str, str, str]:
    """Return what to sort a name by: its letter, then its words without accents and marks."""
    return letter(name), normal(name), name


def glossary(base: KnowledgeBase) -> tuple[Entry, ...]:
    """Return the entries of a course's glossary in the order of the alphabet."""
    same: defaultdict[str, list[Named]] = defaultdict(list)
    for fact in base.facts.values():
        if isinstance(fact, Named):
            same[base.identity.of(fact.id)].append(fact)
    entries = [
        entry(base, fact, (other for other in group if other.id != fact.id))
        for group in same.values()
        for fact in group
        if _belongs(fact)
    ]
    return tuple(sorted(entries, key=lambda made: (*filed(made.name), made.fact)))


def _belongs(fact: Named) -> bool:
    return isinstance(fact, Term) or bool(fact.acronym)


def entry(base: KnowledgeBase, fact: Named, twins: Iterable[Named] = ()) -> Entry:
    """Return the entry of a fact; ``twins`` are the other facts on the same thing."""
    twins = tuple(twins)
    defined = next((each for each in (fact, *twins) if each.means), fact)
    name = without_article(fact.name)
    return Entry(
        fact=fact.id,
        name=name,
        acronym=fact.acronym or "",
        means=defined.means or "",
        note=fact.note or "",
        holder=holder_text(base, defined.holder) if defined.holder else "",
        also=_other_names(name, fact),
        same=tuple(each.id for each in twins if _belongs(each)),
    )


def _other_names(name: str, fact: Named) -> tuple[str, ...]:
    """Return the aliases that tell a reader something: no plurals, no spellings with an article."""
    known = {normal(name), f"{normal(name)}s", normal(fact.acronym or "")}
    found = []
    for alias in map(without_article, fact.aliases):
        if normal(alias) not in known:
            known |= {normal(alias), f"{normal(alias)}s"}
            found.append(alias)
    return tuple(found)
