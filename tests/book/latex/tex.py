"""What can be told of a LaTeX file without TeX, and what TeX has to say of it."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

_LABEL = re.compile(r"\\label\{(?:\\detokenize\{)?([^{}]+)\}")
_LINK = re.compile(r"\\hyperref\[\\detokenize\{([^{}]+)\}\]")
_COMPLAINTS = re.compile(
    r"^(?:!.*|.*(?:undefined|multiply defined|Missing character|too large for page).*)",
    re.MULTILINE,
)


def lost(tex: str) -> set[str]:
    """Return the places that links lead to and that are not there."""
    return set(_LINK.findall(tex)) - set(_LABEL.findall(tex))


def doubled(tex: str) -> list[str]:
    """Return the places that are there more than once."""
    return [place for place, count in Counter(_LABEL.findall(tex)).items() if count > 1]


def compiled(folder: Path) -> Path:
    """Compile the book in a folder as ``make latex-pdf`` does; return the PDF.

    Skips if there is no TeX.
    """
    for program in ("xelatex", "latexmk"):
        if shutil.which(program) is None:
            pytest.skip("TeX is not installed (make latex-pdf says what to install)")
    done = subprocess.run(
        ["make", "--silent", "all-pdf", "LATEXMKOPTS=-silent -halt-on-error"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    log = (folder / "book.log").read_text("utf-8", "replace")
    assert done.returncode == 0, log[-3000:]
    assert not _COMPLAINTS.findall(log), _COMPLAINTS.findall(log)
    return folder / "book.pdf"
