"""How each kind of node is written: golden Typst in ``nodes.txt``.

A case is a title in brackets, MyST, and the Typst expected of it, between lines of a single dot.
To renew the file after a wanted change: ``RENEW_GOLDEN=1 pytest tests/book/typst/test_nodes.py``,
then read the difference.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest

from factquiz.book.typst.literals import SOURCE_MARK
from tests.book.typst.project import build

GOLDEN = Path(__file__).parent / "nodes.txt"
BIBLIOGRAPHY = Path(__file__).parent / "course" / "references.bib"
DOT = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle r="4"/></svg>'
_CASE = re.compile(
    r"^\[(?P<title>[^\]\n]+)\]\n\.\n(?P<myst>.*?)\n\.\n(?P<typst>.*?)\n\.$",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class Case:
    """MyST and the Typst expected of it; ``name`` is the document it is put into."""

    title: str
    myst: str
    typst: str

    @property
    def name(self) -> str:
        """The name of the case's document, which is a part of its labels."""
        return re.sub(r"\W+", "-", self.title).lower()

    def __str__(self) -> str:
        return f"[{self.title}]\n.\n{self.myst}\n.\n{self.typst}\n."


CASES = [Case(*found.groups()) for found in _CASE.finditer(GOLDEN.read_text("utf-8"))]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the Typst of every case, without its heading; all are chapters of one book.

    The book is compiled too: what is expected is also what the compiler takes.
    """
    source = tmp_path_factory.mktemp("nodes")
    names = "\n".join(case.name for case in CASES)
    (source / "references.bib").write_bytes(BIBLIOGRAPHY.read_bytes())
    (source / "dot.svg").write_text(DOT, "utf-8")
    (source / "index.md").write_text(f"# Cases\n\n```{{toctree}}\n{names}\n```\n", "utf-8")
    for case in CASES:
        (source / f"{case.name}.md").write_text(f"# {case.title}\n\n{case.myst}\n", "utf-8")
    built = build(source, source / "out", "typst")
    assert (built.error, built.warnings) == ("", "")
    return _chapters(built.typst)


def _chapters(typst: str) -> dict[str, str]:
    """Return the markup below each chapter's heading, by document, without source comments."""
    lines = [line for line in typst.splitlines() if not line.startswith(SOURCE_MARK)]
    answers = lines.index("#answers-part();")
    heads = [place for place, line in enumerate(lines) if line.startswith("#chapter(")]
    return {
        lines[here].split('"')[1].partition("#")[0]: "\n".join(lines[here + 1 : after]).strip()
        for here, after in pairwise((*heads, answers))
    }


def test_golden_file_can_be_renewed(written: dict[str, str]) -> None:
    """The golden file is exactly its cases; asked to, the test renews it."""
    renewed = "\n\n".join(str(Case(case.title, case.myst, written[case.name])) for case in CASES)
    if os.environ.get("RENEW_GOLDEN"):
        GOLDEN.write_text(f"{renewed}\n", "utf-8")
    assert GOLDEN.read_text("utf-8").count("\n.\n") >= 3 * len(CASES) - 1 > 30


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_node(case: Case, written: dict[str, str]) -> None:
    """The markup of a case is written as the golden file has it."""
    assert written[case.name] == case.typst
