"""The instructor's page names everything that grading may say."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from factquiz.assembly.policy import DEFAULT_POLICY
from factquiz.gradebook.model import Status
from factquiz.reports.folder import FEEDBACK, FILES
from factquiz.responses.quarantine import HINTS, Refusal
from factquiz.scoring.mark import Problem, State

if TYPE_CHECKING:
    import enum

PAGE = (Path(__file__).parents[2] / "docs" / "grading.md").read_text(encoding="utf-8")
ROWS = set(re.findall(r"^\| `([^`]+)` \|", PAGE, re.MULTILINE))


@pytest.mark.parametrize("kind", [State, Problem, Refusal])
def test_every_code_has_a_row(kind: type[enum.StrEnum]) -> None:
    """A state, a problem or a refusal that the page does not explain helps nobody."""
    assert {code.value for code in kind} <= ROWS


def test_every_row_is_of_something_there_is() -> None:
    """The page explains nothing that was removed since."""
    codes = {code.value for kind in (State, Problem, Refusal) for code in kind}
    rules = {"all-or-nothing", "correct-minus-wrong", "fraction-correct", "text-match"}
    assert ROWS - codes == rules | {f"{FEEDBACK}/", *FILES}


def test_every_rule_in_use_is_explained() -> None:
    """The default policy uses no rule that the page leaves out."""
    rules = {
        getattr(DEFAULT_POLICY, name).__struct_config__.tag
        for name in DEFAULT_POLICY.__struct_fields__
    }
    assert rules <= ROWS


def test_every_status_is_explained() -> None:
    """What stands in the gradebook stands on the page."""
    assert all(f"`{status.value}`" in PAGE for status in Status)


def test_every_refusal_says_what_to_do() -> None:
    """No file is set aside without a way out."""
    assert HINTS.keys() == set(Refusal)
