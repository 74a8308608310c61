"""A print run: which forms of a key are printed, in which order, for whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factquiz.assembly.sheet import Sheet, sheet
from factquiz.papers.booklet import Booklet, booklet
from factquiz.papers.student import StudentPaper, student_paper

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from factquiz.assembly.form import Form, Key
    from factquiz.languages import Language
    from factquiz.papers.formats import Format
    from factquiz.responses.roster import Roster


@dataclass(frozen=True, slots=True)
class PrintRun:
    """What is printed: some forms of a key in their order, each with the name of its student.

    ``typefaces`` is a folder of others than our own, for scripts that ours do not have.
    """

    key: Key
    forms: tuple[Form, ...]
    names: tuple[str, ...]
    format: Format
    words: Language
    typefaces: Path | None = None

    def sheets(self) -> Iterator[Sheet]:
        """Yield what students may see, form by form."""
        return (sheet(form, self.key.policy) for form in self.forms)

    def papers(self) -> Iterator[StudentPaper]:
        """Yield the students' papers, which hold no key. Drawing their codes takes a while."""
        return (
            student_paper(each, name, self.format, self.words)
            for each, name in zip(self.sheets(), self.names, strict=True)
        )

    def booklet(self) -> Booklet:
        """Return what the marker reads, which holds them all."""
        return booklet(self.key, self.forms, self.words)


def print_run(key: Key, roster: Roster | None, format_: Format, words: Language) -> PrintRun:
    """Return the run for a class: its forms in the order of the roster, then those of nobody.

    Without a roster all forms of the key are printed, in its order and without names.
    Students without a form are left out: see :func:`without_form`.
    """
    if roster is None:
        return PrintRun(key, key.forms, tuple("" for _ in key.forms), format_, words)
    theirs = {form.student: form for form in key.forms if form.student}
    named = [(theirs[each.id], each.name) for each in roster if each.id in theirs]
    named += [(form, "") for form in key.forms if not form.student]
    forms, names = zip(*named, strict=True) if named else ((), ())
    return PrintRun(key, forms, names, format_, words)


def without_form(key: Key, roster: Roster) -> tuple[str, ...]:
    """Return the ids of the students on a roster for whom the key has no form."""
    theirs = {form.student for form in key.forms}
    return tuple(each.id for each in roster if each.id not in theirs)
