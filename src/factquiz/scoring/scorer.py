"""Scoring a class: each distinct response to an item is judged once.

Students give the same few answers over and over, so a memo saves most of the work.
It is bounded: a flood of different texts costs time, never memory.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.responses.submission import MAX_TEXT
from factquiz.scoring.score import score

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factquiz.assembly.form import Form, FormItem
    from factquiz.assembly.policy import ScoringPolicy
    from factquiz.responses.submission import RawResponse
    from factquiz.scoring.mark import ItemScore

MEMO_SIZE = 1 << 16
"""How many distinct scores are kept, over all items of all forms."""


class Scorer:
    """Scores submissions under one policy, and remembers what it has judged."""

    def __init__(self, policy: ScoringPolicy) -> None:
        self._policy = policy
        self._memo: dict[tuple[str, int, RawResponse | None], ItemScore] = {}

    def scores(self, form: Form, responses: Mapping[str, RawResponse]) -> tuple[ItemScore, ...]:
        """Return the scores of a form's items, in their order."""
        return tuple(
            self._score(form.code, placed, responses.get(placed.item.id)) for placed in form.items
        )

    def _score(self, code: str, placed: FormItem, raw: RawResponse | None) -> ItemScore:
        place = (code, placed.number, raw)
        known = self._memo.get(place)
        if known is None:
            known = score(placed, raw, self._policy)
            if len(self._memo) < MEMO_SIZE and _short(raw):
                self._memo[place] = known
        return known


def _short(raw: RawResponse | None) -> bool:
    """Tell whether a response is worth keeping; a long one is not going to come again."""
    return sum(map(len, raw or ())) + len(raw or ()) <= 2 * MAX_TEXT
