"""Sheets with marks of every kind, distorted in every way: ``python -m benchmarks.scans [SEEDS]``.

Prints for each distortion how many marks were right, flagged and wrong, then for each kind of
mark, then pages a CPU second. What is drawn and what counts as right is said in
``tests/scans/trial.py``. Ends with 1 if a mark was wrong, or too many were flagged.
"""

from __future__ import annotations

import sys
import time
from collections import Counter

from factquiz.papers.formats import FORMATS
from tests.sample_class import parts
from tests.scans.distorting import DISTORTIONS
from tests.scans.filling import CLEAR
from tests.scans.sitting import blanks
from tests.scans.trial import EMPTY, Trial

SEEDS = 3
DPIS = (150, 200, 300)
RIGHT = 0.999
_OUTCOMES = ("right", "flagged", "wrong", "set aside")


def trials(seeds: int) -> list[Trial]:
    """Return a trial for each page of a form, format, distortion, resolution and seed."""
    key = parts.key(("ada",))
    return [
        Trial(blank, format_, distortion, dpi, seed)
        for format_ in FORMATS
        for blank in blanks(key, key.forms[0], format_)
        for distortion in DISTORTIONS
        for dpi in DPIS
        for seed in range(seeds)
    ]


def _line(name: str, counts: Counter[str]) -> str:
    numbers = "".join(f"{counts[outcome]:10,}" for outcome in _OUTCOMES)
    return f"  {name:14}{numbers}{counts['right'] / max(counts.total(), 1):11.3%}"


def report(seeds: int = SEEDS) -> tuple[str, bool]:
    """Run all trials; return what came of them, and whether it is good enough."""
    by_distortion: dict[str, Counter[str]] = {name: Counter() for name in DISTORTIONS}
    by_hand: dict[str, Counter[str]] = {}
    pages, began = trials(seeds), time.process_time()
    for trial in pages:
        for (hand, outcome), count in trial.outcomes().items():
            by_distortion[trial.distortion][outcome] += count
            by_hand.setdefault(hand, Counter())[outcome] += count
    seconds = time.process_time() - began
    head = "  " + " " * 14 + "".join(f"{outcome:>10}" for outcome in _OUTCOMES) + "      right"
    clear = sum((by_hand.get(name, Counter()) for name in (EMPTY, *CLEAR)), Counter[str]())
    every = sum(by_hand.values(), Counter[str]())
    lines = [
        f"Answer sheets: {len(pages):,} pages, {every.total():,} bubbles, at {DPIS} dpi",
        head,
        *(_line(name, counts) for name, counts in by_distortion.items()),
        "",
        *(_line(name, counts) for name, counts in sorted(by_hand.items())),
        "",
        _line("clear", clear),
        _line("all", every),
        f"  {len(pages) / seconds:.1f} pages a CPU second, drawing and distorting included",
    ]
    good = every["wrong"] == 0 and clear["right"] >= RIGHT * clear.total()
    return "\n".join(lines), good


def main() -> None:
    """Print the report for the number of seeds on the command line."""
    text, good = report(int(sys.argv[1]) if len(sys.argv) > 1 else SEEDS)
    print(text)
    sys.exit(not good)


if __name__ == "__main__":
    main()
