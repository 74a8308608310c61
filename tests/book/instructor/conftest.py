"""The instructor's edition of the course, built once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.book.instructor.edition import build

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="package")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the web pages."""
    return build("answers", "html", tmp_path_factory.mktemp("edition"))
