"""The benchmarks measure what they say, and refuse to measure a failure."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from pyarrow import parquet

from benchmarks import engines, large, large_class, papers, plain_grading, scans, synthetic
from benchmarks.cases import ROOT, analyse_case, grade_case, paper_case, scan_case
from benchmarks.measure import Command, RunFailedError, Times, cpu_seconds, measured, used
from benchmarks.seminar import seminar_case
from factquiz.papers.formats import FORMATS
from tests.sample_class import parts
from tests.scans.sitting import blanks
from tests.scans.trial import Trial

if TYPE_CHECKING:
    from pathlib import Path

BURN = "import time\nwhile time.process_time() < {}: pass"


def _python(name: str, code: str) -> Command:
    return Command(name, (sys.executable, "-S", "-c", code))


def test_cpu_time_counts_work_and_not_waiting() -> None:
    """A process that computes costs what it computes; one that sleeps costs next to nothing."""
    assert cpu_seconds(_python("busy", BURN.format(0.3))) >= 0.3
    assert cpu_seconds(_python("asleep", "import time; time.sleep(0.3)")) < 0.25


def test_cpu_time_includes_child_processes() -> None:
    """Work that a command hands to another process is counted."""
    child = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {BURN.format(0.3)!r}])"
    assert cpu_seconds(_python("parent", child)) >= 0.3


def test_the_peak_of_memory_is_that_of_the_program_alone() -> None:
    """However much the process holds that measures it."""
    held = bytearray(200 << 20)
    held[::4096] = b"x" * len(held[::4096])
    small = used(_python("small", "pass"))[1]
    large = used(_python("large", "held = bytearray(100 << 20); held[::4096] = held[::4096]"))[1]
    assert small < 60
    assert 95 < large - small < 140
    del held


def test_a_failing_command_is_not_measured() -> None:
    """The time of a run that did not do its work would be a lie."""
    with pytest.raises(RunFailedError, match="no such thing"):
        cpu_seconds(_python("failing", "import sys; sys.exit('no such thing')"))


def test_measured_programs_keep_their_modules_compiled() -> None:
    """Whatever this shell says: to compile them anew in each run is not what users wait for."""
    program = (
        "import os; os.environ['PYTHONDONTWRITEBYTECODE'] = '1'\n"
        "import sys; from benchmarks.measure import Command, used\n"
        "inner = 'import sys; sys.exit(sys.dont_write_bytecode)'\n"
        "used(Command('inner', (sys.executable, '-c', inner)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], check=False, cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


def test_the_first_run_does_not_count() -> None:
    """Each command runs once more than it is counted, prepared before each run."""
    calls: list[str] = []
    command = Command("noted", (sys.executable, "-c", ""), lambda: calls.append("prepared"))
    (times,) = measured([command], runs=2)
    assert (len(times.seconds), len(calls)) == (2, 3)


def test_the_median_is_that_of_the_runs() -> None:
    """One slow run does not move it."""
    assert Times("one", (1.0, 9.0, 2.0)).median == 2.0


def test_the_grading_case_does_its_work(tmp_path: Path) -> None:
    """The measured command grades every submission that the case has made."""
    case = grade_case(tmp_path, students=3)
    for command in case.commands:
        assert cpu_seconds(command) > 0
    assert len(list((tmp_path / "grades" / "feedback").glob("*.html"))) == 3


def test_the_seminar_case_does_its_work(tmp_path: Path) -> None:
    """The measured command grades twenty questions of every student, and writes a page each."""
    case = seminar_case(tmp_path, students=2)
    with_pages, without, _ = case.commands
    assert cpu_seconds(with_pages) > 0
    assert len(list((tmp_path / "grades" / "feedback").glob("*.html"))) == 2
    assert cpu_seconds(without) > 0
    summary = json.loads((tmp_path / "grades" / "summary.json").read_bytes())
    assert (summary["files"]["graded"], sum(summary["responses"].values())) == (2, 2 * 20)
    assert not (tmp_path / "grades" / "feedback").exists()


def test_the_analysis_case_does_its_work(tmp_path: Path) -> None:
    """The measured command analyses every student that the case has made up."""
    case = analyse_case(tmp_path, students=40)
    for command in case.commands:
        assert cpu_seconds(command) > 0
    found = json.loads((tmp_path / "analysis" / "analysis.json").read_bytes())
    assert (found["students"], len(found["items"])) == (40, 50)


def _scores(path: Path) -> dict[str, float]:
    with path.open(newline="") as file:
        return {row["student"]: float(row["score"]) for row in csv.DictReader(file)}


@pytest.mark.parametrize("kind", ["CSV", "NDJSON", "JSON files", "Parquet"])
def test_the_large_class_gets_the_scores_of_the_plain_script(tmp_path: Path, kind: str) -> None:
    """Every format gives everybody the score that a script of another hand reckons."""
    for command in large.commands(tmp_path, kind, 30):
        assert cpu_seconds(command) > 0
    plain_grading.main(
        str(tmp_path / "key.json"),
        str(large_class.write_csv(tmp_path, 30)),
        str(tmp_path / "plain.csv"),
    )
    plain = _scores(tmp_path / "plain.csv")
    with (tmp_path / "grades" / "gradebook.csv").open(newline="", encoding="utf-8-sig") as file:
        ours = {
            row["student"]: int(row["score_numerator"]) / int(row["score_denominator"])
            for row in csv.DictReader(file)
        }
    assert ours == pytest.approx(plain)


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_an_engine_scores_every_student_of_the_case(tmp_path: Path, engine: str) -> None:
    """The measured command counts everybody; the yardstick has a row for each of them, too."""
    for command in engines.commands(tmp_path, 5)[engine]:
        assert cpu_seconds(command) > 0
    assert json.loads((tmp_path / engine / "summary.json").read_bytes())["students"] == {
        "counted": 5
    }
    assert parquet.read_table(tmp_path / f"{engine}.parquet").num_rows == 5


@pytest.mark.parametrize("peer", ["polars", "duckdb"])
def test_peers_reckon_what_the_plain_script_reckons(tmp_path: Path, peer: str) -> None:
    """Of the peers, those that are here are asked; what they are compared in must be the same."""
    key, sent = large_class.write_key(tmp_path), large_class.write_ndjson(tmp_path, 30)
    plain_grading.main(str(key), str(sent), str(tmp_path / "plain.csv"))
    script = ROOT / "benchmarks" / "peers" / f"{peer}_grading.py"
    command = (sys.executable, str(script), str(key), str(sent), str(tmp_path / "peer.csv"))
    assert cpu_seconds(Command(peer, command)) > 0
    plain, other = (_scores(tmp_path / f"{name}.csv") for name in ("plain", "peer"))
    assert other == pytest.approx(plain)


def test_the_paper_case_does_its_work(tmp_path: Path) -> None:
    """The measured command prints a paper for every form, and Typst alone gets the same data."""
    case = paper_case(tmp_path, students=2)
    printing, alone = case.commands
    assert cpu_seconds(printing) > 0
    assert len(list((tmp_path / "papers" / "papers").glob("*.pdf"))) == 2
    assert cpu_seconds(alone) > 0


def test_the_growth_of_printing_is_measured_where_it_prints(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The command prints as many papers as it is counted for; no peer is named, none is asked."""
    monkeypatch.delenv("FACTQUIZ_PEERS", raising=False)
    (printing,) = papers.commands(tmp_path, 1, peer=True)
    assert cpu_seconds(printing) > 0
    assert len(list((tmp_path / "papers" / "papers").glob("*.pdf"))) == 1


