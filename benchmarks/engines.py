"""``factquiz score``: a long table on an engine, against the engine adding up rows unjudged.

``python -m benchmarks.engines 200000`` measures another size.
Spark is left out: it takes twenty seconds to start, whatever it is given.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Final

from benchmarks import large_class
from benchmarks.measure import Command, measured

SIZE = 20_000
RUNS: Final = 5

_COUNT = {
    "polars": """
import sys, polars as pl
rows = pl.scan_parquet(sys.argv[1]).group_by("student").agg(pl.col("response").n_unique())
rows.sink_parquet(sys.argv[2])
""",
    "duckdb": """
import sys, duckdb
rows = f"SELECT student, count(DISTINCT response) FROM '{sys.argv[1]}' GROUP BY student"
duckdb.sql(f"COPY ({rows}) TO '{sys.argv[2]}'")
""",
}
"""The least: every row read, each student's rows brought together, one figure each written."""


def commands(folder: Path, count: int) -> dict[str, tuple[Command, ...]]:
    """Write a class as a long table; return, for each engine, what scores it and what counts it."""
    key, table = large_class.write_key(folder), large_class.write_long(folder, count)
    roster = large_class.write_roster(folder, count)
    scoring = (
        *(str(Path(sys.executable).with_name("factquiz")), "score", str(table)),
        *("--key", str(key), "--roster", str(roster)),
    )
    return {
        engine: (
            Command(
                f"factquiz score --engine {engine}",
                (*scoring, "--engine", engine, "--out", str(folder / engine)),
            ),
            Command(
                f"{engine}, counting the same rows",
                (sys.executable, "-c", program, str(table), str(folder / f"{engine}.parquet")),
            ),
        )
        for engine, program in _COUNT.items()
    }


def report(count: int = SIZE, runs: int = RUNS) -> str:
    """Measure a class of one size on each engine and return what came of it, as text."""
    rows = count * large_class.ITEMS
    lines = [f"factquiz score: {count:,} students in {rows:,} rows of Parquet"]
    with tempfile.TemporaryDirectory() as folder:
        for pair in commands(Path(folder), count).values():
            ours, least = measured(pair, runs)
            lines += [f"  {ours}", f"  {least}"]
            lines.append(f"  {ours.median / least.median:8.2f} times  {least.name}")
    return "\n".join(lines)


if __name__ == "__main__":
    print(report(*map(int, sys.argv[1:])))
