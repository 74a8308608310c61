"""Facts that cannot all be true are errors with both places."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factquiz.checks.course import check
from tests.checks.courses import course

if TYPE_CHECKING:
    from pathlib import Path

CASES = {
    "contradiction": """
  - document: first
    name: the Great Treaty
    signed: 1975-08-01
    source: {at: I ¶1}
  - document: second
    name: the Helsinki paper
    signed: 1976-08-01
    same_as: [first]
    source: {at: I ¶2}
""",
    "out-of-time": """
  - document: first
    name: the Great Treaty
    signed: 1975-08-01
    in_force: 1974
    source: {at: I ¶1}
""",
    "same-but-other-kind": """
  - document: first
    name: the Great Treaty
    signed: 1975-08-01
    source: {at: I ¶1}
  - person: second
    name: the Great Treaty
    source: {at: I ¶2}
""",
    "complete-list-extended": """
  - list: first
    name: the colours
    complete: true
    member_is: a colour
    members_are: colours
    members: [{id: red, name: red}]
    source: {at: I ¶1}
  - list: second
    name: more colours
    same_as: [first]
    complete: false
    member_is: a colour
    members_are: colours
    members: [{id: red-2, name: red}, {id: blue, name: blue}]
    source: {at: I ¶2}
""",
}


@pytest.mark.parametrize(("code", "facts"), CASES.items(), ids=list(CASES))
def test_what_cannot_be_true_together_is_an_error(code: str, facts: str, tmp_path: Path) -> None:
    """Each kind of contradiction is found once, in the file and line of the later fact."""
    found = [each for each in check(course(tmp_path, facts)) if each.code == code]
    assert len(found) == 1
    assert found[0].place.path == "exercises/facts/all.yml"
    assert found[0].place.line > 3


def test_a_year_and_a_day_in_it_do_not_contradict_each_other(tmp_path: Path) -> None:
    """A source that knows only the year agrees with one that knows the day."""
    facts = CASES["contradiction"].replace("1976-08-01", "1975")
    assert "contradiction" not in {each.code for each in check(course(tmp_path, facts))}


def test_a_cycle_of_same_as_is_one_thing(tmp_path: Path) -> None:
    """Two facts that each name the other are one thing, and nothing loops."""
    facts = (
        CASES["contradiction"]
        .replace("1976-08-01", "1975-08-01")
        .replace(
            "    signed: 1975-08-01\n    source: {at: I ¶1}",
            "    signed: 1975-08-01\n    same_as: [second]\n    source: {at: I ¶1}",
            1,
        )
    )
    engine = course(tmp_path, facts)
    assert engine.base.identity.same("first", "second")
    assert "contradiction" not in {each.code for each in check(engine)}
