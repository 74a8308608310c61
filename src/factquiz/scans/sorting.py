"""Pages to forms, rows to responses: what is certain, what was decided, and what is to be asked.

Nothing is guessed: as long as one row of a form is open, the form waits.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factquiz.papers.code import read_code
from factquiz.responses.plain import quoted
from factquiz.responses.submission import SUBMISSION_FORMAT, Submission
from factquiz.scans.rows import State
from factquiz.scans.setaside import Cause, SetAside
from factquiz.scans.sheets import Known

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from factquiz.assembly.sheet import SheetItem
    from factquiz.responses.submission import RawResponse
    from factquiz.scans.decisions import Decision, RowKey
    from factquiz.scans.pages import ReadPage
    from factquiz.scans.rows import Judged, ReadRow
    from factquiz.scans.sheets import Sheets


@dataclass(frozen=True, slots=True)
class Answer:
    """One row of a form, whole, though it may be printed in several lines.

    ``chosen`` and ``text`` are what it says, if it is certain or decided (``by`` tells which,
    ``machine`` or ``person``); ``by`` is empty while it is open.
    """

    code: str
    item: SheetItem
    part: int
    label: str
    bubbles: tuple[Judged, ...]
    pictures: tuple[bytes, ...]
    chosen: tuple[str, ...] = ()
    text: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class ReadForm:
    """A form of which every page was read."""

    quiz: str
    known: Known
    answers: tuple[Answer, ...]

    @property
    def open(self) -> tuple[Answer, ...]:
        """The answers that wait for a person."""
        return tuple(each for each in self.answers if not each.by)

    def submission(self) -> Submission:
        """Return what the student answered; no answer may be open."""
        by_item: dict[str, list[Answer]] = defaultdict(list)
        for each in self.answers:
            by_item[each.item.id].append(each)
        return Submission(
            format=SUBMISSION_FORMAT,
            quiz=self.quiz,
            form=self.known.form.code,
            student=self.known.form.student,
            responses={item: _response(answers) for item, answers in by_item.items()},
        )


_IN_PARTS = frozenset({"match", "classify", "order", "cloze"})


def _response(answers: Sequence[Answer]) -> RawResponse:
    first = answers[0]
    if first.item.interaction in _IN_PARTS:
        return tuple(each.text or "".join(each.chosen) for each in answers)
    if first.item.interaction == "multiple_response":
        return first.chosen
    return first.text or "".join(first.chosen)


def sort_pages(
    pages: Iterable[ReadPage], sheets: Sheets, decisions: Mapping[RowKey, Decision], quiz: str
) -> tuple[tuple[ReadForm, ...], tuple[SetAside, ...]]:
    """Return the forms that are whole, by their codes, and the pages that are of none."""
    aside: list[SetAside] = []
    forms: dict[str, list[tuple[Known, ReadPage]]] = defaultdict(list)
    for page in _once(pages, aside):
        known = sheets.of(page.code)
        assert isinstance(known, Known)  # noqa: S101 (it was read by its layout)
        forms[known.form.code].append((known, page))
    whole = []
    for form, theirs in forms.items():
        reason = _unfit(form, theirs, sheets)
        if reason:
            aside += (_aside(page, *reason, form) for _, page in theirs)
        else:
            theirs.sort(key=lambda pair: pair[0].page.code.page)
            answers = tuple(_answers(theirs, decisions))
            whole.append(ReadForm(quiz, theirs[0][0], answers))
    return tuple(sorted(whole, key=lambda each: each.known.form.code)), tuple(aside)


def _once(pages: Iterable[ReadPage], aside: list[SetAside]) -> Iterator[ReadPage]:
    """Yield each page of a form once; what is there twice is set aside, or both are."""
    copies: dict[str, list[ReadPage]] = defaultdict(list)
    for page in pages:
        copies[page.code].append(page)
    for code, (first, *others) in copies.items():
        form = _form(code)
        same = all(_marks(each) == _marks(first) for each in others)
        places = [_place(each) for each in (first, *others)]
        if not others:
            yield first
        elif same and _certain(first) and all(map(_certain, others)):
            yield first
            reason = f"It is the same page as {places[0]}, with the same marks."
            aside += (_aside(each, Cause.DUPLICATE, reason, form) for each in others)
        else:
            for number, each in enumerate((first, *others)):
                rest = _listed(places[:number] + places[number + 1 :])
                reason = f"The same page is also {rest}; which of them counts is for you to say."
                aside.append(_aside(each, Cause.CONFLICTING, reason, form))


def _marks(page: ReadPage) -> list[tuple[State, ...]]:
    return [tuple(bubble.state for bubble in row.bubbles) for row in page.rows]


def _listed(places: Sequence[str]) -> str:
    more = len(places) - _NAMED
    shown = ", ".join(places[:_NAMED])
    return f"{shown} and {more} more" if more > 0 else shown


_NAMED = 3
"""How many other copies of a page are named."""


def _certain(page: ReadPage) -> bool:
    return all(
        not row.written and all(bubble.state.certain for bubble in row.bubbles) for row in page.rows
    )


def _form(code: str) -> str:
    read = read_code(code)
    return read.form if read else ""


def _place(page: ReadPage) -> str:
    return f"{page.file}, page {page.page}" if page.page else page.file


def _aside(page: ReadPage, cause: Cause, reason: str, form: str) -> SetAside:
    return SetAside(file=page.file, page=page.page, cause=cause, reason=reason, form=form)


def _unfit(
    form: str, theirs: Sequence[tuple[Known, ReadPage]], sheets: Sheets
) -> tuple[Cause, str] | None:
    """Return why the pages of a form cannot be used, if they cannot."""
    known = theirs[0][0]
    if len({each.format for each, _ in theirs}) > 1:
        return Cause.CONFLICTING, f"Form {quoted(form)} is here in two sizes of paper or print."
    there = {each.page.code.page for each, _ in theirs}
    wanted = {each.page.code.page for each in sheets.pages(form, known.format)}
    if missing := sorted(wanted - there):
        numbers = " and ".join(map(str, missing))
        return Cause.INCOMPLETE, f"Of form {quoted(form)}, page {numbers} is missing."
    if not known.form.student:
        return Cause.NO_STUDENT, f"The key names no student for form {quoted(form)}."
    return None


def _answers(
    pages: Sequence[tuple[Known, ReadPage]], decisions: Mapping[RowKey, Decision]
) -> Iterator[Answer]:
    items = {item.id: item for item in pages[0][0].sheet.items}
    rows: dict[tuple[str, int], list[tuple[str, ReadRow]]] = defaultdict(list)
    for _, page in pages:
        for row in page.rows:
            rows[row.item, row.part].append((page.code, row))
    for (item, part), lines in rows.items():
        code, first = lines[0]
        answer = Answer(
            code=code,
            item=items[item],
            part=part,
            label=first.label,
            bubbles=tuple(bubble for _, line in lines for bubble in line.bubbles),
            pictures=tuple(line.picture for _, line in lines if line.picture),
        )
        decided = decisions.get((code, item, part))
        yield _decided(answer, decided) if decided else _read(answer, written=first.written)


def _decided(answer: Answer, decision: Decision) -> Answer:
    labels = [bubble.label for bubble in answer.bubbles]
    chosen = tuple(sorted(decision.chosen, key=labels.index))
    return replace(answer, chosen=chosen, text=decision.text, by="person")


def _read(answer: Answer, *, written: bool) -> Answer:
    """Return an answer as it was read; open, if it is not certain."""
    marked = [bubble for bubble in answer.bubbles if bubble.state is State.MARKED]
    several = answer.item.interaction == "multiple_response"
    certain = all(bubble.state.certain for bubble in answer.bubbles) and not written
    # Lines beside filled bubbles may have been meant to take a mark back.
    alike = len({bubble.solid for bubble in marked}) <= 1
    if certain and (len(marked) <= 1 or (several and alike)):
        labels = tuple(bubble.label for bubble in marked)
        return replace(answer, chosen=labels, by="machine")
    return answer
