"""What ``factquiz grade`` tells at its end: what came of it, and what is left to do."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

import click

from factquiz.gradebook.model import Status
from factquiz.reports.folder import ASIDE, RESPONSES
from factquiz.responses.quarantine import Refusal
from factquiz.scoring.mark import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from factquiz.gradebook.gradebook import Gradebook
    from factquiz.gradebook.summary import Summary
    from factquiz.responses.quarantine import Quarantined

_SHOWN = 20
"""How many files set aside are shown; the list in the folder has all of them."""

_LEFT_OUT = """\
Left out: a feedback page for each student, and responses.csv. To have them:
  factquiz feedback {out} --out feedback.zip
  factquiz marks {out} --format csv --table responses --out responses.csv"""

_NOTHING = """\
Nothing could be graded. Is that what the students sent, and is it the key of their forms?"""

_BY_COMPUTERS = """\
Set aside as well, with nothing to do: {count} of the files that computers make by themselves."""

_EMPTY = "Nothing came in: there is no file in what you gave, and no row."

_NEXT = {
    "quarantined": "To mend: {out}/quarantine.csv says of each file what to do; then grade again.",
    "set aside": "To mend: {out}/{aside} says of each row what to do; then enter it again.",
    "ungradable": "To judge: {responses} that have a problem; then factquiz regrade (--help).",
    "unmarked": "To mark: work that has no mark yet; then factquiz regrade --by-hand (--help).",
    "done": "Next: factquiz marks {out} --help; factquiz feedback {out} --help",
}


@dataclass(frozen=True, slots=True)
class Aside:
    """What was set aside: the first of it, and how many files no student sent."""

    first: tuple[Quarantined, ...]
    by_computers: int


def set_aside(gradebook: Gradebook) -> Aside:
    """Return what is to be told of what was set aside, files before marks."""
    first: list[Quarantined] = []
    by_computers = 0
    for each in chain(gradebook.received.quarantined(), gradebook.by_hand.aside()):
        if each.code is Refusal.SYSTEM_FILE:
            by_computers += 1
        elif len(first) < _SHOWN:
            first.append(each)
    return Aside(tuple(first), by_computers)


def tell_outcome(
    summary: Summary,
    aside: Aside,
    on_marks: Iterable[str],
    out: Path,
    *,
    each: bool,
) -> None:
    """Print what came of a grading, and what is left to do.

    ``on_marks`` is what there is to say of marks by hand; ``each`` tells whether every student got
    a page.
    """
    shown = [str(one) for one in aside.first]
    computers = aside.by_computers
    more = summary.files.quarantined + summary.marks.set_aside - len(shown) - computers
    told = [
        *shown,
        *([f"… and {more} more in the lists of what was set aside"] if more else []),
        *([_BY_COMPUTERS.format(count=computers)] if computers else []),
    ]
    for line in (*told, *_figures(summary, on_marks), f"Written: {out}"):
        click.echo(line)
    if not each:
        click.echo(_LEFT_OUT.format(out=out))
    for line in _left_to_do(summary, computers, out, each=each):
        click.echo(line)


def _figures(summary: Summary, on_marks: Iterable[str]) -> Iterator[str]:
    yield f"Files: {summary.files}"
    if summary.marks.rows:
        yield f"Marks by hand: {summary.marks}"
    yield from filter(None, on_marks)
    alone = Status.BY_HAND_ONLY.value
    students = {name: count for name, count in summary.students.items() if count or name != alone}
    yield "Students: " + _counts(students)
    yield "Responses: " + _counts(summary.responses)
    if summary.mean_percent:
        yield f"Score: mean {summary.mean_percent} %, median {summary.median_percent} %"


def _left_to_do(summary: Summary, by_computers: int, out: Path, *, each: bool) -> Iterator[str]:
    """Yield what a person must see to, or what can be done with marks that are final."""
    files = summary.files
    if not files.graded:
        yield _NOTHING if files.received else _EMPTY
    waiting = {
        "quarantined": files.quarantined - by_computers,
        "set aside": summary.marks.set_aside,
        "ungradable": summary.responses[State.UNGRADABLE.value],
    }
    # Whoever is to be checked, and not for a response, is to be marked.
    waiting["unmarked"] = summary.students[Status.TO_CHECK.value] and not waiting["ungradable"]
    names = [name for name, count in waiting.items() if count]
    responses = f"the rows of {out / RESPONSES}" if each else "the responses"
    for name in names or (["done"] if files.graded else []):
        yield _NEXT[name].format(out=out, aside=ASIDE, responses=responses)


def _counts(counts: dict[str, int]) -> str:
    return ", ".join(f"{count} {name}" for name, count in counts.items())
