"""A practice exam as HTML: a paper without scripts, data that cannot end their script."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from factquiz.assembly.policy import DEFAULT_POLICY
from factquiz.languages import ENGLISH, Language
from factquiz.rendering.exam import PaperOfExam, exam_html, form_data
from factquiz.rendering.exam_says import on_paper
from tests.browser import demo_form
from tests.marked_language import MARKED, Voices, messages, said

if TYPE_CHECKING:
    from factquiz.items.base import LessonLink, SourceLink

HOSTILE = "</script><b>now</b>"


def _href(link: LessonLink | SourceLink) -> str:
    return f"page.html#{link.anchor}"


def _html(words: Language = ENGLISH) -> str:
    form = demo_form.form()
    second = replace(form, items=form.items[:3])
    return exam_html(
        [PaperOfExam(form), PaperOfExam(second, "exam-items/press-2.js?v=1")],
        ident="exam-press",
        policy=DEFAULT_POLICY,
        minutes=45,
        href=_href,
        objectives={**demo_form.OBJECTIVES, "date-print": HOSTILE},
        words=words,
    )


def test_without_scripts_it_is_a_paper_with_answers() -> None:
    """Every question and every reason is there; what needs the script is hidden."""
    page = _html()
    assert page.count('<form class="quiz-item"') == 10
    assert page.count("<details") == 10
    shown = re.sub(
        r'<(form|div|p) class="exam-[^"]*"[^>]* hidden>.*?</\1>', "", page, flags=re.DOTALL
    )
    assert "JavaScript is off in this browser, so there is no clock" in shown
    assert ">Hand in<" not in shown
    assert ">Begin<" not in shown


def test_the_settings_are_data_and_cannot_end_their_script() -> None:
    """Items, their points and their objectives, form by form."""
    found = re.search(r'class="exam-settings">(.*?)</script>', _html(), re.DOTALL)
    assert found is not None
    assert "<" not in found[1]
    settings = json.loads(found[1])
    assert settings["objectives"][0] == HOSTILE
    assert [form["data"] for form in settings["forms"]] == ["", "exam-items/press-2.js?v=1"]
    assert settings["forms"][1]["items"][0] == ["demo-choice", 0, 1.0]
    assert [len(form["items"]) for form in settings["forms"]] == [10, 3]


def test_there_is_more_time_for_who_needs_it() -> None:
    """The time of the test, half as much again, or none."""
    times = re.findall(r'<option value="(\d+)">([^<]*(?:minutes|clock)[^<]*)<', _html())
    assert [int(minutes) for minutes, _ in times] == [45, 68, 0]


def test_another_form_is_handed_over_question_by_question() -> None:
    """In the order of the form, each with its number."""
    called = re.fullmatch(r"factquizMore\((.*)\);\n", form_data(demo_form.form(), "e", _href))
    assert called is not None
    questions = json.loads(called[1])["form"]
    assert [ident for ident, _ in questions] == [
        placed.item.id for placed in demo_form.form().items
    ]
    assert 'id="e-2"' in questions[1][1]


def test_every_fixed_word_can_be_translated() -> None:
    """Every message is in the page, and what is not a message is of the engine."""
    page = _html(MARKED)
    (elsewhere,) = messages("rendering/exam", "rendering/templates/exam") - said(page)
    assert elsewhere == on_paper(ENGLISH)
    assert [text for text in Voices(page).of("qaa") if not text.startswith("§")] == []
