"""Reading a sheet of marks that were given by hand: a row for each student.

Its columns are ``student``, one for each criterion of the rubric (named by its title or id; what
stands in brackets behind is ignored), and, if wanted, ``rubric``, ``points`` (the sum) and
``comment``. Others, such as a name, are for people.
"""

from __future__ import annotations

import re
from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING

from factquiz.figures import mixed
from factquiz.gradebook.markers import set_aside
from factquiz.gradebook.near import nearest_student
from factquiz.gradebook.rubric import Mark
from factquiz.responses.plain import plain, quoted
from factquiz.responses.quarantine import Quarantined, Refusal
from factquiz.responses.tables.table import BadRow, TableError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from factquiz.gradebook.rubric import Criterion, Rubric
    from factquiz.responses.tables.table import Row, Table

_NUMBER = re.compile(r"(\d{1,6})(?:[.,](\d{1,4}))?")
_FRACTION = re.compile(r"(?:(\d{1,4}) )?(\d{1,4})/(\d{1,4})")
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")
_STUDENT = ("student", "student id", "id number", "username", "email address")
_SUM = ("points", "sum", "total")
_SHOWN = 12


class _Problem(Exception):  # noqa: N818 (it never leaves this module)
    """A row that cannot be used: the code, and the reason in words."""

    def __init__(self, code: Refusal, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


class MarkSheet:
    """One sheet: where its columns stand, and what its rows say.

    Raises:
        TableError: it has no student, or nothing of any rubric.

    """

    def __init__(self, table: Table, rubrics: Sequence[Rubric]) -> None:
        self.rows = table.rows
        self._name = table.name
        self.rubrics = {each.id: each for each in rubrics}
        names = [_BRACKETS.sub("", title).strip().casefold() for title in table.header]
        self._places = {name: place for place, name in reversed(list(enumerate(names)))}
        self._student = self._first(_STUDENT)
        self._rubric = self._first(("rubric",))
        self._sum = self._first(_SUM)
        self._comment = self._first(("comment", "feedback"))
        self._criteria = {each.id: self._columns(each) for each in rubrics}
        self._only = self._checked(table, names)

    def _first(self, names: Iterable[str]) -> int | None:
        return next((self._places[name] for name in names if name in self._places), None)

    def _columns(self, rubric: Rubric) -> tuple[int | None, ...]:
        return tuple(
            self._first((each.title.casefold(), each.id.casefold())) for each in rubric.criteria
        )

    def _checked(self, table: Table, names: Sequence[str]) -> str:
        """Return the rubric of rows that name none; refuse a sheet that lacks what rows need."""
        for name, times in Counter(filter(None, names)).items():
            if times > 1:
                raise TableError(f"{table.name}:1: two columns are called {quoted(name)}")
        header = ", ".join(map(quoted, table.header[:_SHOWN]))
        if self._student is None:
            raise TableError(f"{table.name}:1: no column “student” in the header {header}")
        whole = [name for name, places in self._criteria.items() if None not in places]
        if not whole:
            wanted = "; or ".join(
                ", ".join(f"“{each.title}”" for each in rubric.criteria)
                for rubric in self.rubrics.values()
            )
            raise TableError(
                f"{table.name}:1: the header {header} lacks criteria of the rubric: {wanted}"
            )
        if self._rubric is None and len(whole) > 1:
            raise TableError(
                f"{table.name}:1: the rubrics {', '.join(whole)} fit; say in a column “rubric”"
                " which of them a row is marked by"
            )
        return whole[0] if len(whole) == 1 else ""

    def read(self, row: Row | BadRow, students: Mapping[str, None]) -> Mark | Quarantined | None:
        """Return what a row says; nothing if the student is not marked yet."""
        if isinstance(row, BadRow):
            place = f"{self._name}:{row.line}"
            return set_aside(Refusal.UNREADABLE_ROW, row.reason, place)
        line, cells = row
        place = f"{self._name}:{line}"
        student = cells[self._student or 0]
        try:
            return self._mark(student, cells, place, students)
        except _Problem as problem:
            return set_aside(problem.code, problem.reason, place, plain(student))

    def _mark(
        self, student: str, cells: Sequence[str], place: str, students: Mapping[str, None]
    ) -> Mark | None:
        name = (cells[self._rubric] if self._rubric is not None else "") or self._only
        rubric = self.rubrics.get(name)
        places = self._criteria.get(name, ())
        given = [cells[each] for each in places if each is not None]
        comment = cells[self._comment] if self._comment is not None else ""
        if not any(given) and not comment and (rubric is not None or not name):
            return None
        if not student:
            raise _Problem(Refusal.NO_STUDENT, "The row has no student.")
        if student not in students:
            raise _Problem(Refusal.UNKNOWN_STUDENT, nearest_student(student, students))
        if rubric is None or None in places:
            allowed = ", ".join(f"“{each}”" for each in self.rubrics)
            raise _Problem(
                Refusal.UNKNOWN_RUBRIC,
                f"The sheet has no marks by the rubric {quoted(name)}; given are {allowed}.",
            )
        scores = tuple(_scores(rubric, given))
        self._check_sum(cells, scores)
        return Mark(student=student, rubric=name, scores=scores, comment=comment, place=place)

    def _check_sum(self, cells: Sequence[str], scores: Sequence[Fraction]) -> None:
        """Compare the scores with their sum, where the sheet has a column for it."""
        taken = {place for places in self._criteria.values() for place in places}
        if self._sum is None or self._sum in taken or not cells[self._sum]:
            return
        told, total = _number(cells[self._sum]), sum(scores, Fraction(0))
        if told != total:
            raise _Problem(
                Refusal.NOT_THE_SUM,
                f"The row says {quoted(cells[self._sum])}, its scores add up to {mixed(total)}.",
            )


def _scores(rubric: Rubric, given: Sequence[str]) -> Iterator[Fraction]:
    for criterion, text in zip(rubric.criteria, given, strict=True):
        yield _score(criterion, text)


def _score(criterion: Criterion, text: str) -> Fraction:
    if not text:
        raise _Problem(Refusal.INCOMPLETE, f"“{criterion.title}” has no score.")
    score = _number(text)
    if score is None:
        raise _Problem(
            Refusal.NOT_A_SCORE,
            f"“{criterion.title}” has {quoted(text)}; allowed is a number such as 3, 3.5 or 7/2.",
        )
    if score > criterion.most:
        raise _Problem(
            Refusal.OUT_OF_RANGE,
            f"“{criterion.title}” has {quoted(text)}; allowed is 0 to {mixed(criterion.most)}.",
        )
    return score


def _number(text: str) -> Fraction | None:
    """Return a number that is written with a decimal point or comma, or as a fraction."""
    if found := _NUMBER.fullmatch(text):
        return Fraction(f"{found[1]}.{found[2] or 0}")
    if (found := _FRACTION.fullmatch(text)) and int(found[3]):
        return int(found[1] or 0) + Fraction(int(found[2]), int(found[3]))
    return None
