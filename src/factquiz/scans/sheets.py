"""What the code of a sheet stands for: which page of which form, printed in which format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factquiz.assembly.sheet import Sheet, sheet
from factquiz.papers.code import SheetCode, read_code
from factquiz.papers.formats import FORMATS, Format
from factquiz.papers.layout import CodedPage, coded_pages
from factquiz.responses.plain import quoted
from factquiz.scans.setaside import Cause

if TYPE_CHECKING:
    from factquiz.assembly.form import Form, Key


@dataclass(frozen=True, slots=True)
class Known:
    """A page of an answer sheet of the key, and the format that it was printed in."""

    form: Form
    sheet: Sheet
    format: Format
    page: CodedPage


@dataclass(frozen=True, slots=True)
class Unknown:
    """A code that stands for no page of the key."""

    cause: Cause
    reason: str
    form: str = ""


class Sheets:
    """The answer sheets of a key. The layouts of a form are worked out when it first comes."""

    def __init__(self, key: Key) -> None:
        self._key = key
        self._forms = {form.code: form for form in key.forms}
        self._pages: dict[str, dict[str, Known]] = {}

    def of(self, text: str) -> Known | Unknown:
        """Return what a code stands for."""
        code = read_code(text)
        if code is None:
            return Unknown(Cause.FOREIGN_CODE, f"Its code says {quoted(text)}.")
        form = self._forms.get(code.form)
        if form is None:
            reason = f"The key has no form {quoted(code.form)}."
            return Unknown(Cause.UNKNOWN_FORM, reason, code.form[:_SHOWN])
        known = self._of_form(form).get(text)
        return known or _other_print(code)

    def pages(self, form: str, format_: Format) -> tuple[Known, ...]:
        """Return all pages of a form's answer sheet in one format."""
        pages = self._of_form(self._forms[form]).values()
        return tuple(each for each in pages if each.format == format_)

    def _of_form(self, form: Form) -> dict[str, Known]:
        if form.code not in self._pages:
            made = sheet(form, self._key.policy)
            self._pages[form.code] = {
                page.text: Known(form, made, format_, page)
                for format_ in FORMATS
                for page in coded_pages(made, format_)
            }
        return self._pages[form.code]


_SHOWN = 60


def _other_print(code: SheetCode) -> Unknown:
    reason = (
        f"Its checksum {code.checksum} is not that of page {code.page} of the answer sheet of form"
        f" {quoted(code.form)}."
    )
    return Unknown(Cause.OTHER_PRINT, reason, code.form)
