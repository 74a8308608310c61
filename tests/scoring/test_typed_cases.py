"""The grader reads every case of the shared table as it says."""

from __future__ import annotations

import pytest

from factquiz.assembly.policy import DEFAULT_POLICY
from factquiz.items.typed import DateAnswer, Numeric
from factquiz.scoring import date, numeric
from factquiz.scoring.mark import Mark, State
from tests.typed_cases import DATES, NUMBERS, Case


def graded(item: Numeric | DateAnswer, typed: str) -> str:
    """Return what the grader makes of a response under the default policy."""
    mark = _mark(item, typed)
    if mark.state is State.UNGRADABLE:
        return "person"
    known = [text for text in mark.chosen if text != item.text]  # a right number of a wrong unit
    return known[0] if known else mark.state.value


def _mark(item: Numeric | DateAnswer, typed: str) -> Mark:
    if isinstance(item, Numeric):
        return numeric.mark(item, typed, DEFAULT_POLICY.numeric)
    return date.mark(item, typed, DEFAULT_POLICY.date)


def _named(case: Case) -> str:
    return f"{case.item.id}: {case.typed}"


@pytest.mark.parametrize("case", [*NUMBERS, *DATES], ids=_named)
def test_the_grader_reads_typed_answers_as_the_table_says(case: Case) -> None:
    """Right, nearly right, wrong, known to be of something else, or for a person to read."""
    assert graded(case.item, case.typed) == case.outcome
