"""The sample course as EPUB, and tiny projects."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path  # noqa: TC003 (pytest reads it)

import pytest

from tests.book.typst.conftest import build_course
from tests.book.typst.project import Built, build

Make = Callable[..., Built]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Return a function that builds an EPUB of the files given: ``make({"index.md": "# A"})``."""

    def made(files: dict[str, str], **settings: object) -> Built:
        source = tmp_path / "project"
        for name, words in files.items():
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            (source / name).write_text(words, "utf-8")
        return build(source, tmp_path / "out", "epub", **settings)

    return made


@pytest.fixture(scope="session")
def course(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the sample course, built as EPUB."""
    return build_course(tmp_path_factory.mktemp("epub-course"), "epub")


@pytest.fixture(scope="session")
def epub(course: Built) -> Iterator[zipfile.ZipFile]:
    """Return the EPUB of the sample course, open."""
    with zipfile.ZipFile(course.out / "book.epub") as opened:
        yield opened


@pytest.fixture
def java(monkeypatch: pytest.MonkeyPatch) -> str:
    """Return where Java is, which epubcheck runs on, set for a short run: that takes half."""
    monkeypatch.setenv("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
    found = shutil.which("java")
    if found is None:
        pytest.skip("Java is not installed (Debian: apt install default-jre-headless)")
    return found
