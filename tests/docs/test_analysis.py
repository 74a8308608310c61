"""docs/analysis.md says what every flag and every file is."""

from __future__ import annotations

import pytest

from factquiz.analysis.model import Sign
from factquiz.reports.analysis_folder import FILES
from tests.docs.pages import DOCS, text


@pytest.mark.parametrize("name", [*Sign, *FILES])
def test_each_flag_and_each_file_has_a_row(name: str) -> None:
    """Nothing is raised or written that cannot be looked up."""
    assert f"| `{name}`" in text(DOCS / "analysis.md")
