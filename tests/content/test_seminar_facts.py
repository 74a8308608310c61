"""The facts of the 2002 seminar: nothing of the note left out, nothing said twice."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from factquiz.facts.course import Course, load
from factquiz.facts.figures import Figure
from factquiz.facts.positions import Claim, Issue, Position, View
from factquiz.knowledge.text import normal

ROOT = Path(__file__).resolve().parents[2]
NOTE = "seminar2002"
LESSON = "seminar-2002"
FEWEST_MISREADINGS = 2
RIVALS = 2
PERSPECTIVE = re.compile(r"I\.(\d)")


@pytest.fixture(scope="module")
def course() -> Course:
    """Load the course as it stands in the repository, without a mistake in its files."""
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


def test_facts_on_one_perspective_belong_to_its_voice(course: Course) -> None:
    """A judgement taken from one perspective alone is held by the voice of that number."""
    strayed = [
        (placed.fact.id, placed.fact.holder)
        for placed in course.facts
        if isinstance(placed.fact, View | Claim | Figure)
        and placed.fact.holder
        and len(placed.fact.source) == 1
        and (place := PERSPECTIVE.match(placed.fact.source[0].at))
        and placed.fact.source[0].source == NOTE
        and placed.fact.holder != f"perspective-{place[1]}"
    ]
    assert strayed == []


def test_views_have_a_complete_issue_only_with_rivals(course: Course) -> None:
    """An issue declared complete has at least two holders, or it would compare nothing."""
    complete = {
        placed.fact.id
        for placed in course.facts
        if isinstance(placed.fact, Issue) and placed.fact.complete
    }
    holders = {
        (placed.fact.issue, placed.fact.holder)
        for placed in course.facts
        if isinstance(placed.fact, View)
    }
    alone = [issue for issue in complete if sum(where == issue for where, _ in holders) < RIVALS]
    assert alone == []


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
        if isinstance(placed.fact, Position) and placed.fact.lesson == LESSON and placed.fact.answer
    ]
    longest = [
        fact.id
        for fact in asked
        if len(fact.answer or "") > max(len(each.answer or "") for each in fact.misreadings)
    ]
    assert len(longest) <= len(asked) / 3
