"""Reading one answer for each part: what match, classify, order and cloze have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from factquiz.scoring.mark import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factquiz.responses.submission import RawResponse

Slots: TypeAlias = tuple[str, ...]
"""What was answered to each part, in the order of the form; empty where it was left open."""


def read_slots(raw: RawResponse | None, count: int) -> Slots | Problem:
    """Return what a raw response answers to each of so many parts; nothing if it was omitted."""
    if not raw or (isinstance(raw, str) and raw.isspace()):
        return ()
    if isinstance(raw, str):
        return Problem.NOT_A_LIST
    if len(raw) != count:
        return Problem.WRONG_COUNT
    slots = tuple("" if each.isspace() else each for each in raw)
    return slots if any(slots) else ()


def read_labels(
    raw: RawResponse | None, count: int, labels: Sequence[str], *, once: bool
) -> Slots | Problem:
    """Return the label that a raw response gives to each part; with ``once``, each at most once.

    Nothing is guessed: a label must be exactly one that the form shows.
    """
    slots = read_slots(raw, count)
    if isinstance(slots, Problem):
        return slots
    given = [label for label in slots if label]
    if not set(given) <= set(labels):
        return Problem.UNKNOWN_LABEL
    if once and len(set(given)) < len(given):
        return Problem.REPEATED_LABEL
    return slots
