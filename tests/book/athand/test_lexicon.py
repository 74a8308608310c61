"""Finding the words of a glossary in running text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factquiz.book.athand.lexicon import Lexicon
from factquiz.book.reference.entries import glossary
from factquiz.engine import start
from tests.courses import HEAD, write_course

if TYPE_CHECKING:
    from pathlib import Path

FACTS = (
    HEAD
    + """\
  - body: keepers
    name: the Society of Keepers
    acronym: SK
    means: the body that looks after lights
    source: {at: whole}
  - body: sk-council
    name: the SK Council
    means: those who meet on Mondays
    source: {at: whole}
  - term: lens
    name: a lens
    aliases: ["Fresnel's glass", "“burning” glass"]
    means: the glass that gathers light
    source: {at: whole}
"""
)


@pytest.fixture
def lexicon(tmp_path: Path) -> Lexicon:
    """Return the lexicon of a course with three named things, two of them in the glossary."""
    base = start(write_course(tmp_path, FACTS)).base
    return Lexicon(base, glossary(base))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Society of Keepers (SK) met.", ["Society of Keepers", "SK"]),
        ("The Society\nof Keepers met.", ["Society\nof Keepers"]),
        ("SK's rules, and “SK”.", ["SK", "SK"]),
        ("Lens or lens, not LENS.", ["Lens", "lens"]),
        ("A lensmaker, an SK-like body, the SK–Navy pact.", []),
        ("sk is no acronym.", []),
        ("It is Fresnel’s glass, or Fresnel's glass.", ["Fresnel’s glass", "Fresnel's glass"]),
        ("The SK Council met.", []),
        ("The SK Council and the SK met.", ["SK"]),
        ("", []),
    ],
)
def test_whole_names_are_found_and_the_longest_wins(
    lexicon: Lexicon, text: str, names: list[str]
) -> None:
    """A name inside a longer word or a longer name is not that name."""
    assert [text[found.begin : found.end] for found in lexicon.find(text)] == names


def test_a_name_leads_to_its_fact(lexicon: Lexicon) -> None:
    """Name, acronym and alias lead to the same entry."""
    found = {each.fact for each in lexicon.find("The Society of Keepers, SK")}
    assert found == {"keepers"}
    assert [each.fact for each in lexicon.find("A lens")] == ["lens"]


def test_a_course_without_names_has_nothing_to_find(tmp_path: Path) -> None:
    """No fact, no pattern, no error."""
    base = start(write_course(tmp_path, HEAD + "  []\n")).base
    assert list(Lexicon(base, glossary(base)).find("Any text.")) == []
