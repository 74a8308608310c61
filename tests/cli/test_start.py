"""A small class does not wait for parts of the program that it has no need of."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

from factquiz.cli import COMMANDS
from factquiz.items.codec import encode_pretty
from tests.sample_class import make, quiz

if TYPE_CHECKING:
    from pathlib import Path

HEAVY = frozenset(
    {"babel", "cv2", "docutils", "edtf", "jinja2", "markdown_it", "mirt", "narwhals", "numpy"}
    | {"openpyxl", "polars", "psycopg", "pyarrow", "pydantic", "pypdfium2", "python_calamine"}
    | {"rapidfuzz", "rich", "ruamel", "scipy", "sphinx", "typst", "xlsxwriter", "yaml"}
)
"""What is slow to load, or that only some commands need."""

UNNEEDED = HEAVY | frozenset(
    {"asyncio", "importlib.metadata", "xml", "zoneinfo", "defusedxml", "multiprocessing"}
    | {f"factquiz.{name}" for name in ("analysis", "book", "facts", "generation", "knowledge")}
    | {"factquiz.responses.tables.opening", "factquiz.cli.mapping", "factquiz.cli.rubrics"}
)
"""What grading a folder of files must do without, unless a page is made."""

_RUN = """
import sys
from factquiz.cli import main
main(sys.argv[1:], standalone_mode=False)
print(*sys.modules, file=sys.stderr)
"""


def _loaded(*arguments: str) -> set[str]:
    """Run the program; return the names of all modules that it has loaded by its end."""
    ran = subprocess.run(
        [sys.executable, "-c", _RUN, *arguments], check=True, capture_output=True, text=True
    )
    return set(ran.stderr.split())


def test_grading_a_folder_loads_only_what_it_needs(tmp_path: Path) -> None:
    """Neither templates nor tables nor facts are loaded; with feedback, templates are."""
    key = quiz.key(["ann"])
    (tmp_path / "key.json").write_bytes(encode_pretty(key))
    (tmp_path / "class.csv").write_text("student,name\nann,Ann\n", encoding="utf-8")
    (tmp_path / "sent").mkdir()
    sent = encode_pretty(make.submission(key.forms[0], make.right))
    (tmp_path / "sent" / "ann.json").write_bytes(sent)
    files = {"--key": "key.json", "--roster": "class.csv", "--out": "grades"}
    options = [text for name, file in files.items() for text in (name, str(tmp_path / file))]
    command = ["grade", str(tmp_path / "sent"), *options]
    loaded = _loaded(*command, "--no-feedback")
    assert json.loads((tmp_path / "grades" / "summary.json").read_bytes())["files"]["graded"] == 1
    assert not UNNEEDED & loaded
    assert UNNEEDED & _loaded(*command) == {"jinja2"}


def test_no_command_waits_for_libraries_before_it_is_used_as_it_should_be() -> None:
    """Each loads what is heavy when it needs it: help and mistakes in the options come at once."""
    program = (
        "import sys\n"
        "from importlib import import_module\n"
        "for name in sys.argv[1:]: import_module(f'factquiz.cli.{name}')\n"
        "print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *COMMANDS],
        check=True,
        capture_output=True,
        text=True,
    )
    assert not HEAVY & set(done.stdout.split())


def test_the_list_of_commands_loads_none() -> None:
    """Who asks for help waits for nothing but the program that prints it."""
    ran = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", "from factquiz.cli import main; main(['-h'])"],
        check=True,
        capture_output=True,
        text=True,
    )
    loaded = {line.rpartition("|")[2].strip() for line in ran.stderr.splitlines()}
    ours = {name for name in loaded if name.startswith("factquiz")}
    assert ours == {"factquiz", "factquiz.cli"}
    assert "msgspec" not in loaded
