"""Large classes of forty items, in every format, against the least that the same work costs.

``python -m benchmarks.large 100000`` measures one size, by default a thousand. The yardsticks are
reading the same file and throwing it away, and a plain script (``plain_grading.py``) that reckons
the same scores and does nothing else: no checks, no roster, no database.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import large_class
from benchmarks.measure import Command, measured

if TYPE_CHECKING:
    from collections.abc import Callable

SIZE = 1_000
_FEW = 20_000
"""Up to this many students a case runs three times, above once."""

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
    plain = (sys.executable, str(_PLAIN), str(key), str(file), str(folder / "plain.csv"))
    return (
        Command("factquiz grade", ours, lambda: shutil.rmtree(out, ignore_errors=True)),
        Command("the same file, read", (sys.executable, "-c", _READ[kind], str(file))),
        *([Command("a plain script", plain)] if kind != "Parquet" else []),
    )


def report(count: int = SIZE) -> str:
    """Measure a class of one size in every format and return what came of it, as text."""
    lines = [f"factquiz grade: {count:,} students of {large_class.ITEMS} items"]
    for kind in _WRITE:
        with tempfile.TemporaryDirectory() as folder:
            runs = 3 if count <= _FEW else 1
            ours, *others = measured(commands(Path(folder), kind, count), runs)
        lines += [f" {kind}", f"  {ours}", *(f"  {other}" for other in others)]
        lines += [f"  {ours.median / other.median:8.2f} times  {other.name}" for other in others]
    return "\n".join(lines)


if __name__ == "__main__":
    print(report(int(sys.argv[1]) if len(sys.argv) > 1 else SIZE))
