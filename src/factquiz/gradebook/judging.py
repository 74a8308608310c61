"""Judging again what a correction touches, in the store of a gradebook."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from factquiz.gradebook.answers import scores
from factquiz.gradebook.corrections import CorrectionError
from factquiz.gradebook.store import packed, unpacked
from factquiz.items.codec import encode
from factquiz.responses.submission import RawResponse
from factquiz.scoring.mark import State
from factquiz.scoring.score import score

if TYPE_CHECKING:
    from factquiz.assembly.form import FormItem, Key
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
        number, form, data = self._submission(correction.student)
        place, placed = self._placed(form, correction)
        answers = unpacked(data)
        credit = correction.credit or Fraction(0)
        judged = replace(
            scores(self._store, self._run)[answers[place]],
            state=_STATES.get(credit, State.PARTIAL),
            points=credit * placed.points,
            problem=None,
        )
        raw = self._store.value("SELECT raw FROM answer WHERE id = ?", answers[place])
        answers[place] = 1 + self._store.value("SELECT MAX(id) FROM answer")
        self._store.run(
            "INSERT INTO answer VALUES (?, ?, ?, ?, ?)",
            *(answers[place], form, placed.number, raw, f"{correction.student} in {self._run}"),
        )
        self._write(answers[place], judged)
        self._store.run("UPDATE submission SET answers = ? WHERE id = ?", packed(answers), number)

    def _submission(self, student: str) -> tuple[int, str, bytes]:
        found = list(
            self._store.rows(
                "SELECT id, form, answers FROM submission"
                " WHERE student = ? AND standing = 'counted'",
                student,
            )
        )
        if not found:
            raise CorrectionError(f"no student {student!r} has a score that could be corrected")
        number, form, answers = found[0]
        return number, form, answers

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


def sum_again(store: Store, run: int) -> None:
    """Write the points of every submission as they are after a run."""
    known = scores(store, run)
    for number, answers, points in list(
        store.rows("SELECT id, answers, points FROM submission ORDER BY id")
    ):
        total = str(sum((known[answer].points for answer in unpacked(answers)), Fraction(0)))
        if total != points:
            store.run("UPDATE submission SET points = ? WHERE id = ?", total, number)
