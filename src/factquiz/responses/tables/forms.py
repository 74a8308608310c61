"""Which form a row of a table answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.responses.parse import unsafe
from factquiz.responses.plain import quoted
from factquiz.responses.quarantine import Refusal

if TYPE_CHECKING:
    from factquiz.assembly.form import Form, FormItem, Key
    from factquiz.responses.tables.columns import Reference

Why = tuple[Refusal, str]
"""Why there is none: the code, and the reason in words."""


class Forms:
    """The forms of a key, by their codes and by the students they were made for."""

    def __init__(self, key: Key) -> None:
        self._by_code = {form.code: form for form in key.forms}
        self._by_student = {form.student: form for form in key.forms if form.student}

    def of(self, student: str, code: str) -> Form | Why:
        """Return the form that is named, or else the student's own, or else the only one."""
        if not student:
            return Refusal.NO_STUDENT, "The row has no student id."
        if unsafe(student):
            return Refusal.UNSAFE_ID, f"The id of the student is {quoted(student)}."
        if code:
            named = self._by_code.get(code)
            return named or (Refusal.UNKNOWN_FORM, f"The key has no form {quoted(code)}.")
        return self._by_student.get(student) or self._only(student)

    def of_all(self, code: str) -> Form | None:
        """Return the form that everybody answers who names this one, or none; if there is one."""
        if self._by_student:
            return None
        if code:
            return self._by_code.get(code)
        return next(iter(self._by_code.values())) if len(self._by_code) == 1 else None

    def _only(self, student: str) -> Form | Why:
        if len(self._by_code) == 1:
            return next(iter(self._by_code.values()))
        if self._by_student:
            return Refusal.UNKNOWN_STUDENT, f"No form was made for {quoted(student)}."
        return Refusal.NO_FORM, "The row does not say which form was answered."


def placed(form: Form, reference: Reference | None) -> FormItem | None:
    """Return the item of a form that a number or an id names, if the form has it."""
    if isinstance(reference, int):
        return form.items[reference - 1] if reference <= len(form.items) else None
    return next((each for each in form.items if each.item.id == reference), None)
