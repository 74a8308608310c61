"""A small class does not wait for parts of the program that it has no need of."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

from factquiz.items.codec import encode_pretty
from tests.sample_class import make, quiz

if TYPE_CHECKING:
    from pathlib import Path

UNNEEDED = frozenset(
    {"asyncio", "edtf", "importlib.metadata", "jinja2", "markdown_it", "numpy", "openpyxl"}
    | {"polars", "psycopg", "pyarrow", "pydantic", "python_calamine", "rapidfuzz", "rich", "scipy"}
    | {"ruamel", "xlsxwriter", "xml", "yaml", "zoneinfo", "defusedxml", "multiprocessing"}
    | {"factquiz.facts", "factquiz.generation", "factquiz.knowledge", "factquiz.analysis"}
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
