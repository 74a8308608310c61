"""How printing grows with the class: ``python -m benchmarks.papers 30 300 3000``.

Each paper has a cover, two pages of questions and an answer sheet. What is counted is the whole
command: every paper in a file of its own, all of them in one, and the key booklet. If
``FACTQUIZ_PEERS`` names the Python of an environment with WeasyPrint, that sets the same papers
from HTML, the smallest class only, one file for each paper and nothing else.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.measure import Command, used
from factquiz.items.codec import encode_pretty
from factquiz.languages import ENGLISH
from factquiz.papers.folder import paper_documents
from factquiz.papers.formats import Format
from factquiz.papers.run import print_run
from tests.sample_class import parts

SIZES = (30, 300)
_PEER = Path(__file__).parent / "peers" / "papers.py"


def commands(folder: Path, count: int, *, peer: bool) -> tuple[Command, ...]:
    """Write a key for a class; return the command that prints it, and that of a peer."""
    key = parts.key([f"s{number:05d}" for number in range(count)])
    (folder / "key.json").write_bytes(encode_pretty(key))
    ours = (
        *(str(Path(sys.executable).with_name("factquiz")), "paper", str(folder / "key.json")),
        *("--out", str(folder / "papers")),
    )
    made = [Command("factquiz paper", ours)]
    if peer and (python := _with_weasyprint()):
        run = print_run(key, None, Format(), ENGLISH)
        documents = folder / "documents.ndjson"
        documents.write_text("\n".join(paper_documents(run.papers(), run)), encoding="utf-8")
        (folder / "peer").mkdir()
        peers = (python, str(_PEER), str(documents), str(folder / "peer"))
        made.append(Command("WeasyPrint, papers alone", peers))
    return tuple(made)


def _with_weasyprint() -> str:
    """Return the Python of an environment with WeasyPrint, if one was named."""
    python = os.environ.get("FACTQUIZ_PEERS", "")
    wanted = [python, "-c", "import weasyprint"]
    return python if python and not subprocess.run(wanted, check=False).returncode else ""


def report(sizes: tuple[int, ...] = SIZES) -> str:
    """Measure classes of some sizes, once each, and return what came of it, as text."""
    lines = ["factquiz paper: how it grows"]
    for count in sizes:
        with tempfile.TemporaryDirectory() as folder:
            for command in commands(Path(folder), count, peer=count == min(sizes)):
                seconds, peak = used(command)
                rate = f"{count / seconds:6.1f} papers a CPU second"
                lines.append(
                    f"  {count:6,} papers {seconds:9.2f} s {peak:7,.0f} MiB {rate}  {command.name}"
                )
    return "\n".join(lines)


if __name__ == "__main__":
    print(report(tuple(map(int, sys.argv[1:])) or SIZES))
