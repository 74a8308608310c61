"""Tiny Sphinx projects for the PDF builder."""

from __future__ import annotations

import io
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pytest

from tests.book.typst.project import Built, build

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

COURSE = Path(__file__).parent / "course"


@pytest.fixture
def make(tmp_path: Path) -> Callable[..., Built]:
    """Return a function that builds a project of the files given: ``make({"index.md": "# A"})``."""

    def made(files: dict[str, str], builder: str = "typst", **settings: object) -> Built:
        source = tmp_path / "project"
        for name, words in files.items():
            path = source / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(words, "utf-8")
        return build(source, tmp_path / "out", builder, **settings)

    return made


@pytest.fixture(scope="session")
def course(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the sample course, built as PDF."""
    return build_course(tmp_path_factory.mktemp("course"))


def build_course(folder: Path, builder: str = "typst", **settings: object) -> Built:
    """Build the sample course in an empty folder."""
    source = folder / "project"
    shutil.copytree(COURSE, source)
    return build(source, folder / "out", builder, **settings)


@pytest.fixture(scope="session")
def pdf(course: Built) -> Iterator[pikepdf.Pdf]:
    """Return the PDF of the sample course, open."""
    with pikepdf.open(io.BytesIO(course.pdf)) as opened:
        yield opened
