"""Every distinct answer of a class, judged once and numbered.

Students give the same few answers over and over. The most frequent are remembered in memory;
the memory is bounded, and past it the gradebook itself is asked, so that a flood of different
texts costs time and space on the disk, never memory.
"""

from __future__ import annotations

import hashlib
from operator import getitem
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from factquiz.gradebook.blocks import by_items, packed
from factquiz.gradebook.tallies import Tallies
from factquiz.items.codec import decode
from factquiz.responses.submission import MAX_TEXT
from factquiz.scoring.mark import ItemScore
from factquiz.scoring.score import Judge, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from factquiz.assembly.form import Form, FormItem
    from factquiz.assembly.policy import ScoringPolicy
    from factquiz.gradebook.store import Store
    from factquiz.responses.batch import Coded
    from factquiz.responses.stretches import Stretch
    from factquiz.responses.submission import RawResponse
    from factquiz.scoring.outcome import Outcome

MEMO_SIZE = 1 << 15
"""How many distinct answers are remembered, over all items of all forms."""

_UNSEEN = 1 << 12
"""How many are remembered at their first coming; after that, those that come a second time."""

_MARKS = 1 << 20
"""How many marks there are for digests, a byte each."""

_WAITING = 1 << 10
"""How many new answers wait at most to be written."""


class Memo(dict[Any, int]):
    """The numbers of the answers to one item, by what was sent: a response, or a cell of a table.

    What is not in it is read, judged and numbered when it is asked for.
    """

    def __init__(
        self,
        answers: Answers,
        form: str,
        placed: FormItem,
        policy: ScoringPolicy,
        read: Callable[[Any], RawResponse | None] | None,
    ) -> None:
        super().__init__()
        self._answers = answers
        self._form = form
        self._number = placed.number
        self._judge = Judge(placed, policy)
        self._read = read

    def __missing__(self, sent: Any) -> int:  # noqa: ANN401 (whatever the reader has)
        """Find the number of an answer that is not remembered, and remember it if there is room."""
        raw = self._read(sent) if self._read else sent
        outcome = self._judge.outcome(raw)
        number = self._answers.number(self._form, self._number, raw, outcome)
        if self._answers.remembers(sent):
            self[sent] = number
        return number


class StretchMemo(dict["Stretch", bytes]):
    """The numbers of the answers in a stretch, packed, by what was sent to it."""

    def __init__(self, memos: Sequence[Memo]) -> None:
        super().__init__()
        self._memos = memos

    def __missing__(self, sent: Stretch) -> bytes:
        """Look up the answers one by one; what the reader keeps is remembered."""
        numbers = packed((map(getitem, self._memos, sent.said),))
        if sent.kept:
            self[sent] = numbers
        return numbers


