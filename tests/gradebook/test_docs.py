"""The instructor's page names everything that grading may say."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from factquiz.assembly.policy import DEFAULT_POLICY, DateMatch
from factquiz.assembly.rules import RULES, Scoring, policy
from factquiz.facts.validate import build
from factquiz.facts.yamltree import as_mapping, parse
from factquiz.gradebook.attempts import Counts
from factquiz.gradebook.model import Status
from factquiz.reports.folder import FEEDBACK, FILES
from factquiz.responses.quarantine import HINTS, Refusal
from factquiz.scoring.mark import Problem, State

if TYPE_CHECKING:
    import enum

PAGE = (Path(__file__).parents[2] / "docs" / "grading.md").read_text(encoding="utf-8")
ROWS = set(re.findall(r"^\| `([^`]+)` \|", PAGE, re.MULTILINE))


@pytest.mark.parametrize("kind", [State, Problem, Refusal, Counts])
def test_every_code_has_a_row(kind: type[enum.StrEnum]) -> None:
    """A state, a problem or a refusal that the page does not explain helps nobody."""
    assert {code.value for code in kind} <= ROWS


def test_every_row_is_of_something_there_is() -> None:
    """The page explains nothing that was removed since."""
    codes = {code.value for kind in (State, Problem, Refusal, Counts) for code in kind}
    rules = {rule for rules in RULES.values() for rule in rules}
    assert ROWS - codes == rules | {f"{FEEDBACK}/", *FILES}


def test_the_defaults_on_the_page_are_those_of_the_program() -> None:
    """Each interaction has a row with its default rule and the others that it may have."""
    cells = re.findall(r"^\| ([a-z_, ]+) \| ([a-z-]+)[^|]* \| ([^|]*) ?\|$", PAGE, re.MULTILINE)
    told = {name: (rule, others) for names, rule, others in cells for name in names.split(", ")}
    assert told.keys() == RULES.keys()
    for name, (rule, others) in told.items():
        assert rule == getattr(DEFAULT_POLICY, name).__struct_config__.tag
        assert {rule, *filter(None, others.strip().split(", "))} == RULES[name].keys()


def test_the_example_on_the_page_works() -> None:
    """What an instructor copies from the page is read without a mistake."""
    (example,) = re.findall(r"```yaml\n(scoring:.*?)```", PAGE, re.DOTALL)
    tree, found = parse(example, "quiz.yml")
    assert tree is not None
    assert found == ()
    scoring, wrong = build(Scoring, as_mapping(as_mapping(tree.data)["scoring"]), tree, ())
    assert wrong == ()
    assert scoring is not None
    assert policy(scoring).date == DateMatch(month=Fraction(1, 3), year=Fraction(1, 6))


def test_every_status_is_explained() -> None:
    """What stands in the gradebook stands on the page."""
    assert all(f"`{status.value}`" in PAGE for status in Status)


def test_every_refusal_says_what_to_do() -> None:
    """No file is set aside without a way out."""
    assert HINTS.keys() == set(Refusal)
