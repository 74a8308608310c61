"""Reading a gradebook: every student once, and all that was set aside."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec.structs import replace

from factquiz.assembly.form import Form, Key
from factquiz.gradebook.answers import each_score, scores
from factquiz.gradebook.byhand import ByHand
from factquiz.gradebook.model import Absent, Duplicate, FileCounts, Result, Row, Standing, Status
from factquiz.gradebook.rules import Rules
from factquiz.gradebook.store import unpacked
from factquiz.gradebook.tallies import Tallies
from factquiz.items.codec import decode
from factquiz.responses.quarantine import Quarantined
from factquiz.responses.roster import Student

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factquiz.gradebook.store import Store
    from factquiz.scoring.mark import ItemScore

_ENTRIES = """
SELECT student.id, student.name, submission.file, submission.form, submission.arrived,
  submission.answers, submission.receipt,
  EXISTS (SELECT 1 FROM refusal WHERE refusal.student = student.id)
FROM student LEFT JOIN submission
  ON submission.student = student.id AND submission.standing = 'counted'
ORDER BY student.place
"""


class Gradebook:
    """A gradebook as it stands after its last run, read from its store row by row.

    ``quiz`` is the id of the quiz, ``title`` its name, ``run`` the number of the last run.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        about = store.about()
        self.quiz = about["quiz"]
        self.title = about["title"]
        self._received = int(about["received"])
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
    def _forms(self) -> Mapping[str, Form]:
        return {form.code: form for form in self.key.forms}

    def entries(self) -> Iterator[Row | Absent]:
        """Yield every student of the class once, in the order of the roster and of the key."""
        for entry in self.store.rows(_ENTRIES):
            identifier, name, file, form, arrived, answers, receipt, claimed = entry
            student = Student(id=identifier, name=name)
            if file is None:
                status = Status.QUARANTINED if claimed else Status.MISSING
                yield Absent(student=student, status=status)
            else:
                scored = tuple(self.scores[number] for number in unpacked(answers))
                row = Row(
                    student=student,
                    form=self._forms[form],
                    file=file,
                    scores=scored,
                    arrived=arrived,
                    receipt=receipt,
                )
                yield self._in_full(row)

    def _in_full(self, row: Row) -> Row:
        deadline = self.rules.deadline
        if deadline is not None and (late := deadline.seconds_late(row.arrived)):
            deducted = deadline.deduction(row.arrived, row.score, row.max_score)
            row = replace(row, late=late, deducted=deducted)
        marked = self.by_hand.of(row.student.id)
        return replace(row, marked=marked) if marked else row

    def results(self) -> Iterator[Result | Absent]:
        """Yield what every student of the class reached, as :meth:`entries` does, but faster.

        Nobody's answers are looked at one by one, so this is for classes of any size.
        """
        deadline = self.rules.deadline
        most = {code: form.max_score for code, form in self._forms.items()}
        tally, nothing, by_hand = self._tallies.of, Fraction(0), bool(self.by_hand.rubrics)
        for entry in self.store.rows(_ENTRIES):
            identifier, name, file, form, arrived, answers, receipt, claimed = entry
            if file is None:
                status = Status.QUARANTINED if claimed else Status.MISSING
                yield Absent(student=Student(id=identifier, name=name), status=status)
                continue
            late, deducted, total = 0, nothing, tally(unpacked(answers))
            if deadline is not None and (late := deadline.seconds_late(arrived)):
                deducted = deadline.deduction(arrived, total.points, most[form])
            result = Result(
                *(identifier, name, form, file, arrived, total, most[form], late, deducted, receipt)
            )
            yield self._with_marks(result) if by_hand else result

    def _with_marks(self, result: Result) -> Result:
        marked = self.by_hand.of(result.student)
        return result._replace(
            max_score=result.max_score + self.by_hand.points,
            by_hand=sum((each.points for each in marked), Fraction(0)),
            unmarked=sum(each.mark is None for each in marked),
        )

    @cached_property
    def _tallies(self) -> Tallies:
        tallies = Tallies(max((len(form.items) for form in self.key.forms), default=0))
        for number, scored in each_score(self.store, self.run):
            tallies.learn(number, scored)
        return tallies

    def rows(self) -> Iterator[Row]:
        """Yield the students who have a score."""
        return (entry for entry in self.entries() if isinstance(entry, Row))

    def quarantined(self) -> Iterator[Quarantined]:
        """Yield what was set aside, in the order it was read."""
        for (content,) in self.store.rows("SELECT content FROM refusal ORDER BY id"):
            yield decode(content, Quarantined)

    def duplicates(self) -> Iterator[Duplicate]:
        """Yield the submissions that another one of the same student stands for."""
        for file, of, student, standing in self.store.rows(
            "SELECT file, other, student, standing FROM submission"
            " WHERE standing IN ('repeated', 'superseded') ORDER BY id"
        ):
            yield Duplicate(file=file, of=of, student=student, standing=Standing(standing))

    def counts(self) -> FileCounts:
        """Return what became of what came in.

        Raises:
            ValueError: it does not add up, which is a mistake of this program.

        """
        standings = Counter(
            dict(self.store.rows("SELECT standing, COUNT(*) FROM submission GROUP BY standing"))
        )
        return FileCounts(
            received=self._received,
            graded=standings[Standing.COUNTED],
            quarantined=self.store.value("SELECT COUNT(*) FROM refusal"),
            duplicates=standings[Standing.REPEATED] + standings[Standing.SUPERSEDED],
        )
