"""Words shared with a source are found by its fingerprint, which holds none of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factquiz.checks.course import check
from factquiz.checks.overlap import RUN, Fingerprint, FingerprintError
from tests.checks.courses import course

SOURCE = (
    "No river needs more than one bed, wrote the engineer in 1812; whoever gives it two\n"
    "must feed both of them. The Central Commission for the Navigation of the Rhine agreed."
)
PRINT = Fingerprint.of([SOURCE])


def shared(text: str) -> list[str]:
    """Return the runs that a text shares with the source."""
    return list(PRINT.shared(text))


def test_eight_words_in_a_row_are_shared_and_seven_are_not() -> None:
    """The limit is exact."""
    assert shared("He says that whoever gives it two must feed both.") == []
    assert shared("He says that whoever gives it two must feed both of us.") == [
        "whoever gives it two must feed both of"
    ]


def test_a_longer_run_is_told_once_and_whole() -> None:
    """Shingles that overlap are one finding."""
    assert shared("Indeed: no river needs more than one bed, wrote the engineer (twice).") == [
        "no river needs more than one bed wrote the engineer"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "NO RIVER needs more than one bed, wrote he.",
        "No river needs\nmore than one bed — wrote he.",
        "“No river” needs more, than one bed wrote 99 he.",
    ],
)
def test_case_marks_figures_and_line_breaks_make_no_difference(text: str) -> None:
    """A copy is found however it is set."""
    assert shared(text) == ["no river needs more than one bed wrote"]


def test_two_runs_in_one_text_are_two_findings() -> None:
    """What stands between them parts them."""
    text = (
        "No river needs more than one bed, wrote he; whoever gives it two must feed both of them."
    )
    assert len(shared(text)) == 2


def test_a_name_may_be_shared() -> None:
    """Whoever asks says which runs are names; small words at their ends do not count."""
    name = "central commission for the navigation of the rhine"
    assert list(PRINT.shared(f"the {name}", lambda run: run == name)) == []
    assert list(PRINT.shared(f"the {name} agreed", lambda run: run == name)) != []


@given(st.lists(st.text(alphabet="abc ", max_size=60)))
def test_what_is_written_can_be_read(texts: list[str]) -> None:
    """Reading and writing a fingerprint changes nothing."""
    found = Fingerprint.of(texts)
    assert Fingerprint.read(found.write()) == found


def test_a_fingerprint_holds_no_word_of_the_source() -> None:
    """It is a head and base64, the same for the same texts in any order."""
    head, *lines = PRINT.write().splitlines()
    assert head == f"factquiz fingerprint 1 {len(PRINT.digests)}"
    assert all(len(line) <= 76 and " " not in line for line in lines)
    assert Fingerprint.of([SOURCE, "a b"]).write() == Fingerprint.of(["a b", SOURCE]).write()


@pytest.mark.parametrize(
    "text",
    ["", "Hello", PRINT.write()[:-9], PRINT.write() + "AAAA", PRINT.write().replace(" 1 ", " 2 ")],
)
def test_something_else_is_refused(text: str) -> None:
    """A file that is cut off, longer, of another version or of another kind is no fingerprint."""
    with pytest.raises(FingerprintError):
        Fingerprint.read(text)


def test_check_warns_of_a_copied_sentence_in_a_lesson_and_in_a_fact(tmp_path: Path) -> None:
    """Lesson, alternative text and fact are searched; names of facts are not told."""
    facts = """
  - body: commission
    name: the Central Commission for the Navigation of the Rhine
    source: {at: I ¶1}
  - claim: one-bed
    says: no river needs more than one bed, wrote somebody
    source: {at: I ¶2}
"""
    lesson = (
        "# The first lesson\n\nThe Central Commission for the Navigation of the Rhine met.\n"
        "He adds that whoever gives it two must feed both of them.\n"
    )
    engine = course(tmp_path, facts, lesson)
    assert not [d for d in check(engine) if d.code == "copied"]
    (tmp_path / "book/sources.fingerprint").write_text(PRINT.write(), encoding="ascii")
    told = [(d.place.path, d.place.line) for d in check(engine) if d.code == "copied"]
    assert told == [("book/lessons/one.md", 4), ("exercises/facts/all.yml", 8)]


def test_check_tells_a_spoilt_fingerprint(tmp_path: Path) -> None:
    """It is an error, and the other checks go on."""
    engine = course(tmp_path, "  []")
    (tmp_path / "book/sources.fingerprint").write_text("nonsense", encoding="ascii")
    assert [d.code for d in check(engine) if d.place.path.endswith("fingerprint")] == [
        "fingerprint-unreadable"
    ]


def test_the_run_is_the_one_of_the_docs() -> None:
    """The docs say eight."""
    docs = Path(__file__).parents[2] / "docs/writing-lessons.md"
    assert RUN == 8
    assert "eight words in a row" in docs.read_text(encoding="utf-8")
