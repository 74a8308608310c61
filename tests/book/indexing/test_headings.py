"""Under what a fact stands in an index."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factquiz.book.indexing.headings import Headings, inverted, without_repeats
from factquiz.engine import start
from tests.book.reference.conftest import FACTS, LESSON
from tests.courses import write_course

if TYPE_CHECKING:
    from pathlib import Path

MORE = """\
  - person: smeaton
    name: John Smeaton
    source: {at: whole}
  - voice: builders
    name: Ann Mary Bee and Cee Dee
    setting: in a book of 1850
    source: {at: whole}
  - voice: engineer
    name: the engineer Smeaton
    setting: in a report of 1791
    source: {at: whole}
  - voice: crowd
    name: the crowd
    setting: on the quay
    source: {at: whole}
  - event: storm
    name: the great storm
    date: 1703-11-26
    source: {at: whole}
  - event: visit
    name: the visit of the ships that came to see the rock
    date: 1704
    source: {at: whole}
  - document: narrative
    name: “A Narrative”
    published: 1791
    source: {at: whole}
"""


@pytest.fixture
def headings(tmp_path: Path) -> Headings:
    """Return the headings of the small course, with people, voices and events."""
    return Headings(start(write_course(tmp_path, FACTS + MORE, LESSON)).base)


@pytest.mark.parametrize(
    ("fact", "expected"),
    [
        ("lens", "lens"),
        ("smeaton", "Smeaton, John"),
        ("storm", "great storm"),
        ("visit", None),
        ("narrative", "A Narrative"),
        ("crowd", None),
    ],
)
def test_heading(headings: Headings, fact: str, expected: str | None) -> None:
    """No article and no quotation marks around it; family names first; no long descriptions."""
    assert headings.of(fact) == expected


def test_one_thing_has_one_heading(headings: Headings) -> None:
    """Facts that mean the same share the heading of one of them, with its acronym."""
    assert headings.of("keepers") == headings.of("ecole") == "“École” keepers (ÉK)"


@pytest.mark.parametrize(
    ("holder", "expected"),
    [
        ("builders", ("Bee, Ann Mary", "Dee, Cee")),
        ("engineer", ("Smeaton, John",)),
        ("crowd", ()),
        ("smeaton", ("Smeaton, John",)),
    ],
)
def test_holders(headings: Headings, holder: str, expected: tuple[str, ...]) -> None:
    """Each person who holds a view has a heading; a crowd has none."""
    assert headings.of_holder(holder) == expected


def test_an_acronym_leads_to_its_heading(headings: Headings) -> None:
    """Where there is none, nothing does."""
    assert headings.acronym("keepers") == "ÉK"
    assert headings.acronym("lens") == ""


def test_names() -> None:
    """A single name stays; repeats and holes go."""
    assert inverted("Plato") == "Plato"
    assert without_repeats(["a", None, "b", "a"]) == ("a", "b")
