"""The demo book, built once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.built import Books


@pytest.fixture(scope="session")
def site(books: Books) -> Path:
    """Return the folder of the built demo book."""
    return books.demo()
