"""Sheets with marks of every kind, distorted and read: how many were right, flagged, wrong."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from factquiz.scans.finding import codes
from factquiz.scans.picture import UnreadableError
from factquiz.scans.reading import read_sheet
from factquiz.scans.rows import State
from tests.scans.distorting import DISTORTIONS, at_dpi
from tests.scans.filling import CLEAR, DOUBTFUL, Filler, Hand, a_pen

if TYPE_CHECKING:
    from factquiz.papers.formats import Format
    from factquiz.scans.types import Grey
    from tests.scans.sitting import Blank

EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Trial:
    """A sheet filled in by chance: most bubbles empty, one style of marks, some doubtful ones."""

    blank: Blank
    format: Format
    distortion: str
    dpi: float
    seed: int

    def outcomes(self) -> Counter[tuple[str, str]]:
        """Count the bubbles by what was done to them and by what came of it.

        ``right``: a clear mark or an empty bubble was read, a doubtful one flagged.
        ``flagged``: a clear one was flagged. ``wrong``: a mark that was not there, or not read,
        or a doubtful bubble that was decided. ``set aside``: the page was.
        """
        picture, hands = self._picture()
        found = codes(picture)
        aside = Counter((_name(hand), "set aside") for hand in hands)
        if len(found) != 1 or found[0].text != self.blank.coded.text:
            return aside
        try:
            rows = read_sheet(picture, found[0], self.blank.coded.page, self.format)
        except UnreadableError:
            return aside
        states = [bubble.state for row in rows for bubble in row.bubbles]
        return Counter(
            (_name(hand), _outcome(hand, state)) for hand, state in zip(hands, states, strict=True)
        )

    def _picture(self) -> tuple[Grey, list[Hand | None]]:
        own = f"{self.distortion} {self.dpi} {self.format} {self.blank.coded.text}"
        chance = np.random.default_rng([self.seed, *own.encode()])
        filler = Filler(self.blank.picture, chance)
        pen, style = a_pen(chance), CLEAR[int(chance.integers(len(CLEAR)))]
        hands: list[Hand | None] = []
        for row in self.blank.coded.page.rows:
            for bubble in row.bubbles:
                turn = float(chance.random())
                doubt = DOUBTFUL[int(chance.integers(len(DOUBTFUL)))]
                hand = None if turn < 0.65 else style if turn < 0.9 else doubt
                hands.append(hand)
                if hand:
                    filler.mark(bubble, self.format.measures.bubble / 2, hand, pen)
        distort = DISTORTIONS[self.distortion]
        return distort(at_dpi(filler.picture, self.dpi), chance), hands


def _name(hand: Hand | None) -> str:
    return hand.value if hand else EMPTY


def _outcome(hand: Hand | None, state: State) -> str:
    if hand in DOUBTFUL:
        return "wrong" if state.certain else "right"
    if not state.certain:
        return "flagged"
    return "right" if (state is State.MARKED) == (hand is not None) else "wrong"
