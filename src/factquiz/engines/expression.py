"""The one expression that scores long responses, whatever engine runs it.

It joins and adds whole numbers, and nothing else: texts were normalised and answers judged before.
So every engine gives the same result, to the last part of a point, in whatever order it adds.
"""

from __future__ import annotations

import enum
from typing import Any, Final, TypeAlias

import narwhals as nw

from factquiz.scoring.mark import State

Frame: TypeAlias = nw.LazyFrame[Any]
"""A table of any engine, of which nothing is reckoned before it is asked for."""

COLUMNS: Final = ("student", "form", "item", "response")
"""What a long table of responses has; ``response`` may be null, which is an empty one."""

_GIVEN: Final = (State.RIGHT, State.PARTIAL, State.WRONG, State.UNGRADABLE)


class Standing(enum.StrEnum):
    """What became of a student; only who is ``counted`` has a score."""

    COUNTED = "counted"
    """Every response was scored."""

    NO_STUDENT = "no-student"
    """Rows without a student."""

    UNKNOWN_STUDENT = "unknown-student"
    """Neither the roster nor a form names the student."""

    CONFLICTING = "conflicting"
    """An item is answered in two ways, or two forms are."""

    UNKNOWN_FORM = "unknown-form"
    """The key has no such form."""

    WRONG_FORM = "wrong-form"
    """The form was handed out to another student."""

    UNKNOWN_ITEM = "unknown-item"
    """An answer to an item that is not on the form."""


def distinct(responses: Frame) -> Frame:
    """Return the distinct answers in a long table: all that Python has to look at."""
    return _clean(responses).select(*COLUMNS[1:]).unique()


def totals(responses: Frame, answers: Frame, forms: Frame, students: Frame) -> Frame:
    """Return a row for each student, with her points in parts and how her responses stand.

    ``answers`` and ``forms`` are the tables of :class:`factquiz.engines.judged.Judged`,
    ``students`` has a column ``student`` with each known id once. All are of one engine.
    """
    judged = _clean(responses).unique().join(answers, on=list(COLUMNS[1:]), how="left")
    by_student = judged.group_by("student").agg(
        nw.col("form").min(),
        nw.col("form").n_unique().alias("forms"),
        nw.col("number").count().alias("known"),
        nw.col("number").max().alias("highest"),
        nw.col("units").sum(),
        nw.len().alias("rows"),
        *(_counted(state) for state in _GIVEN),
        nw.col("number").n_unique().alias("numbers"),
    )
    whole = by_student.join(forms, on="form", how="left").join(
        students.with_columns(is_known=nw.lit(1)), on="student", how="left"
    )
    return _shown(whole.with_columns(standing=_standing()))


def _clean(responses: Frame) -> Frame:
    """Return the columns that matter, as text, an empty one where there is none."""
    return responses.select(
        *(nw.col(name).cast(nw.String).fill_null("").alias(name) for name in COLUMNS)
    )


def _counted(state: State) -> nw.Expr:
    """Return how many responses are in a state."""
    one = nw.when(nw.col("state") == state.value).then(nw.lit(1)).otherwise(nw.lit(0))
    return one.sum().alias(state.value)


def _standing() -> nw.Expr:
    """Return the standing of a student, the widest mistake first."""
    rules = (
        (nw.col("student") == "", Standing.NO_STUDENT),
        (nw.col("is_known").is_null(), Standing.UNKNOWN_STUDENT),
        (nw.col("forms") > 1, Standing.CONFLICTING),
        (nw.col("owner").is_null(), Standing.UNKNOWN_FORM),
        ((nw.col("owner") != "") & (nw.col("owner") != nw.col("student")), Standing.WRONG_FORM),
        (nw.col("known") < nw.col("rows"), Standing.UNKNOWN_ITEM),
        (nw.col("numbers") < nw.col("rows"), Standing.CONFLICTING),
    )
    found = nw.lit(Standing.COUNTED.value)
    for holds, standing in reversed(rules):
        found = nw.when(holds).then(nw.lit(standing.value)).otherwise(found)
    return found


def _shown(whole: Frame) -> Frame:
    """Return what is told of each student; of who is set aside, no figure."""
    counts = [nw.col(state.value) for state in _GIVEN]
    omitted = nw.col("items") - counts[0] - counts[1] - counts[2] - counts[3]
    figures = {
        "units": nw.col("units"),
        "max_units": nw.col("most"),
        **{state.value: nw.col(state.value) for state in _GIVEN},
        State.OMITTED.value: omitted,
    }
    counted = nw.col("standing") == Standing.COUNTED.value
    return whole.select(
        "student",
        "form",
        "standing",
        *(
            nw.when(counted).then(figure.cast(nw.Int64)).otherwise(nw.lit(None)).alias(name)
            for name, figure in figures.items()
        ),
    )
