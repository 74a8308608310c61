"""``factquiz grade`` with archives and tables, and a mapping for those that nobody knows."""

from __future__ import annotations

import csv
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from factquiz.cli import main
from factquiz.items.codec import encode, encode_pretty
from tests.responses.tables import exports
from tests.sample_class import quiz
from tests.sample_class.make import right, submission

if TYPE_CHECKING:
    from collections.abc import Callable

KEY = quiz.key(("s01", "s02"))
PAGE = (Path(__file__).parents[2] / "docs" / "grading.md").read_text(encoding="utf-8")
SENT: exports.Sent = {form.student: (form, right) for form in KEY.forms}


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., Result]:
    """Give a function that grades something with the key."""
    (tmp_path / "key.json").write_bytes(encode_pretty(KEY))

    def grade(name: str, *more: str) -> Result:
        arguments = ["grade", str(tmp_path / name), "--key", str(tmp_path / "key.json")]
        return CliRunner().invoke(main, [*arguments, "--out", str(tmp_path / "out"), *more])

    return grade


def test_a_zip_and_lines_of_json_are_graded(tmp_path: Path, run: Callable[..., Result]) -> None:
    """An archive from a platform, or a file with a submission in each line."""
    sent = [encode(submission(form)) for form in KEY.forms]
    (tmp_path / "all.ndjson").write_bytes(b"\n".join(sent))
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        for form, content in zip(KEY.forms, sent, strict=True):
            archive.writestr(f"Jo_{form.student}_file/submission.json", content)
    for name in ("all.ndjson", "all.zip"):
        done = run(name)
        assert "Files: 2 graded + 0 quarantined + 0 duplicates = 2 received" in done.stdout
        assert "mean 100.0 %" in done.stdout
        assert done.exit_code == 0


def test_an_export_is_recognised_and_said_to_be(tmp_path: Path, run: Callable[..., Result]) -> None:
    """The instructor sees as what her file was read; forms differ by student."""
    (tmp_path / "moodle.csv").write_bytes(exports.as_csv(exports.moodle(SENT)))
    done = run("moodle.csv")
    assert "Read as an export of Moodle." in done.stderr
    assert "2 graded + 0 quarantined" in done.stdout


def test_the_mapping_on_the_page_works(tmp_path: Path, run: Callable[..., Result]) -> None:
    """What an instructor copies from the docs fits the table that the docs speak of."""
    (example,) = re.findall(r"```yaml\n(shape:.*?)```", PAGE, re.DOTALL)
    (tmp_path / "spalten.yml").write_text(example, encoding="utf-8")
    form = KEY.forms[0]
    answers = [right(placed) for placed in form.items]
    cells = [one if isinstance(one, str) else ";".join(one) for one in answers]
    numbers = [f"Frage {placed.number}" for placed in form.items]
    rows = [
        ["Matrikelnummer", "Variante", "Abgegeben", "Status", *numbers],
        ["s01", form.code, "01.05.2026 12:30", "Beendet", *cells],
        ["Durchschnitt", "", "", "", *[""] * len(cells)],
    ]
    (tmp_path / "antworten.csv").write_bytes(exports.as_csv(rows, ";", "cp1252"))
    mapping = ("--mapping", str(tmp_path / "spalten.yml"))
    late = ("--deadline", "2026-05-01T12:00+02:00", "--late", "10% per day")
    done = run("antworten.csv", *mapping, *late)
    assert "1 graded + 0 quarantined + 0 duplicates = 1 received" in done.stdout
    assert "mean 90.0 %" in done.stdout


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("student: [", "yaml"),
        ("- a", "a mapping file has names and values"),
        ("shape: wide", "student"),
        ("student: x\nsudent: y", "sudent"),
        ("student: x\nshape: tall", "tall"),
    ],
)
def test_a_wrong_mapping_says_where(
    tmp_path: Path, run: Callable[..., Result], text: str, message: str
) -> None:
    """File, line and column, and what was allowed; nothing is written."""
    (tmp_path / "map.yml").write_text(text, encoding="utf-8")
    (tmp_path / "t.csv").write_text("x,grain\ns01,A\n", encoding="utf-8")
    done = run("t.csv", "--mapping", str(tmp_path / "map.yml"))
    assert done.exit_code == 2
    assert message in done.stderr
    assert "map.yml:" in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_table_that_nobody_knows_asks_for_a_mapping(
    tmp_path: Path, run: Callable[..., Result]
) -> None:
    """And a mapping for what is no table is refused too."""
    (tmp_path / "t.csv").write_text("who,what\ns01,A\n", encoding="utf-8")
    assert "say in a file for --mapping" in run("t.csv").stderr
    (tmp_path / "folder").mkdir()
    (tmp_path / "map.yml").write_text("student: x", encoding="utf-8")
    done = run("folder", "--mapping", str(tmp_path / "map.yml"))
    assert (done.exit_code, "is not a table" in done.stderr) == (2, True)


