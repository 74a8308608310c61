"""Judging again what a correction touches, in the store of a gradebook."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from factquiz.gradebook.answers import each_score, scores
from factquiz.gradebook.blocks import blocks, one_block, packed, rewrite_block, unpacked
from factquiz.gradebook.class_list import place_of
from factquiz.gradebook.corrections import CorrectionError
from factquiz.gradebook.tallies import Tallies
from factquiz.items.codec import encode
from factquiz.responses.submission import RawResponse
from factquiz.scoring.mark import State
from factquiz.scoring.score import score

if TYPE_CHECKING:
    from factquiz.assembly.form import FormItem, Key
    from factquiz.gradebook.blocks import Block
    from factquiz.gradebook.corrections import Correction
    from factquiz.gradebook.store import Store
    from factquiz.scoring.mark import ItemScore

_RAW = msgspec.json.Decoder(RawResponse | None)
_STATES = {Fraction(0): State.WRONG, Fraction(1): State.RIGHT}


class Judge:
    """Judges answers under a corrected key and writes their scores as those of a run."""

    def __init__(self, store: Store, key: Key, run: int) -> None:
        self._store = store
        self._key = key
        self._run = run

    def item(self, correction: Correction) -> None:
        """Judge every distinct answer to an item again, on each form that has it."""
        for form in self._key.forms:
            for placed in form.items:
                if placed.item.id == correction.item:
                    self._answers(form.code, placed, correction)

    def _answers(self, form: str, placed: FormItem, correction: Correction) -> None:
        known = self._store.rows(
            "SELECT id, raw FROM answer WHERE form = ? AND number = ?", form, placed.number
        )
        for number, raw in list(known):
            scored = score(placed, _RAW.decode(raw), self._key.policy)
            if correction.full:
                scored = replace(scored, state=State.RIGHT, points=placed.points, problem=None)
            self._write(number, scored)

    def response(self, correction: Correction) -> None:
        """Write a person's judgement of one response, as an answer that nobody else has given."""
        block, at = self._submission(correction.student)
        place, placed = self._placed(block.form, correction)
        answers = unpacked(block.answers)
        at += place * len(block.numbers)
        credit = correction.credit or Fraction(0)
        judged = replace(
            scores(self._store, self._run)[answers[at]],
            state=_STATES.get(credit, State.PARTIAL),
            points=credit * placed.points,
            problem=None,
        )
        raw = self._store.value("SELECT raw FROM answer WHERE id = ?", answers[at])
        answers[at] = 1 + self._store.value("SELECT MAX(id) FROM answer")
        self._store.run(
            "INSERT INTO answer VALUES (?, ?, ?, ?, ?)",
            *(
                answers[at],
                block.form,
                placed.number,
                raw,
                f"{correction.student} {correction.item} {self._run}",
            ),
        )
        self._write(answers[at], judged)
        rewrite_block(self._store, block.id, block.tallies, packed((answers,)))

    def _submission(self, student: str) -> tuple[Block, int]:
        """Return the block with the submission of a student that counts, and its place in it."""
        place = place_of(self._store, student)
        left_out = {
            number
            for (number,) in self._store.rows("SELECT number FROM attempt WHERE student = ?", place)
        }
        for block in blocks(self._store, place, place):
            for at, (whose, number) in enumerate(zip(block.students, block.numbers, strict=True)):
                if whose == place and number not in left_out:
                    return block, at
        raise CorrectionError(f"no student {student!r} has a score that could be corrected")

    def _placed(self, code: str, correction: Correction) -> tuple[int, FormItem]:
        form = next(form for form in self._key.forms if form.code == code)
        for place, placed in enumerate(form.items):
            if placed.item.id == correction.item:
                return place, placed
        raise CorrectionError(
            f"the form {code} of {correction.student!r} has no item {correction.item!r}"
        )

    def _write(self, number: int, scored: ItemScore) -> None:
        content = encode(scored).decode()
        self._store.run("DELETE FROM score WHERE answer = ? AND run = ?", number, self._run)
        self._store.run("INSERT INTO score VALUES (?, ?, ?)", number, self._run, content)


def sum_again(store: Store, key: Key, run: int) -> None:
    """Write what the answers of every submission come to after a run."""
    tallies = Tallies(store, max((len(form.items) for form in key.forms), default=0))
    for number, scored in each_score(store, run):
        tallies.learn(number, scored)
    for (number,) in list(store.rows("SELECT id FROM block ORDER BY id")):
        block = one_block(store, number)
        numbers, size = unpacked(block.answers), len(block.numbers)
        columns = [numbers[first : first + size] for first in range(0, len(numbers), size)]
        again = tallies.of(columns, size)
        if again != block.tallies:
            rewrite_block(store, number, again, block.answers)
