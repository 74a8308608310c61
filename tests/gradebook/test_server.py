"""The gradebook on a real PostgreSQL server: the same marks, all at once or not at all."""

from __future__ import annotations

from contextlib import closing
from fractions import Fraction
from typing import TYPE_CHECKING

import psycopg
import pytest
from click.testing import CliRunner

from factquiz.cli import main
from factquiz.gradebook import ledger
from factquiz.gradebook.corrections import Correction
from factquiz.gradebook.gradebook import Gradebook
from factquiz.gradebook.regrade import changes, regrade
from factquiz.gradebook.server import create_on_server, open_on_server
from factquiz.items.codec import encode_pretty
from factquiz.responses.sources import read_folder
from tests.sample_class import make, quiz

if TYPE_CHECKING:
    from pathlib import Path

KEY = quiz.key()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give the sample class with its key."""
    make.write(make.files(KEY), tmp_path / "submissions")
    (tmp_path / "key.json").write_bytes(encode_pretty(KEY))
    return tmp_path


def _same(one: Gradebook, other: Gradebook) -> None:
    assert list(one.entries()) == list(other.entries())
    assert list(one.received.quarantined()) == list(other.received.quarantined())
    assert list(one.received.duplicates()) == list(other.received.duplicates())
    assert one.received.counts() == other.received.counts()


def test_a_server_keeps_what_a_file_keeps(server: str, folder: Path) -> None:
    """The whole sample class, read back through another connection."""
    local = ledger.grade(read_folder(folder / "submissions"), KEY)
    with closing(create_on_server(server, KEY.quiz)) as store:
        ledger.grade(read_folder(folder / "submissions"), KEY, store=store)
        store.commit()
    with closing(open_on_server(f"{server}#{KEY.quiz}")) as store:
        _same(Gradebook(store), local)
        accepting = [
            Correction(item="fungus", reason="Honest.", accept=("no idea whatever, sorry",))
        ]
        there, here = regrade(Gradebook(store), accepting), regrade(local, accepting)
        _same(there, here)
        assert list(changes(there, 2)) == list(changes(here, 2)) != []


def test_what_is_interrupted_leaves_the_earlier_gradebook(server: str, folder: Path) -> None:
    """A run that dies before its end has written nothing."""
    with closing(create_on_server(server, "dying")) as store:
        ledger.grade(read_folder(folder / "submissions"), KEY, store=store)
        store.commit()
    store = create_on_server(server, "dying")
    store.close()
    with closing(open_on_server(f"{server}#dying")) as kept:
        assert Gradebook(kept).received.counts().graded == 26


def test_a_schema_of_somebody_else_is_not_touched(server: str) -> None:
    """What is in it stays in it."""
    with psycopg.connect(server) as connection:
        connection.execute("CREATE SCHEMA factquiz_foreign")
        connection.execute("CREATE TABLE factquiz_foreign.about (x INT)")
    with pytest.raises((ValueError, psycopg.Error)):
        create_on_server(server, "foreign")
    with psycopg.connect(server) as connection:
        assert connection.execute("SELECT COUNT(*) FROM factquiz_foreign.about").fetchone() == (0,)


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("postgresql:///nowhere?host=/nonexistent", "does not name the quiz"),
        ("postgresql:///nowhere?host=/nonexistent#bread", "does not answer"),
    ],
)
def test_a_server_that_does_not_answer_says_so(url: str, message: str) -> None:
    """A plain message with the address."""
    with pytest.raises(ValueError, match=message):
        open_on_server(url)


def test_the_commands_take_a_url_for_a_folder(server: str, folder: Path) -> None:
    """Grade into the server; marks and corrections from there."""
    arguments = ["grade", str(folder / "submissions"), "--key", str(folder / "key.json")]
    run = CliRunner().invoke
    done = run(main, [*arguments, "--out", str(folder / "out"), "--database", server])
    assert "26 graded" in done.stdout, done.output
    assert not (folder / "out" / "gradebook.sqlite").exists()
    url = f"{server}#{KEY.quiz}"
    marks = str(folder / "marks.csv")
    done = run(main, ["marks", url, "--format", "moodle", "--out", marks])
    assert done.exit_code == 0, done.output
    done = run(main, ["analyse", url, "--out", str(folder / "analysis")])
    assert "26 students" in done.stdout, done.output
    corrections = folder / "c.yml"
    corrections.write_text(
        "corrections: [{item: fungus, reason: Honest., full: true}]", encoding="utf-8"
    )
    regrading = ["regrade", url, "--corrections", str(corrections)]
    dry = run(main, [*regrading, "--dry-run"])
    assert "Nothing was changed." in dry.stdout, dry.output
    assert run(main, regrading).stdout.splitlines()[:-1] == dry.stdout.splitlines()[:-1]
    assert "Scores changed: 0" in run(main, regrading).stdout


def test_marks_by_hand_are_kept_on_a_server(server: str, folder: Path) -> None:
    """Entered, changed with the old mark on record, and not lost when the class is graded anew."""
    (folder / "talk.yml").write_text("rubric: talk\ntitle: Talk\nmost: 4\n")
    sheet = folder / "talk.csv"
    by_hand = ["--rubric", str(folder / "talk.yml"), "--by-hand", str(sheet)]
    grading = ["grade", str(folder / "submissions"), "--key", str(folder / "key.json")]
    grading += ["--out", str(folder / "out"), "--database", server]
    run = CliRunner().invoke
    sheet.write_text("student,points\ns01,3\n")
    done = run(main, [*grading, *by_hand])
    assert "Marks by hand: 1 entered" in done.stdout, done.output
    sheet.write_text("student,points\ns01,4\ns02,1/2\n")
    done = run(main, ["regrade", f"{server}#{KEY.quiz}", *by_hand])
    assert "s01: talk: 3 → 4  (Marked by hand: talk.csv:2.)" in done.stdout, done.output
    with closing(open_on_server(f"{server}#{KEY.quiz}")) as store:
        book = Gradebook(store)
        marks = {mark.student: mark.scores for mark in book.by_hand.marks}
        assert marks == {"s01": (4,), "s02": (Fraction(1, 2),)}
        assert book.store.value("SELECT COUNT(*) FROM mark") == 3
    refused = run(main, grading)
    assert refused.exit_code == 2
    assert "given by hand (talk), which would be lost" in refused.stderr
