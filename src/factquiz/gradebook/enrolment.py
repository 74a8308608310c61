"""Who may answer what: a submission matched to its form and its student."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.gradebook.class_list import UNKNOWN, ClassList
from factquiz.gradebook.near import nearest_student
from factquiz.responses.parse import unsafe
from factquiz.responses.plain import quoted
from factquiz.responses.quarantine import Quarantined, Refusal
from factquiz.responses.roster import Student

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factquiz.assembly.form import Form, Key
    from factquiz.gradebook.store import Store
    from factquiz.responses.roster import Listed
    from factquiz.responses.submission import Submission

_SUGGESTIONS = 100
"""For how many unknown ids the whole class is looked through."""


class Enrolment:
    """The forms of a key and the students who may hand them in.

    A student is known if the roster or a form names her. ``students`` are kept in the store.

    Raises:
        RepeatedStudentError: an id stands twice on the roster.

    """

    def __init__(self, store: Store, key: Key, roster: Iterable[Student | Listed]) -> None:
        self._quiz = key.quiz
        self._forms = {form.code: form for form in key.forms}
        self._items = {
            form.code: frozenset(placed.item.id for placed in form.items) for form in key.forms
        }
        self.students = ClassList(store)
        self.students.extend(roster)
        handed_out = tuple(form.student for form in key.forms if form.student)
        places = self.students.places(handed_out) if handed_out else ()
        unnamed = (who for who, place in zip(handed_out, places, strict=True) if place == UNKNOWN)
        self.students.extend(Student(id=who) for who in dict.fromkeys(unnamed))
        self._suggested = 0

    def match(self, submission: Submission, file: str) -> Form | Quarantined:
        """Return the form that a submission answers, or why it answers none of this key."""
        form = self._forms.get(submission.form)
        if form is not None and self._fits(submission, form):
            return form
        code, reason = self._refusal(submission, form)
        return Quarantined(file=file, code=code, reason=reason, student=submission.student)

    def _fits(self, submission: Submission, form: Form) -> bool:
        return (
            submission.quiz == self._quiz
            and self._knows(submission.student)
            and form.student in {"", submission.student}
            and submission.responses.keys() <= self._items[form.code]
        )

    def _refusal(self, submission: Submission, form: Form | None) -> tuple[Refusal, str]:
        """Say what does not fit, the widest mistake first."""
        if submission.quiz != self._quiz:
            return Refusal.WRONG_QUIZ, (
                f"It answers the quiz {quoted(submission.quiz)}; the key is of “{self._quiz}”."
            )
        if not self._knows(submission.student):
            return Refusal.UNKNOWN_STUDENT, self._unknown_student(submission.student)
        if form is None:
            return Refusal.UNKNOWN_FORM, f"The key has no form {quoted(submission.form)}."
        if form.student not in {"", submission.student}:
            return Refusal.WRONG_FORM, (
                f"The form {form.code} was handed out to “{form.student}”,"
                f" not to “{submission.student}”."
            )
        stray = sorted(submission.responses.keys() - self._items[form.code])
        if any(map(unsafe, stray)):
            return Refusal.UNSAFE_ID, f"The id of an item is {quoted(next(filter(unsafe, stray)))}."
        return Refusal.UNKNOWN_ITEM, f"The form {form.code} has no item {quoted(stray[0])}."

    def _knows(self, student: str) -> bool:
        return self.students.places((student,))[0] != UNKNOWN

    def _unknown_student(self, identifier: str) -> str:
        self._suggested += 1
        return nearest_student(
            identifier, self.students.ids() if self._suggested <= _SUGGESTIONS else ()
        )
