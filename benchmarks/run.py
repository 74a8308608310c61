"""``make bench``: measure, and print ratios within this run."""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

from benchmarks.cases import (
    ROOT,
    Case,
    analyse_case,
    book_case,
    check_case,
    epub_case,
    grade_case,
    paper_case,
    pdf_case,
    scan_case,
)
from benchmarks.engines import report as engines
from benchmarks.large import report as large
from benchmarks.measure import measured
from benchmarks.papers import report as papers
from benchmarks.seminar import seminar_case
from benchmarks.synthetic import report as synthetic
from factquiz.engine import start
from factquiz.generation.bank import bank

_GENERATIONS = 5


def report(case: Case) -> str:
    """Measure a case and return what came of it, as text."""
    subject, *yardsticks = measured(case.commands, case.runs)
    rate = case.amount / subject.median
    lines = [case.title, *(f"  {times}" for times in (subject, *yardsticks))]
    lines += [f"  {subject.median / other.median:8.2f} times  {other.name}" for other in yardsticks]
    lines.append(f"  {rate:8,.1f} {case.unit} a CPU second ({case.amount:,} {case.unit})")
    return "\n".join(lines)


def generation() -> str:
    """Measure the making of all items, without loading anything, and return it as text."""
    engine = start(ROOT)
    seconds = []
    for _ in range(_GENERATIONS):
        began = time.process_time()
        made = bank(engine.base)
        seconds.append(time.process_time() - began)
    rate = len(made.items) / statistics.median(seconds)
    return f"Generation alone\n  {rate:8,.1f} items a CPU second ({len(made.items):,} items)"


def main() -> None:
    """Run every case and print it as soon as it is done."""
    print("CPU seconds of whole processes: median [least to most]. Compare the ratios.\n")
    print(report(check_case()), end="\n\n", flush=True)
    print(generation(), end="\n\n", flush=True)
    print(synthetic(), end="\n\n", flush=True)
    print(large(), end="\n\n", flush=True)
    print(engines(), end="\n\n", flush=True)
    grading = (seminar_case, grade_case, analyse_case, paper_case, scan_case)
    for make in (book_case, pdf_case, epub_case, *grading):
        with tempfile.TemporaryDirectory() as folder:
            print(report(make(Path(folder))), end="\n\n", flush=True)
    print(papers(), flush=True)


if __name__ == "__main__":
    main()
