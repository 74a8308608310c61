"""Bodies as overlapping sets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.book.atlas.sets import combinations, matrix
from factquiz.facts.things import Body
from factquiz.languages import ENGLISH
from tests.courses import engine

if TYPE_CHECKING:
    from factquiz.book.atlas.matrix import Matrix


def some(*names: str) -> list[Body]:
    """Return bodies of the course by their ids."""
    facts = [engine("repository").base.facts[name] for name in names]
    return [fact for fact in facts if isinstance(fact, Body)]


def number(given: Matrix, *labels: str) -> int:
    """Return how many are in exactly the bodies of these labels."""
    places = tuple(given.columns.index(label) for label in labels)
    return sum(len(row.names) for row in given.rows if row.has == places)


def test_the_rings_of_europe_add_up() -> None:
    """The numbers are those of the figure and the table in the lesson on the two sources."""
    found = matrix(some("osce", "council-of-europe", "nato", "european-union"), 2025, ENGLISH)
    coe = "Council of Europe"
    assert number(found, "OSCE", coe, "NATO", "EU") == 23
    assert number(found, "OSCE", coe, "EU") == 4
    assert number(found, "OSCE", coe, "NATO") == 7
    assert number(found, "OSCE", "NATO") == 2
    assert number(found, "OSCE", coe) == 12
    assert number(found, "OSCE") == 9
    assert sum(len(row.names) for row in found.rows) == 57


def test_everybody_stands_once_and_the_largest_first() -> None:
    """No name is in two combinations, and their sizes go down."""
    found = combinations(some("osce", "nato", "eaeu"), 2025)
    names = [name for each in found for name in each.members]
    assert len(names) == len(set(names))
    sizes = [len(each.members) for each in found]
    assert sizes == sorted(sizes, reverse=True)


def test_a_year_before_it_all() -> None:
    """Only what was in force on the last day of the year counts."""
    assert combinations(some("nato", "european-union"), 1948) == ()
    assert combinations(some("eaeu"), 2014) == ()
    (members,) = (each.members for each in combinations(some("nato"), 1954))
    assert len(members) == 14
    assert "Germany" not in members
