"""Every distinct answer of a class, judged once and numbered.

Students give the same few answers over and over. The most frequent are remembered in memory;
the memory is bounded, and past it the gradebook itself is asked, so that a flood of different
texts costs time and space on the disk, never memory.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import msgspec

from factquiz.items.codec import decode, encode
from factquiz.responses.submission import MAX_TEXT
from factquiz.scoring.mark import ItemScore
from factquiz.scoring.score import score

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factquiz.assembly.form import Form, FormItem
    from factquiz.assembly.policy import ScoringPolicy
    from factquiz.gradebook.store import Store
    from factquiz.responses.submission import RawResponse

MEMO_SIZE = 1 << 16
"""How many distinct answers are remembered, over all items of all forms."""

Known = tuple[int, ItemScore]
"""The number of an answer, and its score."""


class Answers:
    """Judges and numbers answers under one policy, and writes the new ones to the store."""

    def __init__(self, store: Store, policy: ScoringPolicy, run: int) -> None:
        self._store = store
        self._policy = policy
        self._run = run
        self._count = 0
        self._memo: dict[tuple[str, int, RawResponse | None], Known] = {}

    def of(self, form: Form, responses: Mapping[str, RawResponse]) -> tuple[Known, ...]:
        """Return the answers to a form's items, in their order."""
        return tuple(
            self._known(form.code, placed, responses.get(placed.item.id)) for placed in form.items
        )

    def _known(self, code: str, placed: FormItem, raw: RawResponse | None) -> Known:
        place = (code, placed.number, raw)
        known = self._memo.get(place)
        if known is None:
            known = self._judged(code, placed, raw)
            if len(self._memo) < MEMO_SIZE and _short(raw):
                self._memo[place] = known
        return known

    def _judged(self, code: str, placed: FormItem, raw: RawResponse | None) -> Known:
        """Judge an answer that is not remembered; it may have come all the same."""
        scored = score(placed, raw, self._policy)
        digest = _digest(scored)
        earlier = self._store.value(
            "SELECT id FROM answer WHERE form = ? AND number = ? AND digest = ?",
            *(code, placed.number, digest),
        )
        if earlier is not None:
            return int(earlier), scored
        number, self._count = self._count, self._count + 1
        text = msgspec.json.encode(raw).decode()
        self._store.run(
            "INSERT INTO answer VALUES (?, ?, ?, ?, ?)", number, code, placed.number, text, digest
        )
        self._store.run(
            "INSERT INTO score VALUES (?, ?, ?)", number, self._run, encode(scored).decode()
        )
        return number, scored


def _digest(scored: ItemScore) -> str:
    """Return what tells two answers apart: how they read, and what was made of them."""
    told = encode(scored)
    return hashlib.blake2b(told, digest_size=12).hexdigest()


def _short(raw: RawResponse | None) -> bool:
    """Tell whether a response is worth keeping; a long one is not going to come again."""
    return sum(map(len, raw or ())) + len(raw or ()) <= 2 * MAX_TEXT


def scores(store: Store, run: int) -> Mapping[int, ItemScore]:
    """Return the score of every distinct answer as it stood after a run."""
    found: dict[int, ItemScore] = {}
    for number, content in store.rows(
        "SELECT answer, content FROM score WHERE run <= ? ORDER BY run", run
    ):
        found[number] = decode(content, ItemScore)
    return found
