"""Whole classes for tests of the analysis: simulated, graded, counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.analysis.analyse import analyse
from factquiz.analysis.sitting import Sitting, sitting
from tests.sample_class import parts
from tests.sample_class.graded import grade
from tests.sample_class.simulate import submissions

if TYPE_CHECKING:
    from factquiz.analysis.model import Analysis, ItemFigures
    from factquiz.assembly.form import Key


def key_for(students: int, first: int = 1) -> Key:
    """Return a key with all interactions for so many students."""
    return parts.key([f"s{number:03d}" for number in range(first, first + students)])


def sat(key: Key, seed: int = 1) -> Sitting:
    """Return the counts of a simulated class."""
    return sitting(grade([(sent.student, sent) for sent in submissions(key, seed)], key))


def analysed(students: int, seed: int = 1) -> Analysis:
    """Return the analysis of a simulated class."""
    return analyse([sat(key_for(students), seed)])


def item(analysis: Analysis, identifier: str) -> ItemFigures:
    """Return the figures of an item."""
    return next(each for each in analysis.items if each.id == identifier)
