"""A decade on paper: which of its years are crowded, and which are empty."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from factquiz.book.timeline.crowding import crowding
from factquiz.book.timeline.entries import Chronicle, Entry
from factquiz.engine import start
from tests.book.reference.test_timeline_entries import FACTS
from tests.courses import write_course

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def entries(tmp_path: Path) -> tuple[Entry, ...]:
    """Return the dates of the small course."""
    return Chronicle(start(write_course(tmp_path, FACTS)).base).dates


def test_each_entry_is_a_mark_over_its_year(entries: tuple[Entry, ...]) -> None:
    """Every year of the decade has its number; marks stand over theirs and nowhere else."""
    decade = [each for each in entries if each.decade == 1830]
    drawing = crowding(decade, 1830, 1839, label="Thirties & more")
    assert 'aria-label="Thirties &amp; more"' in drawing
    assert re.findall(r">(18\d\d)</text>", drawing) == [str(year) for year in range(1830, 1840)]
    places = [float(x) for x in re.findall(r'<g transform="translate\(([\d.]+) ', drawing)]
    assert len(places) == len(decade) > 0
    assert sorted({1830 + int(x // 50) for x in places}) == sorted(
        {each.begins.year for each in decade}
    )


def test_a_crowded_year_makes_the_drawing_higher(entries: tuple[Entry, ...]) -> None:
    """Marks of one year are heaped in rows of three."""
    one = entries[:1]
    year = one[0].begins.year
    drawings = [crowding(one * count, year, year + 9, label="") for count in (1, 3, 4, 7)]
    heights = [int(found[1]) for each in drawings if (found := re.search(r' height="(\d+)"', each))]
    assert heights[0] == heights[1] < heights[2] < heights[3]