@pytest.mark.parametrize(
    ("deadline", "more", "late", "told"),
    [
        ("2026-05-01T10:30+02:00", (), "", "in that of the deadline, +02:00. If they are not"),
        ("2026-05-01T10:10-05:00", (), "600", "in that of the deadline, -05:00."),
        ("2026-05-01T10:10Z", (), "600", "in that of the deadline, +00:00."),
        ("2026-05-01T10:30+02:00", ("--zone", "UTC"), "6600", ""),
        ("2026-05-01T08:20Z", ("--zone", "Europe/Berlin"), "", ""),
        ("2026-05-01T08:20Z", ("--zone", "+01:00"), "3600", ""),
    ],
)
def test_a_time_without_a_zone_is_in_that_of_the_deadline(  # noqa: PLR0913, PLR0917 (a table of cases)
    tmp_path: Path,
    run: Callable[..., Result],
    deadline: str,
    more: tuple[str, ...],
    late: str,
    told: str,
) -> None:
    """Moodle says 10:20 and not where; who handed in ten minutes early must not be called late."""
    (tmp_path / "moodle.csv").write_bytes(exports.as_csv(exports.moodle(SENT)))
    done = run("moodle.csv", "--deadline", deadline, *more)
    assert ("Times that name no zone" in done.stderr) is bool(told)
    assert told in done.stderr
    table = (tmp_path / "out" / "gradebook.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(table.splitlines()))
    assert [row["late_seconds"] for row in rows] == [late] * 2


def test_a_mapping_says_the_zone_of_its_table(tmp_path: Path, run: Callable[..., Result]) -> None:
    """Unless the command line names another."""
    (tmp_path / "t.csv").write_text("student,came,1\ns01,2026-05-01T10:20,A\n", encoding="utf-8")
    (tmp_path / "map.yml").write_text(
        "{student: student, arrived: came, zone: Asia/Tokyo}", encoding="utf-8"
    )
    options = ("--mapping", str(tmp_path / "map.yml"), "--deadline", "2026-05-01T10:20Z")
    for more, late in (((), ""), (("--zone", "America/New_York"), "14400")):
        done = run("t.csv", *options, *more)
        assert "Times that name no zone" not in done.stderr
        table = (tmp_path / "out" / "gradebook.csv").read_text(encoding="utf-8-sig")
        row = next(csv.DictReader(table.splitlines()))
        assert row["late_seconds"] == late


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--zone", "Mars/Base"), "no time zone 'Mars/Base'; write Europe/Paris"),
        (("--zone", "+nine"), "no time zone '+nine'"),
        (("--late", "10% per day"), "needs a --deadline"),
        (("--deadline", "tomorrow"), "is not a time such as"),
        (("--deadline", "2026-05-01T12:00Z", "--late", "a bit"), "is not a rule such as"),
    ],
)
def test_a_rule_that_cannot_be_read_is_refused(
    tmp_path: Path, run: Callable[..., Result], options: tuple[str, ...], message: str
) -> None:
    """Before anything is graded."""
    (tmp_path / "folder").mkdir()
    done = run("folder", *options)
    assert done.exit_code == 2
    assert message in " ".join(done.stderr.split())
