"""Coverage counts paragraphs, facts and items, and never rounds up to all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factquiz.checks.coverage import Share, coverage
from tests.checks.courses import course

if TYPE_CHECKING:
    from pathlib import Path

FACTS = """
  - claim: sky
    says: the sky is blue
    question: What colour is the sky?
    answer: blue
    misreadings:
      - {answer: green, because: "Grass is green, and the sky is blue."}
      - {answer: red, says: the sky is red, because: "It is red at most in the evening."}
    source: {at: I ¶1}
  - term: silent
    name: a word without a meaning
    source: {at: I ¶1}
"""


@pytest.mark.parametrize(
    ("part", "whole", "percent"),
    [(0, 0, "–"), (0, 9, "0 %"), (1, 999, "1 %"), (998, 999, "99 %"), (7, 7, "100 %")],
)
def test_only_all_reads_a_hundred_and_only_none_reads_nought(
    part: int, whole: int, percent: str
) -> None:
    """A share is rounded away from both ends."""
    assert Share(part, whole).percent == percent


def test_coverage_tells_what_is_missing(tmp_path: Path) -> None:
    """A paragraph without a fact, a fact untaught and a fact without an item are all counted."""
    lesson = "# The first lesson\n\nThe sky is blue.{fact}`sky`\n"
    found = coverage(course(tmp_path, FACTS, lesson))
    source, first = found.sources[0], found.lessons[0]
    assert (source.paragraphs, source.without) == (Share(1, 2), ("I ¶2",))
    assert (first.taught, first.asked) == (Share(1, 2), Share(1, 2))
    assert (first.untaught, first.unasked) == (("silent",), ("silent",))
    assert dict(first.interactions) == {"choice": 1, "true_false": 2}
    assert dict(first.objectives) == {"know": 3}
