"""Reading a gradebook: every student of the class once, with what she reached."""

from __future__ import annotations

import dataclasses
from fractions import Fraction
from functools import cached_property
from itertools import repeat
from typing import TYPE_CHECKING

from msgspec.structs import replace

from factquiz.assembly.form import Form, Key
from factquiz.gradebook.answers import scores
from factquiz.gradebook.blocks import blocks
from factquiz.gradebook.byhand import ByHand
from factquiz.gradebook.class_list import stretches
from factquiz.gradebook.corrections import Correction, Corrections
from factquiz.gradebook.model import (
    Absent,
    Reached,
    Results,
    Row,
    Status,
)
from factquiz.gradebook.received import Received
from factquiz.gradebook.rules import Rules
from factquiz.gradebook.tallies import MEMO_SIZE, NOTHING, KnownTallies
from factquiz.items.codec import decode
from factquiz.responses.roster import Student

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from factquiz.gradebook.blocks import Block
    from factquiz.gradebook.store import Store
    from factquiz.scoring.mark import ItemScore

_WINDOW = 1 << 13
"""How many students are put in the order of the roster at once."""

_QUARANTINED = "SELECT 1 FROM refusal WHERE student = ?"


class _Alike(dict[tuple[str, int, int], Reached]):
    """What students reached, by form, tally and lateness; the memory is bounded."""

    def __init__(self, make: Callable[[str, int, int], Reached]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, which: tuple[str, int, int]) -> Reached:
        if len(self) >= MEMO_SIZE:
            self.clear()
        made = self[which] = self._make(*which)
        return made


