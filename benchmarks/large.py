"""Large classes of forty items, in every format, against the least that the same work costs.

``python -m benchmarks.large 100000 5 CSV NDJSON`` measures one size, in so many runs, in some of
the formats; by default a thousand students, in all. The yardsticks are reading the same file and
throwing it away, a plain script (``plain_grading.py``) that reckons the same scores and does
nothing else (no checks, no roster, no database), and, if ``FACTQUIZ_PEERS`` names the Python of an
environment that has them, the same grading with pandas, Polars and DuckDB (``peers/``).
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import large_class
from benchmarks.measure import Command, measured

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SIZE = 1_000
_FEW = 20_000
"""Up to this many students a case runs five times, above once."""

_PEERS = ("pandas", "Polars", "DuckDB")
"""For a folder of small files only the first: the others need gigabytes for 100,000."""

_PLAIN = Path(__file__).with_name("plain_grading.py")
_READ = {
    "CSV": "import csv, sys\nfor row in csv.reader(open(sys.argv[1], newline='')): pass",
    "NDJSON": "import json, sys\nfor line in open(sys.argv[1], 'rb'): json.loads(line)",
    "JSON files": """
import json, os, sys
for folder, _, names in os.walk(sys.argv[1]):
    for name in names:
        with open(os.path.join(folder, name), 'rb') as file: json.loads(file.read())
""",
    "Parquet": """
import sys
from pyarrow import parquet
for batch in parquet.ParquetFile(sys.argv[1]).iter_batches(1024): pass
""",
}
_WRITE: dict[str, Callable[[Path, int], Path]] = {
    "CSV": large_class.write_csv,
    "NDJSON": large_class.write_ndjson,
    "JSON files": large_class.write_files,
    "Parquet": large_class.write_parquet,
}


def commands(folder: Path, kind: str, count: int) -> tuple[Command, ...]:
    """Write a class in one format; return the commands that grade it, read it, reckon it."""
    key = large_class.write_key(folder)
    roster = large_class.write_roster(folder, count)
    file = _WRITE[kind](folder, count)
    out = folder / "grades"
    ours = (
        *(str(Path(sys.executable).with_name("factquiz")), "grade", str(file)),
        *("--key", str(key), "--roster", str(roster), "--out", str(out), "--no-feedback"),
    )
    other = (str(key), str(file), str(folder / "other.csv"))
    plain = (sys.executable, str(_PLAIN), *other)
    python = os.environ.get("FACTQUIZ_PEERS", "")
    peers = [
        Command(peer, (python, str(_PLAIN.parent / "peers" / f"{peer.lower()}_grading.py"), *other))
        for peer in (_PEERS if kind != "JSON files" else _PEERS[:1])
        if python
    ]
    return (
        Command("factquiz grade", ours, lambda: shutil.rmtree(out, ignore_errors=True)),
        Command("the same file, read", (sys.executable, "-c", _READ[kind], str(file))),
        *([Command("a plain script", plain)] if kind != "Parquet" else []),
        *peers,
    )


def report(count: int = SIZE, runs: int = 0, kinds: Sequence[str] = tuple(_WRITE)) -> str:
    """Measure a class of one size in some formats and return what came of it, as text."""
    lines = [f"factquiz grade: {count:,} students of {large_class.ITEMS} items"]
    for kind in kinds:
        with tempfile.TemporaryDirectory() as folder:
            times = runs or (5 if count <= _FEW else 1)
            ours, *others = measured(commands(Path(folder), kind, count), times)
        lines += [f" {kind}", f"  {ours}", *(f"  {other}" for other in others)]
        lines += [f"  {ours.median / other.median:8.2f} times  {other.name}" for other in others]
    return "\n".join(lines)


if __name__ == "__main__":
    size, often, *formats = (*sys.argv[1:], *("1000", "0")[len(sys.argv) - 1 :])
    print(report(int(size), int(often), formats or tuple(_WRITE)))
