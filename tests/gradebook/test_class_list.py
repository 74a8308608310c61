"""Who is in the class: found in any order, kept in the order of the roster, nobody twice."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factquiz.gradebook import class_list
from factquiz.gradebook.class_list import UNKNOWN, ClassList, RepeatedStudentError
from factquiz.gradebook.store import create
from factquiz.responses.roster import Listed, Student

ids = st.lists(st.text(max_size=3), max_size=30)


@given(ids, ids, st.integers(0, 30), st.sampled_from([0, 1 << 18]))
def test_everybody_has_the_place_of_the_roster(
    roster: list[str], asked: list[str], some: int, many: int
) -> None:
    """Listed together or alone, compared by NumPy or one by one; a second time is refused."""
    store = create()
    students = ClassList(store)
    alone = [Student(id=who, name=f"Name {who}") for who in roster[some:]]
    together = Listed(roster[:some], [f"Name {who}" for who in roster[:some]])
    with patch.object(class_list, "_MANY", many):
        if len(set(roster)) < len(roster):
            with pytest.raises(RepeatedStudentError, match="stands twice"):
                students.extend([together, *alone])
            return
        students.extend([together, *alone])
    places = {who: place for place, who in enumerate(roster)}
    for wanted in (roster[:3], asked, roster[::-1], roster):
        if wanted:
            assert list(students.places(wanted)) == [places.get(who, UNKNOWN) for who in wanted]
    assert len(students) == len(roster)
    assert list(students.ids()) == roster
    names = [name for _, some_names in class_list.stretches(store) for name in some_names]
    assert names == [f"Name {who}" for who in roster]


def test_one_who_comes_later_may_be_there_already() -> None:
    """A class that grows is looked through again."""
    with patch.object(class_list, "_MANY", 0):
        students = ClassList(create())
        students.extend([Student(id="s01"), Student(id="s02")])
        with pytest.raises(RepeatedStudentError, match="s01"):
            students.extend([Student(id="s01")])
