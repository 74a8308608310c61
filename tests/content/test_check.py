"""What ``factquiz check`` says of the course: no error, and few warnings, all of one sort."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factquiz.checks.course import check
from factquiz.diagnostics import Severity

if TYPE_CHECKING:
    from factquiz.diagnostics import Diagnostic
    from factquiz.engine import Engine

OF_NAMES = {"length-cue"}
"""What proper names earn, which cannot be made longer: the Warsaw Pact beside a conference."""

MOST_OF_NAMES = 0.005
"""The share of items that may have such a warning."""


@pytest.fixture(scope="module")
def found(engine: Engine) -> tuple[Diagnostic, ...]:
    """Check the course once."""
    return check(engine)


def test_the_course_has_no_errors(found: tuple[Diagnostic, ...]) -> None:
    """Nothing blocks."""
    assert [str(each) for each in found if each.severity is Severity.ERROR] == []


def test_the_prose_has_no_warnings(found: tuple[Diagnostic, ...]) -> None:
    """Figures, acronyms, judgements, copied words, coverage: nothing is left to be mended."""
    assert [str(each) for each in found if each.code not in OF_NAMES] == []


def test_few_items_are_told_by_a_name(found: tuple[Diagnostic, ...], engine: Engine) -> None:
    """One item in two hundred at most has a key whose name is a cue."""
    cues = [each for each in found if each.code in OF_NAMES]
    assert len(cues) <= MOST_OF_NAMES * len(engine.bank.items)
