"""Every way to break a fact file has its message: what, where, what was allowed, what to do.

``golden/NAME.yml`` is a broken fact file and ``golden/NAME.txt`` all that is said of it.
After a wanted change of a message run the tests with ``REGOLD=1`` set, and read the difference.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from factquiz.engine import start
from tests.courses import HEAD, write_course

GOLDEN = Path(__file__).parent / "golden"
NAMES = sorted(file.stem for file in GOLDEN.glob("*.yml"))


@pytest.mark.parametrize("name", NAMES)
def test_a_broken_fact_file_gets_exactly_these_messages(name: str, tmp_path: Path) -> None:
    """Each mistake of the file is told once, in the order of the lines, and nothing else is."""
    root = write_course(tmp_path, (GOLDEN / f"{name}.yml").read_text(encoding="utf-8"))
    told = "".join(f"{each}\n" for each in start(root).diagnostics)
    expected = GOLDEN / f"{name}.txt"
    if os.environ.get("REGOLD"):
        expected.write_text(told, encoding="utf-8")
    assert told == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_every_message_has_a_place_in_the_file_and_a_way_out(name: str, tmp_path: Path) -> None:
    """No message stops at “invalid”: line, column, and something to do."""
    root = write_course(tmp_path, (GOLDEN / f"{name}.yml").read_text(encoding="utf-8"))
    found = start(root).diagnostics
    assert found
    for each in found:
        assert each.place.path == "exercises/facts/facts.yml"
        assert each.place.line >= 1
        assert each.place.column >= 1
        # A rule between keys says what to do in the message itself, with the keys in backticks.
        assert each.hint.endswith((".", "?", ").")) or "`" in each.message, each


def test_ten_thousand_broken_facts_are_all_told(tmp_path: Path) -> None:
    """One run shows 10,000 mistakes in 10,000 facts, each in its line, and ends."""
    entry = "  - term: t{n}\n    name: t{n}\n    colour: red\n    source: {{at: whole}}\n"
    root = write_course(tmp_path, HEAD + "".join(entry.format(n=n) for n in range(10_000)))
    found = start(root).diagnostics
    assert [each.code for each in found] == ["unknown-key"] * 10_000
    assert [each.place.line for each in found] == [6 + 4 * n for n in range(10_000)]


def test_a_sound_file_gets_no_message(tmp_path: Path) -> None:
    """The small course itself is free of mistakes."""
    facts = HEAD + "  - term: weir\n    name: a weir\n    source: {at: whole}\n"
    engine = start(write_course(tmp_path, facts))
    assert engine.diagnostics == ()
    assert [placed.fact.id for placed in engine.course.facts] == ["weir"]
