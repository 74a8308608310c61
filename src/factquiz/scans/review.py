"""The page on which a person settles what the machine left open.

One file that needs no network: the picture of each row, what the machine makes of it, and the
choices, none of them made beforehand. It saves a file of decisions for the next run.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from factquiz.papers.answersheet import shown
from factquiz.rendering.selfcontained import asset, environment, policy
from factquiz.responses.submission import MAX_TEXT
from factquiz.scans.decisions import DECISIONS_FORMAT
from factquiz.scans.rows import State

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jinja2 import Template
    from markupsafe import Markup

    from factquiz.assembly.sheet import SheetItem
    from factquiz.scans.sorting import Answer, ReadForm

_PACKAGE = "factquiz.scans"

ROWS = 500
"""How many rows a page asks for at most: more would make it too heavy for a browser."""

_SAID = {
    State.EMPTY: "empty",
    State.MARKED: "marked",
    State.FAINT: "something faint, perhaps rubbed out",
    State.SMALL: "a dot, a short line or a faint trace",
    State.HALF: "half filled",
    State.PALER: "filled, but much paler than the others",
    State.SHADED: "a dark edge lies over it",
    State.CROSSED_OUT: "perhaps crossed out",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A bubble as it is offered: its label, what is printed in it, what the machine sees."""

    label: str
    shown: str
    seen: str


@dataclass(frozen=True, slots=True)
class Question:
    """A row to be settled. ``several`` labels may be chosen; without choices a text is typed."""

    id: str
    form: str
    label: str
    code: str
    item: str
    part: int
    stem: str
    pictures: tuple[str, ...]
    why: str
    choices: tuple[Choice, ...]
    several: bool
    unit: str


def review_pages(forms: Sequence[ReadForm], quiz: str, title: str) -> tuple[str, ...]:
    """Return the pages for all rows that are open, each with as many as it can hold; or none."""
    asked = [(form, answer) for form in forms for answer in form.open]
    questions = [
        _question(form.known.form.code, answer, number)
        for number, (form, answer) in enumerate(asked, 1)
    ]
    parts = [questions[start : start + ROWS] for start in range(0, len(questions), ROWS)]
    return tuple(
        _template().render(
            quiz=quiz,
            title=title,
            part=number,
            parts=len(parts),
            questions=part,
            format=DECISIONS_FORMAT,
            max_text=MAX_TEXT,
            style=_asset("review.css"),
            script=_asset("review.js"),
            policy=policy(style=_asset("review.css"), script=_asset("review.js"), pictures=True),
        )
        for number, part in enumerate(parts, 1)
    )


def _question(form: str, answer: Answer, number: int) -> Question:
    printed = _printed(answer.item)
    return Question(
        id=f"row-{number}",
        form=form,
        label=answer.label,
        code=answer.code,
        item=answer.item.id,
        part=answer.part,
        stem=answer.item.stem,
        pictures=tuple(
            "data:image/jpeg;base64," + base64.b64encode(each).decode() for each in answer.pictures
        ),
        why=_why(answer),
        choices=tuple(
            Choice(each.label, printed.get(each.label, each.label), _SAID[each.state])
            for each in answer.bubbles
        ),
        several=answer.item.interaction == "multiple_response",
        unit=answer.item.unit,
    )


def _printed(item: SheetItem) -> dict[str, str]:
    initials = item.interaction == "true_false"
    return {option.label: shown(option, initials=initials) for option in item.options}


def _why(answer: Answer) -> str:
    if not answer.bubbles:
        return "Something is written here."
    if not all(bubble.state.certain for bubble in answer.bubbles):
        return "A mark here is not certain."
    if answer.item.interaction == "multiple_response":
        return "The marks are of two kinds: one of them may have been taken back."
    return "Several are marked where one is asked for."


@cache
def _template() -> Template:
    return environment(_PACKAGE).get_template("review.html.jinja")


@cache
def _asset(name: str) -> Markup:
    return asset(_PACKAGE, name)
