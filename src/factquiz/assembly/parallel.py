"""Parallel forms: one for each student, of equal difficulty and little in common.

A form is drawn several times, each time with a code of its own, until it is as hard as the
blueprint's items are on average and shares no more with earlier forms than the blueprint allows.
The code says which draw it was, so the form can be rebuilt from secret and code alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from factquiz.diagnostics import Diagnostic, Place, Severity, in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factquiz.assembly.assemble import Assembler
    from factquiz.assembly.form import Form

ATTEMPTS = 12
"""Draws for one form before the best of them is taken."""

DIFFICULTY_BAND = 0.03
"""How far a form's mean difficulty may lie from the blueprint's, on the scale from 0 to 1."""


class Drawn(NamedTuple):
    """One draw for a student, and how far it is from what is wanted: both 0 if it is fair."""

    form: Form
    found: tuple[Diagnostic, ...]
    overlap: float
    distance: float


def difficulty(form: Form) -> float:
    """Return the mean estimated difficulty of a form's items, weighted by points."""
    total = float(form.max_score)
    hard = sum(float(each.points) * each.item.difficulty for each in form.items)
    return hard / total if total else 0.0


def overlap(form: Form, others: Iterable[frozenset[str]]) -> float:
    """Return the largest share of a form's items that one of the others has too."""
    ours = {each.item.id for each in form.items}
    return max((len(ours & other) / len(ours) for other in others), default=0.0) if ours else 0.0


def parallel_forms(
    assembler: Assembler, secret: bytes, students: Iterable[str]
) -> Iterator[tuple[Form, tuple[Diagnostic, ...]]]:
    """Yield a form for each student, in their order, with what is wrong with it.

    The same secret, bank, blueprint and students in the same order give the same forms.
    """
    earlier: list[frozenset[str]] = []
    limit = assembler.blueprint.file.max_overlap
    for student in students:
        best = _best(assembler, secret, student, earlier if limit is not None else [])
        earlier.append(frozenset(each.item.id for each in best.form.items))
        yield best.form, in_order((*best.found, *_too_alike(assembler, best)))


def _best(
    assembler: Assembler, secret: bytes, student: str, earlier: list[frozenset[str]]
) -> Drawn:
    draws: list[Drawn] = []
    limit = assembler.blueprint.file.max_overlap
    for attempt in range(ATTEMPTS):
        form, found = assembler.graded(secret, student, attempt)
        shared = overlap(form, earlier)
        excess = max(0.0, shared - float(limit)) if limit is not None else 0.0
        distance = max(0.0, abs(difficulty(form) - assembler.difficulty) - DIFFICULTY_BAND)
        draws.append(Drawn(form, found, excess, distance))
        if not excess and not distance:
            break
    return min(draws, key=lambda drawn: (drawn.overlap, drawn.distance, drawn.form.code))


def _too_alike(assembler: Assembler, drawn: Drawn) -> Iterator[Diagnostic]:
    if drawn.overlap:
        yield Diagnostic(
            "forms-overlap",
            f"the form {drawn.form.code} shares more items with an earlier one than "
            f"`max_overlap` allows",
            Place(assembler.blueprint.path),
            "Allow more, shorten the quiz, or write more facts for its cells.",
            Severity.WARNING,
        )
