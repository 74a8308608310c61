"""Further practice questions, in a script of data beside the page that a reader may ask for.

The page calls for it by a classic ``<script>``, for a page that is read from a folder may load
nothing else. Like the quiz itself it shows its answers to anyone.
"""

from __future__ import annotations

import json
from fractions import Fraction
from typing import TYPE_CHECKING

from factquiz.assembly.form import FormItem
from factquiz.languages import ENGLISH, Language
from factquiz.rendering.practice import environment, question_html

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factquiz.assembly.form import Form
    from factquiz.items.model import Item
    from factquiz.rendering.practice_reasons import Href

CALLBACK = "factquizMore"
"""The function that the data call; the script of the quiz defines it."""

ASK = "ask"
"""What the ids of a question begin with that is asked in a window over the page."""


def more_data(
    form: Form,
    more: Mapping[str, Sequence[Item]],
    ident: str,
    href: Href,
    words: Language = ENGLISH,
) -> str:
    """Return further questions by the id of the item whose place they take on a form.

    Each has the number, the points and the ids of that place in the quiz ``ident``.
    """
    places = {placed.item.id: placed for placed in form.items}
    return _data(
        {
            origin: [
                (each.id, question_html(_in_place(places[origin], each), ident, href, words))
                for each in items
            ]
            for origin, items in more.items()
        }
    )


def asks_data(asks: Mapping[str, Sequence[Item]], href: Href, words: Language = ENGLISH) -> str:
    """Return questions by the id of the fact that they are on.

    Under an id that no fact has, the empty one, is the window in which they are asked.
    """
    place = FormItem(number=1, points=Fraction(1), item=next(iter(asks.values()))[0])
    window = environment(words).get_template("practice_dialog.html.jinja").render()
    questions = {
        fact: [(each.id, question_html(_in_place(place, each), ASK, href, words)) for each in items]
        for fact, items in asks.items()
    }
    return _data({"": window.strip(), **questions})


def _in_place(place: FormItem, item: Item) -> FormItem:
    return FormItem(number=place.number, points=place.points, item=item)


def _data(questions: Mapping[str, str | Sequence[tuple[str, str]]]) -> str:
    text = json.dumps(questions, ensure_ascii=False, separators=(",", ":"))
    return f"{CALLBACK}({text});\n"
