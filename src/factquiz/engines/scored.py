"""From a long table of responses to the scores of a class, on an engine."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

import narwhals as nw
import pyarrow as pa

from factquiz.engines.expression import COLUMNS, Standing, distinct, totals
from factquiz.engines.judged import Answer, FormFacts, Judged, Judgement, judge

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factquiz.assembly.form import Key
    from factquiz.engines.engine import Engine
    from factquiz.engines.expression import Frame

_TEXT, _WHOLE = pa.string(), pa.int64()
_ANSWERS = (_TEXT, _TEXT, _TEXT, _WHOLE, _WHOLE, _TEXT)
_FORMS = (_TEXT, _TEXT, _WHOLE, _WHOLE)


class LongTableError(ValueError):
    """A table of responses that has not the columns it needs; the message says which."""


@dataclass(frozen=True, slots=True)
class Scored:
    """The scores of a class as a table of the engine, and what Python has judged for them.

    ``totals`` has a row for each student: ``student``, ``form``, ``standing``, ``units`` and
    ``max_units`` (points in parts, ``judged.unit`` of which are a point), and how many responses
    are ``right``, ``partial``, ``wrong``, ``ungradable`` and ``omitted``. ``answers`` has the
    judgements as a table of the engine.
    """

    totals: Frame
    answers: Frame
    judged: Judged


@dataclass(frozen=True, slots=True)
class Account:
    """What became of the students, and the mean share of the points that was reached.

    ``mean`` is exact, and absent if nobody has a score; every form weighs what its students do.
    """

    students: int
    standings: dict[str, int]
    mean: Fraction | None

    def __post_init__(self) -> None:
        if sum(self.standings.values()) != self.students:
            raise ValueError(
                f"{self.students} students came in, {self.standings} are accounted for"
            )


def score_responses(
    engine: Engine, responses: Frame, key: Key, students: Frame | None = None
) -> Scored:
    """Return the scores of a long table of responses.

    The distinct answers are collected and judged here; the scores are reckoned when they are asked
    for. ``students`` has a column ``student`` with the ids of the class; those that a form names
    are known without it.

    Raises:
        LongTableError: the table lacks a column.

    """
    responses = _with_form(engine, responses, key)
    found = distinct(responses).collect("pyarrow").to_native().to_pylist()
    answers = (Answer(each["form"], each["item"], each["response"]) for each in found)
    judged = judge(answers, key)
    owned = {form.student for form in key.forms if form.student}
    mine = known(engine, sorted(owned))
    if students is not None:
        listed = _column(students, "student")
        mine = nw.concat([mine, listed]).unique() if owned else listed.unique()
    worth = engine.take(_table(Judgement._fields, _ANSWERS, judged.answers))
    forms = engine.take(_table(FormFacts._fields, _FORMS, judged.forms))
    return Scored(totals(responses, worth, forms, mine), worth, judged)


def known(engine: Engine, students: Iterable[str]) -> Frame:
    """Return ids of students as a table of the engine, as :func:`score_responses` takes it."""
    return engine.take(_table(("student",), (_TEXT,), ((each,) for each in students)))


def account(scores: Frame) -> Account:
    """Return what became of the students in a table of scores (:class:`Scored`)."""
    by_kind = scores.group_by("standing", "max_units").agg(
        nw.len().alias("students"), nw.col("units").sum()
    )
    standings: Counter[str] = Counter()
    reached = Fraction(0)
    for each in by_kind.collect("pyarrow").to_native().to_pylist():
        standings[each["standing"]] += each["students"]
        if each["standing"] == Standing.COUNTED and each["max_units"]:
            reached += Fraction(int(each["units"]), int(each["max_units"]))
    counted = standings[Standing.COUNTED.value]
    return Account(
        students=standings.total(),
        standings=dict(sorted(standings.items())),
        mean=reached / counted if counted else None,
    )


def _with_form(engine: Engine, responses: Frame, key: Key) -> Frame:
    """Return the table with a column ``form``: her own, or the only one, if it has none."""
    names = responses.collect_schema().names()
    lacking = [name for name in COLUMNS if name not in {*names, "form"}]
    if lacking:
        raise LongTableError(
            f"the table has no column {' and no column '.join(lacking)}; a long table has"
            f" {', '.join(COLUMNS)}, found are {', '.join(names[:12])}"
        )
    if "form" in names:
        return responses
    if len(key.forms) == 1:
        return responses.with_columns(form=nw.lit(key.forms[0].code))
    owned = [(form.student, form.code) for form in key.forms if form.student]
    if not owned:
        raise LongTableError("the table has no column form, and the key has several")
    forms = engine.take(_table(("student", "form"), (_TEXT, _TEXT), owned))
    return responses.join(forms, on="student", how="left")


def _column(table: Frame, name: str) -> Frame:
    names = table.collect_schema().names()
    if name not in names:
        raise LongTableError(f"the roster has no column {name}; found are {', '.join(names[:12])}")
    return table.select(nw.col(name).cast(nw.String).fill_null(""))


def _table(
    names: Iterable[str], kinds: Iterable[pa.DataType], rows: Iterable[tuple[object, ...]]
) -> pa.Table:
    schema = pa.schema(list(zip(names, kinds, strict=True)))
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    arrays = [pa.array(column, kind) for column, kind in zip(columns, schema.types, strict=True)]
    return pa.table(arrays, schema=schema)
