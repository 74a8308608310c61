"""Pictures that a scanner should not make: a page may be set aside, but nothing is ever wrong."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import cv2
import numpy as np
import pytest

from factquiz.papers.formats import FORMATS
from factquiz.scans.finding import codes
from factquiz.scans.reading import read_sheet
from factquiz.scans.rows import State
from tests.sample_class import parts
from tests.scans import distorting
from tests.scans.filling import SCALE
from tests.scans.sitting import blanks
from tests.scans.trial import Trial

if TYPE_CHECKING:
    from factquiz.scans.types import Grey

KEY = parts.key(("ada",))
A4 = FORMATS[0]
(BLANK,) = blanks(KEY, KEY.forms[0], A4)


def _shadow(picture: Grey, chance: distorting.Chance) -> Grey:
    """Lay a sharp shadow over a half of it."""
    high, wide = picture.shape
    down, across = np.mgrid[0 : 1 : high * 1j, 0 : 1 : wide * 1j]
    turn = float(chance.uniform(0, math.tau))
    edge = math.cos(turn) * (across - 0.5) + math.sin(turn) * (down - 0.5)
    return np.asarray(picture * (1 - 0.5 / (1 + np.exp(-edge * 800))), np.uint8)


def _smeared(picture: Grey, _: distorting.Chance) -> Grey:
    """Put it out of focus by a third of a millimetre."""
    size = 0.35 * picture.shape[0] / 297
    return np.asarray(cv2.GaussianBlur(picture, (0, 0), size), np.uint8)


def _coarse(picture: Grey, chance: distorting.Chance) -> Grey:
    """Photograph it from too far away."""
    return distorting.telephone(distorting.at_dpi(picture, 100), chance)


@pytest.mark.parametrize("distort", [_shadow, _smeared, _coarse], ids=lambda each: each.__name__)
def test_what_cannot_be_read_for_certain_is_not_decided(
    monkeypatch: pytest.MonkeyPatch, distort: object
) -> None:
    """Marks are right or flagged, or the page is set aside."""
    monkeypatch.setitem(distorting.DISTORTIONS, "poor", distort)
    outcomes = Trial(BLANK, A4, "poor", 150, 3).outcomes()
    assert not [hand for hand, outcome in outcomes if outcome == "wrong"]
    if distort is _coarse:
        assert {outcome for _, outcome in outcomes} == {"set aside"}


def test_a_row_struck_out_is_not_taken_for_marks() -> None:
    """One stroke through all bubbles of a row leaves each of them in doubt."""
    picture = BLANK.picture.copy()
    row = next(row for row in BLANK.coded.page.rows if row.label == "3")
    left, right = row.bubbles[0].x - 5, row.bubbles[-1].x + 5
    begin, end = ((round(x * SCALE), round(row.y * SCALE)) for x in (left, right))
    cv2.line(picture, begin, end, 40, 6)
    (code,) = codes(picture)
    rows = read_sheet(picture, code, BLANK.coded.page, A4)
    struck = next(each for each in rows if each.label == "3")
    assert {bubble.state for bubble in struck.bubbles} == {State.CROSSED_OUT}
