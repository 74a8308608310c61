"""Whom an unknown id may mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.responses.plain import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable

_NEAR = 80
"""How alike, out of 100, an unknown id and a known one must be to suggest the latter."""


def nearest_student(identifier: str, known: Iterable[str]) -> str:
    """Return a sentence on an id that no student has, with a similar one if there is one."""
    # Only a class with a mistyped id pays for the import.
    from rapidfuzz import process  # noqa: PLC0415

    near = process.extractOne(identifier, list(known), score_cutoff=_NEAR)
    suggestion = f" Is it “{near[0]}”?" if near else ""
    return f"No student has the id {quoted(identifier)}.{suggestion}"
