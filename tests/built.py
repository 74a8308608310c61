"""Books that several modules of tests read, each built once for a whole run.

The workers of pytest-xdist are processes of their own and share only files: one of them builds
while another that wants the same book waits.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock

from tests.browser import demo_site
from tests.courses import REPOSITORY, RIVERS

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class Books:
    """The books of a run, below one folder; each is built by whoever asks first.

    All are built with warnings as errors, so a book that is here was built without any.
    """

    folder: Path

    def students(self) -> Path:
        """Return the folder of the course's pages."""
        return self._once("students", lambda out: course("book", "html", out))

    def epub(self) -> Path:
        """Return the folder of the course's EPUB, made from the pages that Sphinx has read."""
        return self._once("epub", lambda _: self._of_students("epub"))

    def pdf(self) -> Path:
        """Return the folder of the course's PDF, made from the pages that Sphinx has read."""
        return self._once("pdf", lambda _: self._of_students("typst"))

    def _of_students(self, builder: str) -> Path:
        """Build what shares the students' pages; one at a time, for Sphinx notes what it did."""
        pages = self.students().parent
        with FileLock(self.folder / "students-pages.lock"):
            return course("book", builder, pages)

    def latex(self) -> Path:
        """Return the folder of the course in LaTeX, made from the pages that Sphinx has read."""
        pages = self.students().parent
        return self._once("latex", lambda _: course("book", "latex", pages))

    def rivers_latex(self) -> Path:
        """Return the folder of the small course in LaTeX."""
        return self._once("rivers-latex", lambda out: _rivers(out, "latex"))

    def edition(self) -> Path:
        """Return the folder of the pages of the course's instructor's edition."""
        return self._once("edition", lambda out: course("answers", "html", out))

    def edition_pdf(self) -> Path:
        """Return the folder of that edition's PDF, made from the pages that Sphinx has read."""
        pages = self.edition().parent
        return self._once("edition-pdf", lambda _: course("answers", "typst", pages))

    def rivers(self) -> Path:
        """Return the folder of the small course's pages, as a reader gets them."""
        return self._once("rivers", _rivers)

    def demo(self) -> Path:
        """Return the folder of the pages of the theme's demo book."""
        return self._once("demo", demo_site.build)

    def demo_again(self) -> Path:
        """Return the folder of the same pages, built once more, to tell whether they are."""
        return self._once("demo-again", demo_site.build)

    def _once(self, name: str, build: Callable[[Path], Path]) -> Path:
        done = self.folder / f"{name}.built"
        with FileLock(self.folder / f"{name}.lock"):
            if not done.exists():
                out = self.folder / name
                out.mkdir()
                done.write_text(str(build(out)), encoding="utf-8")
        return Path(done.read_text(encoding="utf-8"))


def course(pages: str, builder: str, folder: Path) -> Path:
    """Build the course's pages in ``book`` or ``answers`` as `make` does; return the output."""
    out = folder / builder
    command = [sys.executable, "-m", "sphinx", "-b", builder, "-c", "tools/sphinx", "-n", "-W"]
    places = ["--keep-going", "-q", "-d", str(folder / "doctrees"), pages, str(out)]
    run([*command, *places], REPOSITORY, FACTQUIZ_BOOK=pages)
    return out


def run(command: list[str], folder: Path, **variables: str) -> None:
    """Run a program that builds something; what it complained of is in the assertion."""
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def _rivers(folder: Path, builder: str = "html") -> Path:
    root = shutil.copytree(RIVERS, folder / "rivers")
    command = [str(Path(sys.executable).with_name("jupyter-book")), "build", "book"]
    settings = ["--config", "_config.yml", "--path-output", ".", "-n", "-W", "--keep-going"]
    run([*command, *settings, "--builder", builder], root)
    return root / "_build" / builder
