"""The glossary as data: which facts are entries, and what each says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factquiz.book.reference.entries import filed, glossary, letter, without_article
from factquiz.engine import start
from factquiz.facts.entry import Named
from factquiz.facts.things import Term
from tests.book.reference.conftest import FACTS, LESSON
from tests.courses import COURSES, engine, write_course

if TYPE_CHECKING:
    from pathlib import Path

    from factquiz.book.reference.entries import Entry


@pytest.fixture
def entries(tmp_path: Path) -> dict[str, Entry]:
    """Return the entries of the small course by the ids of their facts, in their order."""
    loaded = start(write_course(tmp_path, FACTS, LESSON))
    assert not loaded.diagnostics
    return {entry.fact: entry for entry in glossary(loaded.base)}


def test_terms_and_all_that_has_an_acronym_are_entries(entries: dict[str, Entry]) -> None:
    """A document without an acronym is not; the order is that of the alphabet, accents aside."""
    assert list(entries) == ["ecole", "keepers", "lens", "unlit"]


def test_a_word_stands_under_its_first_letter_and_not_its_article(
    entries: dict[str, Entry],
) -> None:
    """Articles, quotation marks and accents do not count."""
    assert [entry.name for entry in entries.values()] == [
        "“École” keepers",
        "Elder Society of Keepers",
        "lens",
        "unlit sea",
    ]
    assert [entry.letter for entry in entries.values()] == ["E", "E", "L", "U"]
    assert letter("“2 plus 4”") == "0–9"
    assert without_article("a") == "a"
    assert sorted(["être", "Zoo", "ebb"], key=filed) == ["ebb", "être", "Zoo"]


def test_a_plural_is_not_another_name(entries: dict[str, Entry]) -> None:
    """“Lens”, “lenss” or a name with an article tell nothing; a real second name stays."""
    assert entries["lens"].also == ("lenses", "burning glass")


def test_another_name_borrows_the_definition(entries: dict[str, Entry]) -> None:
    """A fact that is the same as another, and says nothing itself, means what the other means."""
    assert entries["ecole"].means == "the body that looks after lights"
    assert (entries["ecole"].same, entries["keepers"].same) == (("keepers",), ("ecole",))


@pytest.mark.parametrize("course", COURSES)
def test_nothing_that_needs_an_entry_is_missing(course: str) -> None:
    """In every course: each term and each acronym once, and each says something."""
    base = engine(course).base
    entries = glossary(base)
    wanted = {
        fact.id
        for fact in base.facts.values()
        if isinstance(fact, Term) or (isinstance(fact, Named) and fact.acronym)
    }
    assert wanted
    assert sorted(entry.fact for entry in entries) == sorted(wanted)
    assert [entry.fact for entry in entries if not (entry.means or entry.acronym)] == []
    assert {entry.anchor for entry in entries} == {f"term-{fact}" for fact in wanted}