def test_the_scan_case_does_its_work(tmp_path: Path) -> None:
    """The measured command reads every page that the case has made; drawing alone does, too."""
    case = scan_case(tmp_path, students=2)
    scanning, drawing = case.commands
    assert cpu_seconds(scanning) > cpu_seconds(drawing) > 0
    counts = json.loads((tmp_path / "scanned" / "summary.json").read_bytes())
    assert (counts["pages"], counts["pages_read"], counts["open_answers"]) == (2, 2, 8)


def test_the_trial_of_scans_tells_right_from_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was read as it was drawn is right; one mark too many is wrong, and not good enough."""
    key = parts.key(("ada",))
    (blank,) = blanks(key, key.forms[0], FORMATS[0])
    trial = Trial(blank, FORMATS[0], "none", 150, 0)
    monkeypatch.setattr(scans, "trials", lambda _: [trial])
    text, good = scans.report(1)
    assert good, text
    monkeypatch.setattr(Trial, "outcomes", lambda _: Counter({("empty", "wrong"): 1}))
    text, good = scans.report(1)
    assert not good
    assert "0.000%" in text


def test_made_up_courses_yield_items_without_a_flaw() -> None:
    """What is counted as proven is proven, and every kind of item is among it."""
    found = synthetic.measure(300)
    assert found["items"] > 300
    assert found["flaws"] == 0
    assert min(found["seconds"], found["checking"], found["peak"]) > 0


@pytest.mark.slow
def test_plain_sphinx_reads_the_same_pages(tmp_path: Path) -> None:
    """Sphinx reads the book without our extension; with it every other test does (``Books``)."""
    arguments = ["-m", "sphinx", "-q", "-b", "dummy", "-c", "benchmarks/plain", "book"]
    subprocess.run([sys.executable, *arguments, str(tmp_path)], check=True, cwd=ROOT)