class Judged(NamedTuple):
    """What some submissions came to: their answers as packed numbers, their tallies."""

    answers: bytes
    tallies: list[int]


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
        self._again = False
        """Whether the last answer that was looked up had come before."""
        self._memos: dict[tuple[str, object], tuple[Memo, ...]] = {}
        self._items: dict[str, tuple[str, ...]] = {}
        self._stretches: dict[tuple[str, tuple[range, ...]], list[StretchMemo]] = {}
        self._digests: dict[str, int] = {}
        """The numbers of answers that wait to be written."""
        self._met = bytearray(_MARKS)
        """A mark for each digest that was met: where there is none, the store need not be asked."""
        self._waiting: list[tuple[tuple[object, ...], tuple[object, ...]]] = []
        self.tallies = Tallies(store, most)

    def memos(
        self,
        form: Form,
        reads: tuple[Callable[[Any], RawResponse | None], ...] = (),
    ) -> tuple[Memo, ...]:
        """Return the memos of a form's items, in their order.

        ``reads`` says how a response is read from what was sent to each of them; without it,
        what was sent is the response.
        """
        which = form.code, reads
        found = self._memos.get(which)
        if found is None:
            each_read = reads or (None,) * len(form.items)
            found = tuple(
                Memo(self, form.code, placed, self._policy, read)
                for placed, read in zip(form.items, each_read, strict=True)
            )
            self._memos[which] = found
        return found

    def of(self, form: Form, responses: Mapping[str, RawResponse]) -> list[int]:
        """Return the numbers of the answers to a form's items, in their order."""
        items = self._items.get(form.code)
        if items is None:
            items = self._items[form.code] = tuple(placed.item.id for placed in form.items)
        return list(map(getitem, self.memos(form), map(responses.get, items)))

    def judged(self, columns: Sequence[Sequence[int]], size: int) -> Judged:
        """Return the outcome of so many submissions: numbers of answers, item by item."""
        return Judged(packed(columns), self.tallies.of(columns, size))

    def judged_stretches(
        self, form: Form, stretches: tuple[range, ...], columns: Sequence[Sequence[Stretch]]
    ) -> Judged:
        """Return the same of what was sent to stretches of a form."""
        which = form.code, stretches
        memos = self._stretches.get(which)
        if memos is None:
            of_items = self.memos(form)
            memos = self._stretches[which] = [
                StretchMemo(of_items[stretch.start : stretch.stop]) for stretch in stretches
            ]
        found = [
            list(map(memo.__getitem__, column)) for memo, column in zip(memos, columns, strict=True)
        ]
        answers = b"".join(
            by_items(b"".join(numbers), len(stretch))
            for numbers, stretch in zip(found, stretches, strict=True)
        )
        return Judged(answers, self.tallies.of_packed(found))

    def judged_coded(self, coded: Coded, known: Sequence[Sequence[int]]) -> Judged:
        """Return the same of columns by their distinct texts, of which the numbers are known.

        Raises:
            OverflowError: the scores do not fit into the numbers that the columns are added in.

        """
        sums = coded.sums([self.tallies.worth(numbers) for numbers in known])
        return Judged(coded.spread(known), self.tallies.of_sums(sums))

    def remembers(self, sent: Any) -> bool:  # noqa: ANN401 (whatever the reader has)
        """Tell whether there is room to remember something, and whether it may come again."""
        most = MEMO_SIZE if self._again else min(MEMO_SIZE, _UNSEEN)
        if self._remembered >= most or not _short(sent):
            return False
        self._remembered += 1
        return True

    def number(self, form: str, item: int, raw: RawResponse | None, outcome: Outcome) -> int:
        """Return the number of an answer that is not remembered; it may have come all the same.

        ``item`` is the number of the item on the form, ``outcome`` what the answer came to.
        """
        said, given = msgspec.json.encode(raw), shown(raw)
        told = outcome.told(said if given is raw else msgspec.json.encode(given))
        digest = _digest(form, item, told)
        mark = int(digest[:8], 16) % _MARKS
        earlier = self._earlier(digest) if self._met[mark] else None
        self._again = earlier is not None
        if earlier is not None:
            return earlier
        self._met[mark] = 1
        number, self._count = self._count, self._count + 1
        self._digests[digest] = number
        self._waiting.append(
            ((number, form, item, said.decode(), digest), (number, self._run, told.decode()))
        )
        self.tallies.learn(number, outcome)
        if len(self._waiting) >= _WAITING:
            self.write()
        return number

    def write(self) -> None:
        """Write the answers that wait to the store."""
        if self._waiting:
            answers, scored = zip(*self._waiting, strict=True)
            self._store.many("INSERT INTO answer VALUES (?, ?, ?, ?, ?)", answers)
            self._store.many("INSERT INTO score VALUES (?, ?, ?)", scored)
            self._waiting.clear()
            self._digests.clear()

    def _earlier(self, digest: str) -> int | None:
        waiting = self._digests.get(digest)
        if waiting is not None:
            return waiting
        found = self._store.value("SELECT id FROM answer WHERE digest = ?", digest)
        return None if found is None else int(found)


def _digest(form: str, number: int, told: bytes) -> str:
    """Return what tells answers apart: to what they are, how they read, what was made of them."""
    place = f"{form}\n{number}\n".encode()
    return hashlib.blake2b(place + told, digest_size=12).hexdigest()


def _short(sent: Any) -> bool:  # noqa: ANN401 (whatever the reader has)
    """Tell whether a response is worth keeping; a long one is not going to come again."""
    if isinstance(sent, tuple):
        return sum(map(len, sent)) + len(sent) <= 2 * MAX_TEXT
    return not isinstance(sent, str) or len(sent) <= 2 * MAX_TEXT


def scores(store: Store, run: int) -> Mapping[int, ItemScore]:
    """Return the score of every distinct answer as it stood after a run."""
    return dict(each_score(store, run))


def each_score(store: Store, run: int) -> Iterator[tuple[int, ItemScore]]:
    """Yield the scores of all distinct answers up to a run; of one answer the last one holds."""
    for number, content in store.rows(
        "SELECT answer, content FROM score WHERE run <= ? ORDER BY run", run
    ):
        yield number, decode(content, ItemScore)
