"""The same scores on every engine as in the gradebook, to the last part of a point."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import narwhals as nw
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factquiz.engines.engine import Engine, Name, engine
from factquiz.engines.expression import COLUMNS, Standing
from factquiz.engines.judged import Answer, judge
from factquiz.engines.scored import LongTableError, account, score_responses
from factquiz.scoring.mark import State
from tests.engines import tables
from tests.engines.tables import ASIDE, ITEM, KEY

if TYPE_CHECKING:
    from pathlib import Path

    from pyspark.sql import SparkSession

    from factquiz.engines.scored import Scored

HERE = (Name.POLARS, Name.DUCKDB)
"""The engines that run inside Python."""


def _rows(scored: Scored) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = scored.totals.collect("pyarrow").to_native().to_pylist()
    return sorted(rows, key=lambda row: row["student"])


def _exact(rows: list[dict[str, Any]], unit: int) -> dict[str, tuple[Fraction, Fraction]]:
    return {
        row["student"]: (Fraction(row["units"], unit), Fraction(row["max_units"], unit))
        for row in rows
        if row["standing"] == Standing.COUNTED
    }


@pytest.mark.parametrize("name", HERE)
def test_an_engine_scores_as_the_gradebook_does(name: Name, tmp_path: Path) -> None:
    """Every interaction, with partial credit and omissions: equal as fractions."""
    path = tables.write(tables.answered(), tmp_path / "long.csv")
    chosen = engine(name)
    scored = score_responses(chosen, chosen.read([path]), KEY)
    gradebook = tables.graded(path)
    rows = _rows(scored)
    assert _exact(rows, scored.judged.unit) == tables.scores(gradebook)
    assert len(rows) == 30
    counted = {row.student.id: row for row in gradebook.rows()}
    for row in rows:
        states = {state: row[state.value] for state in State}
        assert states == {state: counted[row["student"]].count(state) for state in State}
    assert sum(row["partial"] for row in rows) > 5
    assert sum(row["omitted"] for row in rows) > 5


@pytest.mark.parametrize("name", HERE)
def test_who_cannot_be_counted_is_set_aside_and_the_sum_comes_out(
    name: Name, tmp_path: Path
) -> None:
    """Seven ways to go wrong, each by its name, without a figure; the others as they were."""
    path = tables.write(tables.hostile(), tmp_path / "long.csv")
    chosen = engine(name)
    scored = score_responses(chosen, chosen.read([path]), KEY)
    rows = {row["student"]: row for row in _rows(scored)}
    assert {who: rows[who]["standing"] for who in ASIDE} == ASIDE
    assert all(rows[who]["units"] is None for who in ASIDE)
    told = account(scored.totals)
    assert told.students == len(rows)
    assert told.standings[Standing.COUNTED] == len(rows) - len(ASIDE) == 25
    expected = tables.scores(tables.graded(tables.write(tables.answered(), tmp_path / "all.csv")))
    found = _exact(list(rows.values()), scored.judged.unit)
    left_open = {"s006": (Fraction(0), expected["s006"][1])}
    assert found == {who: expected[who] for who in found} | left_open
    assert told.mean == sum((a / b for a, b in found.values()), Fraction(0)) / 25


def test_spark_gives_what_the_others_give(spark: SparkSession, tmp_path: Path) -> None:
    """Row for row, from the same CSV, written as Parquet and read again by Polars."""
    path = tables.write(tables.hostile(), tmp_path / "long.csv")
    polars = engine(Name.POLARS)
    expected = _rows(score_responses(polars, polars.read([path]), KEY))
    assert spark.getActiveSession() is spark
    chosen = engine(Name.SPARK)
    scored = score_responses(chosen, chosen.read([path]), KEY)
    chosen.write(scored.totals, tmp_path / "scores.parquet")
    found = polars.read([tmp_path / "scores.parquet"]).sort("student")
    assert found.collect("pyarrow").to_native().to_pylist() == expected


@pytest.mark.parametrize("name", HERE)
def test_a_roster_says_who_is_known(name: Name, tmp_path: Path) -> None:
    """Without one only those whom a form names; with one also who got an open form."""
    path = tables.write([("new", tables.FORM.code, ITEM, "A")], tmp_path / "long.csv")
    (tmp_path / "class.csv").write_text("student,name\nnew,New\nnew,Again\n")
    chosen = engine(name)
    alone = score_responses(chosen, chosen.read([path]), KEY)
    assert [row["standing"] for row in _rows(alone)] == [Standing.UNKNOWN_STUDENT]
    listed = score_responses(
        chosen, chosen.read([path]), KEY, chosen.read([tmp_path / "class.csv"])
    )
    assert [row["standing"] for row in _rows(listed)] == [Standing.WRONG_FORM]


@pytest.mark.parametrize("name", HERE)
def test_a_table_without_forms_takes_her_own(name: Name, tmp_path: Path) -> None:
    """As ``factquiz grade`` does with such a table."""
    path = tmp_path / "long.csv"
    rows = [(student, item, said) for student, _, item, said in tables.answered()]
    path.write_text(
        "student,item,response\n" + "".join(f'{a},{b},"{c}"\n' for a, b, c in rows),
        encoding="utf-8",
    )
    chosen = engine(name)
    scored = score_responses(chosen, chosen.read([path]), KEY)
    whole = tables.graded(tables.write(tables.answered(), tmp_path / "all.csv"))
    assert _exact(_rows(scored), scored.judged.unit) == tables.scores(whole)


def test_a_missing_column_is_named() -> None:
    """With what a long table has, and what was found."""
    chosen: Engine = engine(Name.POLARS)
    frame = nw.from_dict({"student": ["s001"], "item": ["1"]}, backend="polars").lazy()
    with pytest.raises(LongTableError, match=r"no column response; .* found are student, item"):
        score_responses(chosen, frame, KEY)


@settings(max_examples=25)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["s001", "s002", "s003", "s9", ""]),
            st.sampled_from([*(form.code for form in KEY.forms[:3]), "x", " "]),
            st.sampled_from([ITEM, "1", "2", "0", "99", "-1", "x"]),
            st.one_of(st.none(), st.sampled_from(["A", "B", "A; B", "1975"]), st.text(max_size=5)),
        ),
        max_size=12,
    )
)
def test_engines_agree_on_whatever_a_table_holds(rows: list[tuple[str, ...]]) -> None:
    """Rows that contradict each other, unknown ids, control characters: the same standing."""
    columns = {name: [row[place] for row in rows] for place, name in enumerate(COLUMNS)}
    schema = dict.fromkeys(COLUMNS, nw.String())
    found = []
    for name in HERE:
        chosen = engine(name)
        arrow = nw.from_dict(columns, schema, backend="pyarrow").to_native()
        scored = score_responses(chosen, chosen.take(arrow), KEY)
        told = _rows(scored)
        assert len(told) == len({row[0] for row in rows})
        found.append(told)
    assert found[0] == found[1]


def test_a_judgement_is_a_whole_number() -> None:
    """Thirds and quarters share a unit, so that no sum is rounded."""
    answers = {Answer(form, item, said or "") for _, form, item, said in tables.answered()}
    judged = judge(answers, KEY)
    assert judged.unit % 6 == 0
    assert len(judged.answers) == len(answers)
    assert all(0 <= each.units <= form.most for each in judged.answers for form in judged.forms)
