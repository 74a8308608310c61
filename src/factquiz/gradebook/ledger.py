"""Grading a stream of submissions: each is scored as it comes, and only the store keeps it.

Memory hardly grows with the class: the store has it, in blocks.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from factquiz.gradebook.answers import Answers, Judged
from factquiz.gradebook.blocks import Block, write_block
from factquiz.gradebook.class_list import UNKNOWN
from factquiz.gradebook.enrolment import Enrolment
from factquiz.gradebook.gradebook import Gradebook
from factquiz.gradebook.rules import Rules
from factquiz.gradebook.runs import begin_run
from factquiz.gradebook.senders import name_senders
from factquiz.gradebook.settling import settle_attempts
from factquiz.gradebook.store import INDEXES, create
from factquiz.items.codec import encode
from factquiz.responses.batch import Batch
from factquiz.responses.quarantine import Quarantined
from factquiz.responses.receipt import receipt

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factquiz.assembly.form import Key
    from factquiz.gradebook.store import Store
    from factquiz.responses.arrival import Arrival
    from factquiz.responses.roster import Listed, Student
    from factquiz.responses.submission import Submission

_BLOCK = 128
"""How many submissions wait at most: few enough to stay in the processor's cache."""

_FEW = 8
"""A batch of so many is taken one by one, if there is something about it."""


def grade(
    arrivals: Iterable[Arrival | Batch],
    key: Key,
    roster: Iterable[Student | Listed] = (),
    *,
    rules: Rules | None = None,
    store: Store | None = None,
) -> Gradebook:
    """Return the gradebook of a stream of submissions.

    It is kept in ``store``, which must be new, or in memory. Nothing is committed: that is for
    whoever made the store.

    Raises:
        RepeatedStudentError: an id stands twice on the roster.

    """
    ledger = Ledger(store or create(), key, roster, rules=rules or Rules())
    for arrival in arrivals:
        ledger.add(arrival)
    return ledger.gradebook()


class _Waiting:
    """Submissions to one form that came one by one, and wait to become a block."""

    def __init__(self) -> None:
        self.numbers: list[int] = []
        self.students: list[int] = []
        self.files: list[str] = []
        self.arrived: list[str] = []
        self.receipts: list[str] = []
        self.answers: list[list[int]] = []


class _Columns(NamedTuple):
    """What becomes a block, but for the answers."""

    form: str
    numbers: Sequence[int]
    students: Sequence[int]
    files: Sequence[str]
    arrived: Sequence[str]
    receipts: Sequence[str]


class Ledger:
    """Takes submissions one by one, or in batches, and balances the account at the end."""

    def __init__(
        self, store: Store, key: Key, roster: Iterable[Student | Listed], *, rules: Rules
    ) -> None:
        self._store = store
        self._key = key
        self._rules = rules
        store.say(quiz=key.quiz, title=key.title)
        begin_run(store, 1, "grade", key, rules)
        self._enrolment = Enrolment(store, key, roster)
        self._handed_in = bytearray(len(self._enrolment.students))
        """For each student whether something came in."""
        self._several: set[int] = set()
        """The students of whom several submissions came in."""
        most = max((len(form.items) for form in key.forms), default=0)
        self._answers = Answers(store, key.policy, run=1, most=most)
        self._received = 0
        self._blocks = 0
        self._count = 0
        self._waiting: dict[str, _Waiting] = {}
        self._refused: list[tuple[object, ...]] = []

    def add(self, arrival: Arrival | Batch) -> None:
        """Take one submission, or many, or what is none, into the account."""
        if isinstance(arrival, Batch):
            self._add_batch(arrival)
        else:
            self._add_one(arrival)

    def _add_one(self, arrival: Arrival) -> None:
        self._received += 1
        if isinstance(arrival.content, Quarantined):
            self._refuse(arrival.content)
        else:
            self._score(arrival, arrival.content)
        if self._count >= _BLOCK:
            self._write()

    def _refuse(self, refused: Quarantined) -> None:
        self._refused.append((self._received, encode(refused).decode(), refused.student))
        self._count += 1

    def _score(self, arrival: Arrival, submission: Submission) -> None:
        form = self._enrolment.match(submission, arrival.file)
        if isinstance(form, Quarantined):
            self._refuse(form)
            return
        waiting = self._waiting.setdefault(form.code, _Waiting())
        waiting.numbers.append(self._received)
        waiting.students.extend(self._enrolment.students.places((submission.student,)))
        waiting.files.append(arrival.file)
        waiting.arrived.append(arrival.arrived)
        # Only the form page says when it saved, and only it has shown a receipt.
        waiting.receipts.append(receipt(submission) if submission.saved else "")
        waiting.answers.append(self._answers.of(form, submission.responses))
        self._count += 1

    def _add_batch(self, batch: Batch) -> None:
        places = self._enrolment.students.places(batch.students)
        if UNKNOWN in places or batch.form.student:
            if len(batch) > _FEW:
                for half in batch.halves():
                    self._add_batch(half)
            else:
                for arrival in batch.arrivals():
                    self._add_one(arrival)
            return
        self._write()
        numbers = range(self._received + 1, self._received + 1 + len(batch))
        self._received += len(batch)
        told = (places, batch.files, batch.arrived, batch.receipts)
        self._keep(_Columns(batch.form.code, numbers, *told), self._judged(batch))

    def _judged(self, batch: Batch) -> Judged:
        if batch.stretches:
            return self._answers.judged_stretches(batch.form, batch.stretches, batch.columns)
        memos = self._answers.memos(batch.form, batch.reads)
        if batch.coded is not None:
            texts = batch.coded.texts()
            known = [
                list(map(memo.__getitem__, each)) for memo, each in zip(memos, texts, strict=True)
            ]
            with suppress(OverflowError):
                return self._answers.judged_coded(batch.coded, known)
        columns = zip(memos, batch.columns, strict=True)
        numbers = [list(map(memo.__getitem__, column)) for memo, column in columns]
        return self._answers.judged(numbers, len(batch))

    def _keep(self, told: _Columns, judged: Judged) -> None:
        """Write a block, and note whose it is."""
        block = Block(
            id=self._blocks,
            form=told.form,
            numbers=told.numbers,
            students=told.students,
            files=told.files,
            arrived=told.arrived,
            receipts=told.receipts,
            tallies=judged.tallies,
            answers=judged.answers,
        )
        write_block(self._store, block)
        self._blocks += 1
        places = told.students
        if isinstance(places, range) and not any(self._handed_in[places.start : places.stop]):
            self._handed_in[places.start : places.stop] = b"\1" * len(places)
            return
        for place in places:
            if self._handed_in[place]:
                self._several.add(place)
            self._handed_in[place] = 1

    def _write(self) -> None:
        """Write what came one by one."""
        if not self._count:
            return
        for form, one in self._waiting.items():
            judged = self._answers.judged(list(zip(*one.answers, strict=True)), len(one.numbers))
            told = (one.numbers, one.students, one.files, one.arrived, one.receipts)
            self._keep(_Columns(form, *told), judged)
        self._store.many("INSERT INTO refusal VALUES (?, ?, ?)", self._refused)
        self._waiting.clear()
        self._refused.clear()
        self._count = 0

    def gradebook(self) -> Gradebook:
        """Return the account; it is an error of this program if it does not balance."""
        self._write()
        self._answers.write()
        for statement in INDEXES:
            self._store.run(statement)
        settle_attempts(self._store, self._key, self._rules, self._several)
        name_senders(self._store)
        self._store.say(received=str(self._received))
        return Gradebook(self._store)
