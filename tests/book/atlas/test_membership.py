"""Who belongs to what in which year."""

from __future__ import annotations

from factquiz.book.atlas.membership import changes, standing, years
from factquiz.book.atlas.words import changed, counts, standings
from factquiz.languages import ENGLISH
from tests.book.atlas.atlases import LEAGUE, UNION, a_club


def test_a_year_stands_for_its_last_day() -> None:
    """Who joins on the last day is in, who leaves in January is out."""
    assert LEAGUE.members(1899) == ()
    assert LEAGUE.members(1900) == ("West",)
    assert LEAGUE.members(1959) == ("East", "the Far Isles", "West")
    assert LEAGUE.members(1960) == ("the Far Isles", "West")
    assert UNION.members(1950) == ("East",)


def test_joining_and_leaving() -> None:
    """A year knows who is new in it and who has gone."""
    assert LEAGUE.joined(1950) == ("East", "the Far Isles")
    assert LEAGUE.left(1960) == ("East",)
    assert LEAGUE.joined(1951) == LEAGUE.left(1951) == ()


def test_standings_are_bits() -> None:
    """Neither is 0, the first body 1, the second 2, both 3."""
    found = [standing((LEAGUE, UNION), "East", year) for year in (1949, 1950, 1960)]
    assert found == [0, 3, 2]
    assert standing((LEAGUE, UNION), "Far Isles", 2000) == 1
    assert tuple(changes((LEAGUE, UNION), "East")) == ((1950, 3), (1960, 2))


def test_the_years_of_change() -> None:
    """Open ends are no years."""
    assert years((LEAGUE, UNION)) == (1900, 1950, 1960, 1990)


def test_a_year_in_words() -> None:
    """Counts of each body, then who joined and who left."""
    clubs = (LEAGUE, UNION)
    assert counts(clubs, 1950, ENGLISH) == "Members at the end of 1950: LL 3, Union 1."
    assert changed(clubs, 1950, ENGLISH) == "LL: East and the Far Isles joined. Union: East joined."
    assert changed(clubs, 1960, ENGLISH) == "LL: East left."
    assert changed(clubs, 1970, ENGLISH) == "No change in this year."


def test_the_legend_of_one_body_and_of_two() -> None:
    """One body divides the world into two, two bodies into four."""
    assert standings((LEAGUE,), ENGLISH) == ("Not a member", "LL")
    assert standings((LEAGUE, UNION), ENGLISH) == ("Neither", "LL only", "Union only", "Both")


def test_a_body_that_nobody_is_in_yet() -> None:
    """No members, no years."""
    assert years((a_club("None", {}),)) == ()
