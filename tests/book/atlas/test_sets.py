"""Bodies as overlapping sets."""

from __future__ import annotations

from factquiz.book.atlas.sets import Sets, sets
from factquiz.facts.things import Body
from tests.courses import engine


def some(*names: str) -> list[Body]:
    """Return bodies of the course by their ids."""
    facts = [engine("repository").base.facts[name] for name in names]
    return [fact for fact in facts if isinstance(fact, Body)]


def number(given: Sets, *labels: str) -> int:
    """Return how many are in exactly the bodies of these labels."""
    places = tuple(given.labels.index(label) for label in labels)
    return sum(len(each.members) for each in given.combinations if each.bodies == places)


def test_the_rings_of_europe_add_up() -> None:
    """The numbers are those of the figure and the table in the lesson on the two sources."""
    found = sets(some("osce", "council-of-europe", "nato", "european-union"), 2025)
    coe = "Council of Europe"
    assert number(found, "OSCE", coe, "NATO", "EU") == 23
    assert number(found, "OSCE", coe, "EU") == 4
    assert number(found, "OSCE", coe, "NATO") == 7
    assert number(found, "OSCE", "NATO") == 2
    assert number(found, "OSCE", coe) == 12
    assert number(found, "OSCE") == 9
    assert sum(len(each.members) for each in found.combinations) == 57


def test_everybody_stands_once_and_the_largest_first() -> None:
    """No name is in two combinations, and their sizes go down."""
    found = sets(some("osce", "nato", "eaeu"), 2025).combinations
    names = [name for each in found for name in each.members]
    assert len(names) == len(set(names))
    sizes = [len(each.members) for each in found]
    assert sizes == sorted(sizes, reverse=True)


def test_a_year_before_it_all() -> None:
    """Only what was in force on the last day of the year counts."""
    assert sets(some("nato", "european-union"), 1948).combinations == ()
    assert sets(some("eaeu"), 2014).combinations == ()
    (members,) = (each.members for each in sets(some("nato"), 1954).combinations)
    assert len(members) == 14
    assert "Germany" not in members
