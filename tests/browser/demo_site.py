"""Builds the demo book, with warnings as errors."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = Path(__file__).parent / "demo"
FIGURE = Path("figures", "spread.svg")
PAGES = ("index", "lesson", "sources", "plain", "maps", "search")
"""Every kind of page that the theme makes."""


@dataclass(frozen=True)
class Built:
    """What a build made and what it said."""

    site: Path
    succeeded: bool
    messages: str


def run(folder: Path, *settings: str, figure: str | None = None) -> Built:
    """Build the demo book into a folder.

    ``settings`` are ``name=value``; ``figure`` stands in for the text of the book's figure.
    """
    source = SOURCE
    if figure is not None:
        source = shutil.copytree(SOURCE, folder / "source")
        (source / FIGURE).write_text(figure, encoding="utf-8")
    site = folder / "html"
    overrides = [part for setting in settings for part in ("-D", setting)]
    command = [sys.executable, "-m", "sphinx", "-b", "html", "-n", "-W", "--keep-going", "-q"]
    places = ["-d", str(folder / "doctrees"), str(source), str(site)]
    done = subprocess.run(
        [*command, *overrides, *places], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return Built(site=site, succeeded=done.returncode == 0, messages=done.stderr)


def build(folder: Path) -> Path:
    """Build the demo book as it is and return the folder of its pages."""
    built = run(folder)
    assert built.succeeded, built.messages
    return built.site
