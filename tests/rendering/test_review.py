"""The page for spaced review, and the data of its lessons."""

from __future__ import annotations

import json
import re
from typing import Any

from factquiz.assembly.review import review_items
from factquiz.languages import ENGLISH
from factquiz.rendering.review import CALLBACK, Card, LessonOfReview, lesson_data, review_html
from factquiz.rendering.review_says import on_paper
from tests.courses import engine
from tests.marked_language import MARKED, Voices, messages, said

LESSON = LessonOfReview(
    id="one",
    title="One </script><b>lesson</b>",
    href="one.html",
    data="page-items/one.js?v=1",
    asked=("a", "b"),
    quizzes=(("Check yourself", "one.html#quiz-one"),),
)


def _data(text: str) -> dict[str, Any]:
    called = re.fullmatch(rf"{CALLBACK}\((.*)\);\n", text, re.DOTALL)
    assert called is not None
    data: dict[str, Any] = json.loads(called[1])
    return data


def test_the_settings_cannot_end_their_script() -> None:
    """Whatever a lesson is called, it stays data: no “<” in it, and the same when read."""
    page = review_html([LESSON])
    settings = re.search(r'class="review-settings">(.*?)</script>', page, re.DOTALL)
    assert settings is not None
    assert "<" not in settings[1]
    assert json.loads(settings[1])["lessons"][0]["title"] == LESSON.title


def test_without_a_script_the_page_leads_to_the_quizzes() -> None:
    """A sentence says what is needed, and each quiz is linked; the rest is hidden."""
    before, after = review_html([LESSON]).split('class="review-app" hidden', 1)
    assert "needs JavaScript" in before
    assert '<a href="one.html#quiz-one">Check yourself</a>' in before
    assert 'type="checkbox"' in after


def test_the_data_hold_every_item_with_all_its_reasons() -> None:
    """A form for each item, under its id, with as many reasons as it has answers."""
    quiz = engine("rivers").blueprint("danube-practice")
    assert quiz is not None
    items = review_items([engine("rivers").assembler(quiz)])
    data = _data(lesson_data("danube", items, (), lambda link: f"#{link.anchor}"))
    forms: dict[str, str] = dict(data["items"])
    assert list(forms) == [item.id for item in items]
    for ident, form in forms.items():
        assert f'data-item="{ident}"' in form
        assert 'class="quiz-rationale"' in form


def test_cards_are_data_and_no_markup() -> None:
    """What a card says travels as text, and the page writes it as text."""
    card = Card("card.a", "dates", "When <b>was</b> it?", "1900", "Then.", ())
    (shown,) = _data(lesson_data("one", (), [card], lambda _: ""))["cards"]
    assert shown == {
        "id": "card.a",
        "deck": "dates",
        "front": "When <b>was</b> it?",
        "back": "1900",
        "note": "Then.",
        "links": [],
    }


def test_every_fixed_word_can_be_translated() -> None:
    """Every message is in the page; a lesson's title, and what a card says, stay English."""
    page = review_html([LESSON], words=MARKED)
    (elsewhere,) = messages("rendering/review", "rendering/templates/review") - said(page)
    assert elsewhere == on_paper(ENGLISH)
    voices = Voices(page)
    assert [text for text in voices.of("qaa") if not text.startswith("§")] == []
    assert "Check yourself" in voices.of("en")
    assert '"engine":"en"' in page
