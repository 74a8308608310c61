"""Whatever comes in, nothing stops the run, nothing is lost, and nothing of it is believed."""

from __future__ import annotations

import csv
import io
import os
import re
import resource
import subprocess
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from factquiz.cli import main
from factquiz.items.codec import encode_pretty
from factquiz.responses.tables.delimited import MAX_LINE, read_delimited
from factquiz.responses.tables.objects import read_objects
from factquiz.responses.tables.parquet import read_parquet
from factquiz.responses.tables.table import TableError
from factquiz.responses.tables.workbook import read_workbook
from tests.responses import hostile
from tests.sample_class import quiz

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import IO

    from factquiz.responses.tables.table import Table

KEY = quiz.key()
SUM = re.compile(r"(\d+) graded \+ (\d+) quarantined \+ (\d+) duplicates = (\d+) received")


def _grade(folder: Path, sent: Path) -> tuple[int, str]:
    (folder / "key.json").write_bytes(encode_pretty(KEY))
    out = str(folder / "grades")
    done = CliRunner().invoke(
        main, ["grade", str(sent), "--key", str(folder / "key.json"), "--out", out]
    )
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exc_info
    return done.exit_code, done.output


@pytest.mark.parametrize("name", hostile.TABLES)
def test_a_hostile_table_is_refused_or_graded_but_for_its_bad_rows(
    tmp_path: Path, name: str
) -> None:
    """With a message, and with a sum that comes out; never with a traceback."""
    (tmp_path / name).write_bytes(hostile.TABLES[name])
    code, output = _grade(tmp_path, tmp_path / name)
    assert "\x1b" not in output
    if code == 2:
        assert name in output
        assert not (tmp_path / "grades").exists()
        return
    graded, quarantined, duplicates, received = map(int, SUM.findall(output)[0])
    assert graded + quarantined + duplicates == received > 0
    for path in (tmp_path / "grades").rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        assert "<script" not in page
        assert "<img" not in page
    for path in (tmp_path / "grades").glob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            cells = [cell for row in csv.reader(file) for cell in row]
        assert not any(cell.startswith(("=", "+", "@")) for cell in cells)


def test_a_folder_of_hostile_files_is_accounted_for(tmp_path: Path) -> None:
    """All of them at once, links and a device among them; each has its reason."""
    sent = tmp_path / "sent"
    sent.mkdir()
    for name, data in hostile.FILES.items():
        (sent / name).write_bytes(data)
    (sent / "link.json").symlink_to("/etc/passwd")
    (sent / "loop").symlink_to(sent)
    os.mkfifo(sent / "pipe.json")
    with (sent / "sparse.json").open("wb") as file:
        file.truncate(10 << 30)
    code, output = _grade(tmp_path, sent)
    assert code == 1
    graded, quarantined, duplicates, received = map(int, SUM.findall(output)[0])
    assert (graded, duplicates) == (0, 0)
    assert quarantined == received == len(hostile.FILES) + 4 + 4, "five lines are in one file"
    with (tmp_path / "grades" / "quarantine.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == quarantined
    assert all(row["code"] and row["reason"] and row["what_to_do"] for row in rows)
    assert {"not-a-file", "too-large", "too-deep", "unsafe-path", "damaged"} <= {
        row["code"] for row in rows
    }
    assert "root:" not in (tmp_path / "grades" / "quarantine.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize("lines", [b"", b"student,1\ns01,A\n"])
def test_a_line_without_an_end_does_not_fill_the_memory(tmp_path: Path, lines: bytes) -> None:
    """Ten gigabytes that are one line are refused in the memory that any class takes."""
    path = tmp_path / "sparse.csv"
    path.write_bytes(lines)
    os.truncate(path, 10 << 30)
    (tmp_path / "key.json").write_bytes(encode_pretty(KEY))
    code = "from factquiz.cli import main; main()"
    most = 1 << 29

    def bound() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (most, most))

    options = [
        "grade",
        str(path),
        "--key",
        str(tmp_path / "key.json"),
        "--out",
        str(tmp_path / "grades"),
    ]
    done = subprocess.run(
        [sys.executable, "-c", code, *options],
        capture_output=True,
        check=False,
        text=True,
        preexec_fn=bound,
    )
    assert done.returncode == 2, done.stderr
    assert f"a line of more than {MAX_LINE:,} bytes" in done.stderr


SEEDS: dict[str, tuple[Callable[[IO[bytes], str], Table], bytes]] = {
    "csv": (read_delimited, hostile.csv()),
    "xlsx": (read_workbook, hostile.workbook()),
    "xlsx, not packed": (read_workbook, hostile.rebuilt({}, 0)),
    "parquet": (read_parquet, hostile.columns()),
    "json": (read_objects, hostile.TABLES["twice.json"]),
}


@pytest.mark.parametrize("kind", SEEDS)
@settings(max_examples=60)
@given(data=st.data())
def test_no_damage_stops_the_reader_of_a_table(kind: str, data: st.DataObject) -> None:
    """Bytes changed, put in and left out: a message or rows, and rows as wide as the header."""
    reader, seed = SEEDS[kind]
    damaged = bytearray(seed)
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(damaged)))
        length = data.draw(st.integers(0, 12))
        damaged[at : at + length] = data.draw(st.binary(max_size=8))
    with suppress(TableError):
        table = reader(io.BytesIO(bytes(damaged)), "table")
        rows = list(table.rows)
        assert all(len(row[1]) == len(table.header) for row in rows if isinstance(row, tuple))
