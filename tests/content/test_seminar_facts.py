"""The facts of the 2002 seminar: nothing of the note left out, nothing said twice."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from factquiz.facts.course import Course, load
from factquiz.facts.kinds import Claim, Figure, NamedList, Position, View
from factquiz.knowledge.text import normal

ROOT = Path(__file__).resolve().parents[2]
NOTE = "seminar2002"
LESSON = "seminar-2002"
FEWEST_MISREADINGS = 2
OPINIONS = ("I.", "II")


@pytest.fixture(scope="module")
def course() -> Course:
    """The course as it stands in the repository, without a mistake in its files."""
    loaded, mistakes = load(ROOT)
    assert not mistakes
    return loaded


def test_every_paragraph_of_the_note_has_a_fact(course: Course) -> None:
    """No paragraph of the seminar note is left without a fact."""
    source = course.source(NOTE)
    assert source is not None
    used = {
        locator.at
        for placed in course.facts
        for locator in placed.fact.source
        if locator.source == NOTE
    }
    assert set(source.allowed()) - used == set()


def test_no_two_positions_say_the_same(course: Course) -> None:
    """Each position has its own wording, so that no item repeats another word for word."""
    said = Counter(
        (placed.fact.holder, normal(placed.fact.says))
        for placed in course.facts
        if isinstance(placed.fact, Position) and placed.fact.lesson == LESSON
    )
    assert [words for words, times in said.items() if times > 1] == []


def test_judgements_of_the_note_have_a_holder(course: Course) -> None:
    """What the note reports or concludes is never stated without saying whose view it is.

    A fact that compares several paragraphs is about the note itself and needs none.
    """
    judged = (Claim, View, Figure, NamedList)
    without = [
        placed.fact.id
        for placed in course.facts
        if isinstance(placed.fact, judged)
        and not placed.fact.holder
        and len(placed.fact.source) == 1
        and placed.fact.source[0].source == NOTE
        and placed.fact.source[0].at.startswith(OPINIONS)
    ]
    # This one tells in which part of the note a view stands; it does not hold the view.
    assert without == ["eu-side-in-conclusions"]


def test_every_asked_position_has_misreadings_to_offer(course: Course) -> None:
    """A position that is asked has enough explained wrong answers, even without other voices."""
    few = [
        placed.fact.id
        for placed in course.facts
        if isinstance(placed.fact, Position)
        and placed.fact.lesson == LESSON
        and placed.fact.answer
        and sum(bool(each.answer) for each in placed.fact.misreadings) < FEWEST_MISREADINGS
    ]
    assert few == []


def test_right_answers_are_not_told_by_their_length(course: Course) -> None:
    """Choosing the longest answer every time does no better than guessing among three."""
    asked = [
        placed.fact
        for placed in course.facts
        if isinstance(placed.fact, Position)
        and placed.fact.lesson == LESSON
        and placed.fact.answer
    ]
    longest = [
        fact.id
        for fact in asked
        if len(fact.answer or "") > max(len(each.answer or "") for each in fact.misreadings)
    ]
    assert len(longest) <= len(asked) / 3