class Gradebook:
    """A gradebook as it stands after its last run, read from its store, some students at a time.

    ``quiz`` is the id of the quiz, ``title`` its name, ``run`` the number of the last run,
    ``book_url`` where the book stood when the class was graded; empty if nobody said.
    ``received`` is what became of all that came in.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        about = store.about()
        self.quiz = about["quiz"]
        self.title = about["title"]
        self.book_url = about.get("book_url", "")
        self.received = Received(store, int(about["received"]))
        self.run: int = store.value("SELECT MAX(id) FROM run")

    @cached_property
    def key(self) -> Key:
        """The key of the last run."""
        content = self.store.value(
            "SELECT content FROM frozen_key JOIN run ON run.key = frozen_key.digest"
            " WHERE run.id = ?",
            self.run,
        )
        return decode(content, Key)

    @cached_property
    def scores(self) -> Mapping[int, ItemScore]:
        """The score of every distinct answer, by its number."""
        return scores(self.store, self.run)

    @cached_property
    def rules(self) -> Rules:
        """What the instructor decided when the class was graded."""
        return decode(self.store.value("SELECT settings FROM run WHERE id = 1"), Rules)

    @cached_property
    def by_hand(self) -> ByHand:
        """What was marked by hand."""
        return ByHand(self.store)

    @cached_property
    def _corrections(self) -> tuple[Correction, ...]:
        """The corrections of all runs that no option or answer of the key tells the reason of."""
        settings = self.store.rows("SELECT settings FROM run WHERE id > 1 ORDER BY id")
        return tuple(
            each
            for (told,) in settings
            for each in decode(told, Corrections).corrections
            if not (each.keys or each.accept)
        )

    def _corrected(self, row: Row) -> tuple[tuple[str, str], ...]:
        """Return the corrections that concern a student, item by item, with their reasons."""
        found: dict[str, dict[str, None]] = {}
        items = {placed.item.id for placed in row.form.items}
        for each in self._corrections:
            if each.item in items and each.student in {"", row.student.id}:
                found.setdefault(each.item, {})[each.reason] = None
        return tuple((item, " ".join(reasons)) for item, reasons in found.items())

    def students(self) -> Iterator[str]:
        """Yield the id of every student, in the order of the roster and of the key."""
        for ids, _ in stretches(self.store):
            yield from ids

    @cached_property
    def _forms(self) -> Mapping[str, Form]:
        return {form.code: form for form in self.key.forms}

    def entries(self) -> Iterator[Row | Absent]:
        """Yield every student of the class once, in the order of the roster and of the key."""
        for first, ids, names in self._stretches():
            rows: list[Row | None] = [None] * len(ids)
            for block, counted in self.counted(first, len(ids)):
                for at in counted:
                    place = block.students[at] - first
                    row = Row(
                        student=Student(id=ids[place], name=names[place]),
                        form=self._forms[block.form],
                        file=block.files[at],
                        scores=tuple(self.scores[number] for number in block.answers_of(at)),
                        arrived=block.arrived[at],
                        receipt=block.receipts[at],
                    )
                    rows[place] = self._in_full(row)
            yield from (
                row or self._without_submission(Student(id=student, name=name))
                for row, student, name in zip(rows, ids, names, strict=True)
            )

    def _without_submission(self, student: Student) -> Row | Absent:
        if (missed := self._missed(student.id)) is None:
            return Absent(student=student, status=self._status(student.id))
        form = Form(quiz=self.quiz, title=self.title, code="", items=())
        marked = self.by_hand.of(student.id)
        return Row(student=student, form=form, file="", scores=(), marked=marked, missed=missed)

    def _missed(self, student: str) -> Fraction | None:
        """Return what the quiz would have given a student of whom there are marks by hand only.

        There is nothing if she has none, if something came in under her id that could not be
        graded, or if nothing says what her form was worth.
        """
        if not any(each.mark for each in self.by_hand.of(student)):
            return None
        if self._status(student) is Status.QUARANTINED:
            return None
        forms = self._forms.values()
        hers = [form for form in forms if form.student == student] or forms
        worth = {self._most[form.code] for form in hers}
        return worth.pop() if len(worth) == 1 else None

    def _in_full(self, row: Row) -> Row:
        deadline = self.rules.deadline
        if deadline is not None and (late := deadline.seconds_late(row.arrived)):
            deducted = deadline.deduction(late, row.score, row.max_score)
            row = replace(row, late=late, deducted=deducted)
        if self._corrections:
            row = replace(row, corrected=self._corrected(row))
        marked = self.by_hand.of(row.student.id)
        return replace(row, marked=marked) if marked else row

    def results(self) -> Iterator[Results]:
        """Yield what every student of the class reached, as :meth:`entries` does, but faster.

        Nobody's answers are looked at one by one, and students are given some at a time, so this is
        for classes of any size. For students who reached the same, it is mostly the same object.
        """
        alike = _Alike(self._reached)
        for first, ids, names in self._stretches():
            size = len(ids)
            files, arrived, receipts = [""] * size, [""] * size, [""] * size
            reached: list[Reached | None] = [None] * size
            for block in blocks(self.store, first, first + size - 1, answers=False):
                known = self._known(block, alike)
                begin = block.students[0] - first
                if self._is_simple(block) and 0 <= begin <= size - len(known):
                    end = begin + len(known)
                    files[begin:end], arrived[begin:end] = block.files, block.arrived
                    receipts[begin:end], reached[begin:end] = block.receipts, known
                    continue
                for place, number, file, time, receipt, one in zip(
                    *(block.students, block.numbers, block.files, block.arrived, block.receipts),
                    known,
                    strict=True,
                ):
                    at = place - first
                    if 0 <= at < size and not self._left_out[number]:
                        files[at], arrived[at], receipts[at] = file, time, receipt
                        reached[at] = one
            if self.by_hand.rubrics:
                reached = [
                    self._with_marks(one, who) for one, who in zip(reached, ids, strict=True)
                ]
            absent = (
                {at: self._status(ids[at]) for at, one in enumerate(reached) if one is None}
                if None in reached
                else {}
            )
            yield Results(ids, names, files, arrived, receipts, reached, absent)

    def _with_marks(self, reached: Reached | None, student: str) -> Reached | None:
        if reached is None:
            if (missed := self._missed(student)) is None:
                return None
            reached = Reached(
                "", NOTHING, max_score=missed, late=0, deducted=Fraction(0), sat=False
            )
        marked = self.by_hand.of(student)
        return dataclasses.replace(
            reached,
            max_score=reached.max_score + self.by_hand.points,
            by_hand=sum((each.points for each in marked), Fraction(0)),
            unmarked=sum(each.mark is None for each in marked),
        )

    def _is_simple(self, block: Block) -> bool:
        """Tell whether all of a block counts, and its students follow each other on the roster."""
        students, numbers = block.students, block.numbers
        return self._left_out.find(1, numbers[0], numbers[-1] + 1) < 0 and students == list(
            range(students[0], students[0] + len(students))
        )

    def _known(self, block: Block, alike: _Alike) -> list[Reached]:
        """Return what each submission of a block reached."""
        deadline = self.rules.deadline
        late = map(deadline.seconds_late, block.arrived) if deadline else repeat(0)
        which = zip(repeat(block.form), block.tallies, late, strict=False)
        return list(map(alike.__getitem__, which))

    def _reached(self, code: str, number: int, late: int) -> Reached:
        tally, most = self._tallies[number], self._most[code]
        deadline = self.rules.deadline
        deducted = deadline.deduction(late, tally.points, most) if deadline else Fraction(0)
        return Reached(form=code, tally=tally, max_score=most, late=late, deducted=deducted)

    def _status(self, student: str) -> Status:
        """Return how a student without a score stands."""
        return Status.QUARANTINED if self.store.value(_QUARANTINED, student) else Status.MISSING

    def _stretches(self) -> Iterator[tuple[int, list[str], list[str]]]:
        """Yield the class some at a time: the place of the first of them, their ids, their names.

        Submissions often come in the order of the roster; then each block is read once.
        """
        first = 0
        ids: list[str] = []
        names: list[str] = []
        for some_ids, some_names in stretches(self.store):
            ids += some_ids
            names += some_names
            if len(ids) >= _WINDOW:
                yield first, ids, names
                first, ids, names = first + len(ids), [], []
        yield first, ids, names

    def counted(
        self, first: int = 0, size: int | None = None
    ) -> Iterator[tuple[Block, Sequence[int]]]:
        """Yield the blocks in which there are students from a place on; without a size, all.

        With each, the places in it of the submissions of these students that count.
        """
        last = None if size is None else first + size - 1
        for block in blocks(self.store, first, last):
            yield (
                block,
                [
                    at
                    for at, (place, number) in enumerate(
                        zip(block.students, block.numbers, strict=True)
                    )
                    if first <= place
                    and (last is None or place <= last)
                    and not self._left_out[number]
                ],
            )

    @cached_property
    def _left_out(self) -> bytearray:
        """For each submission, by its number, whether another one counts."""
        left_out = bytearray(self.received.files + 1)
        for (number,) in self.store.rows("SELECT number FROM attempt"):
            left_out[number] = 1
        return left_out

    @cached_property
    def _most(self) -> Mapping[str, Fraction]:
        return {code: form.max_score for code, form in self._forms.items()}

    @cached_property
    def _tallies(self) -> KnownTallies:
        return KnownTallies(self.store)

    def rows(self) -> Iterator[Row]:
        """Yield the students who have a score."""
        return (entry for entry in self.entries() if isinstance(entry, Row))
