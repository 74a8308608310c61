"""From a gradebook to counts."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from factquiz.analysis import sitting as module
from factquiz.analysis.joint import Joint, tally
from factquiz.analysis.sitting import outcome, sitting
from factquiz.gradebook.rules import Rules
from tests import strategies
from tests.sample_class import make, parts, quiz
from tests.sample_class.graded import grade

if TYPE_CHECKING:
    import pytest

    from factquiz.gradebook.gradebook import Gradebook

KEY = parts.key(("s01", "s02", "s03"))


def _row_by_row(gradebook: Gradebook) -> Joint:
    """Count a gradebook the plain way: student by student."""
    return tally(
        [
            outcome(placed, scored, gradebook.key.policy)
            for placed, scored in zip(row.form.items, row.scores, strict=True)
        ]
        for row in gradebook.rows()
    )


@given(st.data())
@settings(max_examples=10, deadline=None)
def test_counting_in_blocks_is_counting_one_by_one(data: st.DataObject) -> None:
    """Whatever is answered, the numbers of answers lead to the same table as the scores."""
    sent = [(f"{form.student}.json", data.draw(strategies.submissions(form))) for form in KEY.forms]
    gradebook = grade(sent, KEY)
    assert sitting(gradebook).joint == _row_by_row(gradebook)


def test_the_size_of_a_block_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A class counted student by student is the class counted at once."""
    responders = (make.right, make.wrong, make.half)
    sent = [
        (f"{number}.json", make.submission(form, responders[number % 3]))
        for number, form in enumerate(KEY.forms)
    ]
    gradebook = grade(sent, KEY)
    whole = sitting(gradebook)
    monkeypatch.setattr(module, "_HELD", 1)
    assert sitting(gradebook) == whole
    assert whole.joint.students == 3


def test_only_submissions_that_count_are_counted() -> None:
    """One that was sent twice is one student, and a contradiction is none."""
    key = quiz.key(("s01", "s02"))
    one, two = key.forms
    sent = [
        ("a", make.submission(one)),
        ("b", make.submission(one)),
        ("c", make.submission(two)),
        ("d", make.submission(two, make.wrong)),
    ]
    found = sitting(grade(sent, key))
    assert (found.joint.students, found.sat, found.forms) == (1, 1, 2)


def test_options_are_counted_by_what_they_say() -> None:
    """Forms that turn the options around count the same option together."""
    key = quiz.key(("s01", "s02", "s03", "s04"))
    sent = [(form.code, make.submission(form)) for form in key.forms]
    joint = sitting(grade(sent, key)).joint
    (right,) = joint.by_item()["grain"]
    assert right.picked == ("wheat",)
    assert right.shown == ("maize", "oats", "rice", "wheat")


def test_parts_of_an_item_count_for_their_facts() -> None:
    """Of a match with one pair right, one fact is known and two are not."""
    form = KEY.forms[0]
    (row,) = grade([("a", make.submission(form, make.half))], KEY).rows()
    placed, scored = next(
        (placed, scored)
        for placed, scored in zip(form.items, row.scores, strict=True)
        if placed.item.id == "homes"
    )
    found = outcome(placed, scored, KEY.policy)
    known, unknown = Fraction(1), Fraction(0)
    assert found.learnt == (("Baguette", known), ("Lavash", unknown), ("Chapati", unknown))
    assert found.picked == ("p:Baguette → France",)


def test_an_empty_class_is_counted() -> None:
    """Nobody sent anything: there is a table, and nothing in it."""
    assert sitting(grade([], KEY, rules=Rules())).joint == Joint()
