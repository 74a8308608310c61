"""``factquiz score``: long tables on an engine, from the command line."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import polars as pl
import pytest
from click.testing import CliRunner, Result

from factquiz.cli import main
from factquiz.items.codec import encode_pretty
from tests.engines import tables

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a class with seven students who cannot be counted, and its key."""
    tables.write(tables.hostile(), tmp_path / "long.csv")
    (tmp_path / "key.json").write_bytes(encode_pretty(tables.KEY))
    return tmp_path


def _score(folder: Path, *more: str, table: str = "long.csv") -> Result:
    key, out = str(folder / "key.json"), str(folder / "scores")
    return CliRunner().invoke(
        main, ["score", str(folder / table), "--key", key, "--out", out, *more]
    )


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_scores_and_summary_are_written(folder: Path, engine: str) -> None:
    """The sum comes out, the rest is listed by reason, and the exit code says to look."""
    done = _score(folder, "--engine", engine)
    assert done.exit_code == 1, done.output
    assert "Students: 25 counted + 7 set aside = 32" in done.stdout
    assert "Set aside: 2 conflicting" in done.stdout
    scores = pl.read_parquet(folder / "scores" / "scores.parquet")
    assert scores.height == 32
    assert scores["units"].dtype == pl.Int64
    summary = json.loads((folder / "scores" / "summary.json").read_bytes())
    assert summary["students"]["counted"] == 25
    answers = pl.read_parquet(folder / "scores" / "answers.parquet")
    assert answers.height == summary["answers"]


def test_an_earlier_result_is_replaced_and_nothing_else(folder: Path) -> None:
    """As everywhere: all at once, and never a folder that is not ours."""
    assert _score(folder).exit_code == 1
    assert _score(folder, "--engine", "duckdb").exit_code == 1
    (folder / "scores" / "mine.txt").write_text("keep")
    refused = _score(folder)
    assert refused.exit_code == 2
    assert "mine.txt" in refused.stderr


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_a_table_that_is_none_is_told(folder: Path, engine: str) -> None:
    """In the words of the engine, and nothing is written."""
    (folder / "bad.parquet").write_bytes(b"PAR1 not really")
    done = _score(folder, "--engine", engine, table="bad.parquet")
    assert done.exit_code == 2
    assert f"Nothing was written: {engine} says: " in done.stderr
    assert not (folder / "scores").exists()


def test_a_roster_is_read_as_everywhere(folder: Path) -> None:
    """Semicolons, Windows-1252 and all; who is on it is known beside those whom a form names."""
    (folder / "class.csv").write_bytes("name;student\nMüller;s500\n".encode("cp1252"))
    done = _score(folder, "--roster", str(folder / "class.csv"))
    assert "Windows-1252" in done.stderr
    assert "unknown-student" not in done.stdout
    assert "Set aside: 2 wrong-form" in done.stdout


def test_a_missing_column_is_told(folder: Path) -> None:
    """With the columns that a long table has."""
    (folder / "wide.csv").write_text("student,1,2\ns001,A,B\n")
    done = _score(folder, table="wide.csv")
    assert done.exit_code == 2
    assert "has no column item and no column response" in done.stderr


def test_an_engine_that_is_not_installed_is_named() -> None:
    """With the command that installs it."""
    code = (
        "import sys; sys.modules['narwhals'] = None\n"
        "from factquiz.cli.score import _engine\n"
        "_engine('spark')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, text=True)
    assert "pip install 'factquiz[spark]'" in done.stderr
