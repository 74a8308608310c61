"""The page for spaced review as HTML, and the data of each lesson as a script of its own.

The page holds no item. The script asks for the data of the lessons that it needs by a classic
``<script>``, for a page that is read from a folder may load nothing else.
Like a practice quiz, the data show their answers to anyone: graded items never come here.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from factquiz.assembly.form import FormItem
from factquiz.languages import ENGINE, ENGLISH, Language
from factquiz.rendering.apostrophes import curly
from factquiz.rendering.practice import environment, levels, question_html
from factquiz.rendering.review_says import review_says

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factquiz.items.model import Item
    from factquiz.rendering.practice_reasons import Href, Link

CALLBACK = "factquizReview"
"""The function that the data of a lesson call; the script of the page defines it."""


@dataclass(frozen=True, slots=True)
class Card:
    """A flash card. ``deck`` is ``dates``, ``acronyms`` or ``people``; ``note`` says why."""

    id: str
    deck: str
    front: str
    back: str
    note: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class LessonOfReview:
    """A lesson as the page knows it: its data are at ``data``, its quizzes ask ``asked``.

    ``quizzes`` are the quizzes' titles and addresses.
    """

    id: str
    title: str
    href: str
    data: str
    asked: tuple[str, ...]
    quizzes: tuple[tuple[str, str], ...]


def review_html(
    lessons: Sequence[LessonOfReview],
    *,
    words: Language = ENGLISH,
) -> str:
    """Return the page's own part of a review: everything but the items."""
    settings = {
        "lessons": [
            {"id": each.id, "title": each.title, "data": each.data, "asked": each.asked}
            for each in lessons
        ],
        "levels": levels(words),
        "words": {**review_says(words), "engine": ENGINE},
    }
    return (
        environment(words)
        .get_template("review.html.jinja")
        .render(
            lessons=lessons,
            # in a <script> nothing is an entity; no “<” means that nothing ends it early
            settings=_compact(settings).replace("<", "\\u003c"),
        )
    )


def lesson_data(
    lesson: str,
    items: Iterable[Item],
    cards: Iterable[Card],
    href: Href,
    words: Language = ENGLISH,
) -> str:
    """Return the script that hands the items and the cards of a lesson to the page."""
    asked = [(item.id, question_html(_alone(item), "review", href, words)) for item in items]
    shown = [
        asdict(card)
        | {"front": curly(card.front), "back": curly(card.back), "note": curly(card.note)}
        for card in cards
    ]
    return f"{CALLBACK}({_compact({'lesson': lesson, 'items': asked, 'cards': shown})});\n"


def _alone(item: Item) -> FormItem:
    return FormItem(number=1, points=Fraction(1), item=item)


def _compact(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
