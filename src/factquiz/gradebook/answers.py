"""Every distinct answer of a class, judged once and numbered.

Students give the same few answers over and over. The most frequent are remembered in memory;
the memory is bounded, and past it the gradebook itself is asked, so that a flood of different
texts costs time and space on the disk, never memory.
"""

from __future__ import annotations

import hashlib
from functools import partial
from operator import getitem
from typing import TYPE_CHECKING

import msgspec

from factquiz.gradebook.tallies import Tallies
from factquiz.items.codec import decode, encode
from factquiz.responses.submission import MAX_TEXT
from factquiz.scoring.mark import ItemScore
from factquiz.scoring.score import score

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from factquiz.assembly.form import Form, FormItem
    from factquiz.assembly.policy import ScoringPolicy
    from factquiz.gradebook.store import Store
    from factquiz.responses.submission import RawResponse

MEMO_SIZE = 1 << 16
"""How many distinct answers are remembered, over all items of all forms."""


class _Memo(dict["RawResponse | None", int]):
    """The numbers of the answers to one item; ``find`` gives the number of one not in it."""

    def __init__(self, find: Callable[[_Memo, RawResponse | None], int]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, raw: RawResponse | None) -> int:
        """Find the number of an answer that is not remembered."""
        return self._find(self, raw)


class Answers:
    """Judges and numbers answers under one policy, and writes the new ones to the store.

    ``most`` is the number of items on a form at most; ``tallies`` adds the answers up.
    """

    def __init__(self, store: Store, policy: ScoringPolicy, run: int, most: int) -> None:
        self._store = store
        self._policy = policy
        self._run = run
        self._count = 0
        self._remembered = 0
        self._forms: dict[str, tuple[tuple[str, ...], tuple[_Memo, ...]]] = {}
        self.tallies = Tallies(most)

    def of(self, form: Form, responses: Mapping[str, RawResponse]) -> list[int]:
        """Return the numbers of the answers to a form's items, in their order."""
        items, memos = self._forms.get(form.code) or self._begun(form)
        return list(map(getitem, memos, map(responses.get, items)))

    def _begun(self, form: Form) -> tuple[tuple[str, ...], tuple[_Memo, ...]]:
        items = tuple(placed.item.id for placed in form.items)
        memos = tuple(_Memo(partial(self._known, form.code, placed)) for placed in form.items)
        self._forms[form.code] = items, memos
        return items, memos

    def _known(self, code: str, placed: FormItem, memo: _Memo, raw: RawResponse | None) -> int:
        """Return the number of an answer, and remember it if there is room."""
        number = self._judged(code, placed, raw)
        if self._remembered < MEMO_SIZE and _short(raw):
            self._remembered += 1
            memo[raw] = number
        return number

    def _judged(self, code: str, placed: FormItem, raw: RawResponse | None) -> int:
        """Judge an answer that is not remembered; it may have come all the same."""
        scored = score(placed, raw, self._policy)
        told = encode(scored)
        digest = _digest(told)
        earlier = self._store.value(
            "SELECT id FROM answer WHERE form = ? AND number = ? AND digest = ?",
            *(code, placed.number, digest),
        )
        if earlier is not None:
            return int(earlier)
        number, self._count = self._count, self._count + 1
        text = msgspec.json.encode(raw).decode()
        self._store.run(
            "INSERT INTO answer VALUES (?, ?, ?, ?, ?)", number, code, placed.number, text, digest
        )
        self._store.run("INSERT INTO score VALUES (?, ?, ?)", number, self._run, told.decode())
        self.tallies.learn(number, scored)
        return number


def _digest(told: bytes) -> str:
    """Return what tells two answers apart: how they read, and what was made of them."""
    return hashlib.blake2b(told, digest_size=12).hexdigest()


def _short(raw: RawResponse | None) -> bool:
    """Tell whether a response is worth keeping; a long one is not going to come again."""
    return sum(map(len, raw or ())) + len(raw or ()) <= 2 * MAX_TEXT


def scores(store: Store, run: int) -> Mapping[int, ItemScore]:
    """Return the score of every distinct answer as it stood after a run."""
    return dict(each_score(store, run))


def each_score(store: Store, run: int) -> Iterator[tuple[int, ItemScore]]:
    """Yield the scores of all distinct answers up to a run; of one answer the last one holds."""
    for number, content in store.rows(
        "SELECT answer, content FROM score WHERE run <= ? ORDER BY run", run
    ):
        yield number, decode(content, ItemScore)
