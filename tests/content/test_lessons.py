"""Every lesson has the shape that docs/writing-lessons.md describes."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from factquiz.checks.page import Kind
from factquiz.checks.readability import reading, running, whole
from tests.content.lessons import (
    BOOK,
    COURSE,
    DISCUSSION,
    KEY_POINTS,
    LAST_PARTS,
    LESSONS,
    OBJECTIVES,
    QUESTION,
    QUIZ,
    READING,
    ROOT,
    SINCE,
    body,
    each_lesson,
    source,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factquiz.checks.page import Page
    from factquiz.facts.course import Lesson

LEAST = 1800
MOST = 3000
HARDEST = 45
"""LIX of a newspaper: our readers' first language may not be English."""

LONGEST_MEAN = 20
LONGEST_SENTENCE = 45
_TIME = re.compile(r"\*\*Time:\*\* (\d+) minutes: (.+)\.")
_BOLD_LEAD = re.compile(r"\*\*[^*]+\*\*")


def _lesson(lesson: str) -> Lesson:
    found = COURSE.lesson(lesson)
    assert found is not None
    return found


def test_there_are_seven_lessons() -> None:
    """The tests below look at something."""
    assert len(LESSONS) == 7


@each_lesson
def test_the_title_is_that_of_the_course(lesson: str, lessons: Mapping[str, Page]) -> None:
    """The page and course.yml call the lesson the same."""
    assert lessons[lesson].sentences[0].text == _lesson(lesson).title


@each_lesson
def test_the_parts_stand_in_their_order(lesson: str, lessons: Mapping[str, Page]) -> None:
    """Question and objectives open a lesson, six parts close it, three to eight stand between."""
    parts = lessons[lesson].sections
    assert parts[:2] == (QUESTION, OBJECTIVES)
    assert parts[-len(LAST_PARTS) :] == LAST_PARTS
    assert 3 <= len(parts) - 2 - len(LAST_PARTS) <= 8


@each_lesson
def test_a_lesson_opens_with_a_question(lesson: str, lessons: Mapping[str, Page]) -> None:
    """One sentence of the first part is a question, in bold."""
    questions = [each.text for each in lessons[lesson].section(QUESTION) if each.text[-1:] == "?"]
    assert any(f"**{question}**" in source(lesson) for question in questions)


@each_lesson
def test_the_objectives_are_those_of_the_course(lesson: str, lessons: Mapping[str, Page]) -> None:
    """A student and course.yml read the same objectives, in one order."""
    told = [each.text for each in lessons[lesson].section(OBJECTIVES)]
    # The build makes straight marks curly; course.yml has them curly already.
    set_plain = str.maketrans("“”’", '""\'')
    assert told == [each.text.translate(set_plain) for each in _lesson(lesson).objectives]


@each_lesson
def test_the_minutes_are_those_of_the_course(lesson: str) -> None:
    """The box names the minutes of course.yml, and its parts add up to them."""
    time = _TIME.search(source(lesson))
    assert time is not None
    assert int(time[1]) == _lesson(lesson).minutes
    assert sum(int(part) for part in re.findall(r"\d+", time[2])) == _lesson(lesson).minutes


@each_lesson
def test_a_lesson_has_two_figures_that_exist(lesson: str, lessons: Mapping[str, Page]) -> None:
    """At least two figures, each a file of the book."""
    figures = lessons[lesson].figures
    assert len(figures) >= 2
    for figure in figures:
        assert (BOOK / "lessons" / figure.file).resolve().is_file(), figure.file


@each_lesson
def test_key_points_questions_and_readings_are_as_many_as_promised(
    lesson: str, lessons: Mapping[str, Page]
) -> None:
    """Five to eight key points, five or six questions for discussion, four readings or more."""
    text = source(lesson)
    counts = {
        part: len(re.findall(r"^(?:- |\d+\. )", _part(text, part), re.MULTILINE))
        for part in (KEY_POINTS, DISCUSSION, READING)
    }
    assert counts[KEY_POINTS] in range(5, 9)
    assert counts[DISCUSSION] in range(5, 7)
    assert counts[READING] >= 4
    assert lessons[lesson].section(SINCE)


def _part(text: str, title: str) -> str:
    return text.split(f"\n## {title}\n")[1].split("\n## ", 1)[0]


@each_lesson
def test_every_reading_is_cited_and_recommended(lesson: str) -> None:
    """Each entry of the further reading has a citation, and says why one should read it."""
    for entry in re.findall(r"^- (.+)$", _part(source(lesson), READING), re.MULTILINE):
        assert "{cite}`" in entry, entry
        assert re.search(r"[:;,] \w+ \w+", entry), entry


@each_lesson
def test_each_question_for_discussion_has_a_model_answer(lesson: str) -> None:
    """The answers for the instructor have a section for each question."""
    asked = re.findall(r"^(\d+)\. ", _part(source(lesson), DISCUSSION), re.MULTILINE)
    answers = (ROOT / "answers/discussion" / f"{lesson}.md").read_text(encoding="utf-8")
    assert re.findall(r"^## (?:Question )?(\d+)\b", answers, re.MULTILINE) == asked


@each_lesson
def test_a_lesson_has_its_own_quiz(lesson: str) -> None:
    """The self-check of a lesson is its practice quiz, on a page of its own, in the box's time."""
    minutes = re.search(r"\*\*Time:\*\* .* (\d+) for the quiz", source(lesson))
    assert minutes
    asked = f"```{{quiz}} {lesson}-practice\n:own-page:\n:minutes: {minutes[1]}\n```\n"
    assert asked in _part(source(lesson), QUIZ)


@each_lesson
def test_a_lesson_is_one_sitting(lesson: str, lessons: Mapping[str, Page]) -> None:
    """Its running text has 1,800 words; with boxes, key points and readings, 3,000 at most."""
    assert reading(body(lessons[lesson])).words >= LEAST
    assert reading(whole(lessons[lesson].sentences)).words <= MOST


@each_lesson
def test_a_lesson_is_easier_than_a_newspaper(lesson: str, lessons: Mapping[str, Page]) -> None:
    """Reading level and mean length of a sentence stay below generous bounds."""
    found = reading(running(lessons[lesson].sentences))
    assert found.lix < HARDEST
    assert found.words_per_sentence < LONGEST_MEAN


@each_lesson
def test_no_sentence_is_too_long(lesson: str, lessons: Mapping[str, Page]) -> None:
    """A sentence that has to be read twice should be two."""
    sentences = running(lessons[lesson].sentences)
    assert [s.text for s in sentences if len(s.words) > LONGEST_SENTENCE] == []


@each_lesson
def test_one_sentence_stands_on_a_line(lesson: str, lessons: Mapping[str, Page]) -> None:
    """In paragraphs each sentence has its line; only a lead in bold shares it."""
    lines = source(lesson).split("\n")
    text = [each for each in lessons[lesson].sentences if each.kind in {Kind.TEXT, Kind.CAPTION}]
    for place, sentences in groupby(text, lambda each: each.place):
        begun = [each.text for each in sentences]
        lead = _BOLD_LEAD.match(lines[place.line - 1])
        if lead and lead[0].strip("*") == begun[0]:
            begun = begun[1:]
        assert len(begun) <= 1, f"{place}: each on its own line: {begun}"
