"""Every distortion once: no mark is wrong, and no clear one is flagged.

``python -m benchmarks.scans`` does the same with a hundred times as many.
"""

from __future__ import annotations

from collections import Counter

import pytest

from factquiz.papers.formats import FORMATS
from tests.sample_class import parts
from tests.scans.distorting import DISTORTIONS
from tests.scans.filling import CLEAR, DOUBTFUL
from tests.scans.sitting import blanks
from tests.scans.trial import EMPTY, Trial

KEY = parts.key(("ada",))
A4 = FORMATS[0]


@pytest.fixture(scope="module")
def seen() -> dict[str, Counter[tuple[str, str]]]:
    """Try one sheet with each distortion."""
    (blank,) = blanks(KEY, KEY.forms[0], A4)
    return {name: Trial(blank, A4, name, 170, 1).outcomes() for name in DISTORTIONS}


@pytest.mark.parametrize("distortion", DISTORTIONS)
def test_no_mark_is_wrong_and_every_clear_one_is_right(
    seen: dict[str, Counter[tuple[str, str]]], distortion: str
) -> None:
    """Doubtful bubbles are flagged, all others read."""
    outcomes = {outcome for _, outcome in seen[distortion]}
    assert outcomes == {"right"}, seen[distortion]


def test_every_kind_of_mark_was_tried(seen: dict[str, Counter[tuple[str, str]]]) -> None:
    """The sheets above have marks of each kind on them."""
    total = sum(seen.values(), Counter())
    assert {hand for hand, _ in total} == {EMPTY, *CLEAR, *DOUBTFUL}
