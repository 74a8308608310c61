"""The demo book, built once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.demo_site import build

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the built demo book."""
    return build(tmp_path_factory.mktemp("demo"))
