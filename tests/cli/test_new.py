"""``factquiz new`` makes a course that passes every check and builds."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from factquiz.checks.course import check
from factquiz.cli import main
from factquiz.engine import start


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """Return a new course, made by the command."""
    folder = tmp_path / "course"
    result = CliRunner().invoke(main, ["new", str(folder)])
    assert result.exit_code == 0, result.output
    return folder


def test_a_new_course_passes_the_check(made: Path) -> None:
    """No error and no warning, and every fact is asked."""
    engine = start(made)
    assert [str(each) for each in check(engine)] == []
    assert len(engine.bank.items) > 20


def test_a_new_course_hands_out_forms(made: Path, tmp_path: Path) -> None:
    """The graded quiz that comes with it can be assembled at once."""
    roster = tmp_path / "class.csv"
    roster.write_text("student,name\nada,Ada\nbo,Bo\n", encoding="utf-8")
    words = ["assemble", "first-exam", "--course", str(made), "--roster", str(roster)]
    result = CliRunner().invoke(main, [*words, "--out", str(tmp_path / "handout")])
    assert result.exit_code == 0, result.output
    assert len(list((tmp_path / "handout").glob("*.html"))) == 2


@pytest.mark.slow
def test_a_new_course_builds_without_a_warning(made: Path) -> None:
    """Jupyter Book turns it into pages with warnings as errors."""
    command = [str(Path(sys.executable).with_name("jupyter-book")), "build", "book"]
    options = ["--config", "_config.yml", "--path-output", ".", "-n", "-W", "--keep-going"]
    done = subprocess.run(
        [*command, *options], cwd=made, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "<fieldset" in (made / "_build/html/lessons/first.html").read_text(encoding="utf-8")


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    """Nothing is overwritten: the command names the folder and stops."""
    (tmp_path / "thesis.txt").write_text("years of work", encoding="utf-8")
    result = CliRunner().invoke(main, ["new", str(tmp_path)])
    assert result.exit_code == 2
    assert "not empty" in result.output
