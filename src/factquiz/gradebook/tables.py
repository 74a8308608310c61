"""The gradebook as tables: a row for each response, each file set aside, each change.

Exact scores stand as two whole numbers, for a spreadsheet takes ``1/3`` for a day in March.
Cells that hold text from outside go through :func:`factquiz.gradebook.cells.text`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.figures import decimal
from factquiz.gradebook.cells import Cell, text
from factquiz.gradebook.regrade import changes
from factquiz.gradebook.senders import in_folders_of_others
from factquiz.items.model import interaction
from factquiz.scoring.score import OPEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factquiz.gradebook.gradebook import Gradebook
    from factquiz.responses.quarantine import Quarantined

RESPONSES_HEADER = (
    "student",
    "form",
    "number",
    "item",
    "interaction",
    "state",
    "problem",
    "response",
    "chosen",
    "parts",
    "points",
    "max_points",
    "points_numerator",
    "points_denominator",
)

QUARANTINE_HEADER = ("file", "line", "column", "code", "reason", "what_to_do", "student")

DUPLICATES_HEADER = ("file", "instead", "student", "standing", "in_folder_of")

MARKS_HEADER = (
    "student",
    "rubric",
    "criterion",
    "score",
    "most",
    "points",
    "max_points",
    "comment",
    "place",
    "score_numerator",
    "score_denominator",
    "given",
    "apart",
)

CHANGES_HEADER = ("regrading", "student", "item", "old_points", "new_points", "reason")


def response_rows(gradebook: Gradebook) -> Iterator[tuple[Cell, ...]]:
    """Yield a row for each response of each graded student, in the order of her form."""
    for row in gradebook.rows():
        for placed, scored in zip(row.form.items, row.scores, strict=True):
            yield (
                text(row.student.id),
                text(row.form.code),
                placed.number,
                placed.item.id,
                interaction(placed.item),
                scored.state.value,
                scored.problem.value if scored.problem else "",
                text(scored.given),
                text("; ".join(each or OPEN for each in scored.chosen)),
                "; ".join(part.value for part in scored.parts),
                decimal(scored.points),
                decimal(placed.points),
                scored.points.numerator,
                scored.points.denominator,
            )


def mark_rows(gradebook: Gradebook) -> Iterator[tuple[Cell, ...]]:
    """Yield a row for each score that was given by hand, in the order of the class."""
    rubrics = gradebook.by_hand.rubrics
    if not rubrics:
        return
    for student in gradebook.students():
        for marked in gradebook.by_hand.of(student):
            if marked.mark is None:
                continue
            scored = zip(marked.rubric.criteria, marked.mark.scores, strict=True)
            for place, (criterion, score) in enumerate(scored):
                given = [scores[place] for scores in marked.mark.given]
                yield (
                    text(student),
                    marked.rubric.id,
                    criterion.id,
                    decimal(score),
                    decimal(criterion.most),
                    decimal(marked.points),
                    decimal(marked.rubric.points),
                    text(marked.mark.comment),
                    text(marked.mark.place),
                    score.numerator,
                    score.denominator,
                    "; ".join(map(decimal, given)),
                    decimal(max(given) - min(given)) if given else "",
                )


def aside_rows(gradebook: Gradebook) -> Iterator[tuple[Cell, ...]]:
    """Yield a row for each row of a sheet of marks that was set aside."""
    return _refused(gradebook.by_hand.aside())


def quarantine_rows(gradebook: Gradebook) -> Iterator[tuple[Cell, ...]]:
    """Yield a row for each file set aside."""
    return _refused(gradebook.received.quarantined())


def _refused(found: Iterable[Quarantined]) -> Iterator[tuple[Cell, ...]]:
    for each in found:
        yield (
            text(each.file),
            each.line or "",
            each.column or "",
            each.code.value,
            text(each.reason),
            each.hint,
            text(each.student),
        )


def duplicate_rows(gradebook: Gradebook) -> Iterator[tuple[Cell, ...]]:
    """Yield a row for each duplicate: the file, the one that stands for it, and why.

    And in whose folder it lies, if that is another student: who sent in her answers as well?
    """
    found = tuple(gradebook.received.duplicates())
    others = in_folders_of_others(gradebook.store, {each.file: each.student for each in found})
    for each in found:
        other = text(others.get(each.file, ""))
        yield text(each.file), text(each.of), text(each.student), each.standing.value, other


def change_rows(gradebook: Gradebook) -> Iterator[tuple[Cell, ...]]:
    """Yield a row for each score that regrading changed, in all runs; exact points as text.

    A fraction has a space in front of its stroke, or a spreadsheet would take it for a day.
    """
    for run in range(2, gradebook.run + 1):
        for each in changes(gradebook, run):
            points = (each.old.replace("/", " /"), each.new.replace("/", " /"))
            yield run - 1, text(each.student), text(each.item), *points, text(each.reason)
