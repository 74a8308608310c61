"""The course of this repository, started once for all tests of its content."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from factquiz.checks.prose import pages
from factquiz.engine import Engine, start

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factquiz.checks.page import Page

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def engine() -> Engine:
    """Start the course."""
    return start(ROOT)


@pytest.fixture(scope="session")
def lessons(engine: Engine) -> Mapping[str, Page]:
    """Read the page of each lesson, by the lesson's id."""
    return pages(engine.course)
