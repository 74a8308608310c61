"""The page on which a student answers a graded form and saves ``submission.json``.

One file that opens from a folder without a network, made from a :class:`Sheet`:
no key is in it, because none comes near it.
"""

from __future__ import annotations

import hashlib
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

from factquiz.items.codec import encode
from factquiz.languages import ENGLISH, Language
from factquiz.rendering.counted import points, questions
from factquiz.rendering.selfcontained import asset, environment, policy
from factquiz.responses.submission import MAX_TEXT, SUBMISSION_FORMAT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import Template
    from markupsafe import Markup

    from factquiz.assembly.sheet import Sheet

_PACKAGE = "factquiz.rendering"

CLEARABLE = frozenset({"choice", "true_false", "order"})
"""The interactions whose answer cannot be taken back without a button."""


def form_page(sheet: Sheet, words: Language = ENGLISH) -> str:
    """Return the page for a sheet: the same sheet gives the same page."""

    def points_of(value: Fraction) -> str:
        return points(value, words)

    return _template(words).render(
        sheet=sheet,
        total=points_of(sum((item.points for item in sheet.items), Fraction(0))),
        points=points_of,
        questions=questions(len(sheet.items), words),
        instructions=_instructions(words),
        clearable=CLEARABLE,
        digest=hashlib.sha256(encode(sheet)).hexdigest()[:16],
        format=SUBMISSION_FORMAT,
        max_text=MAX_TEXT,
        style=_asset("form.css"),
        script=_asset("form.js"),
        policy=policy(style=_asset("form.css"), script=_asset("form.js")),
    )


def _instructions(words: Language) -> Mapping[str, str]:
    """Return what a student has to do, by the name of an interaction in files."""
    return {
        "choice": words.gettext("Choose one."),
        "multiple_response": words.gettext("Choose all that apply."),
        "true_false": words.gettext("Choose one."),
        "short_answer": words.gettext("Type a word or a few."),
        "numeric": words.gettext("Type a number, such as 12.5, or a range, such as 10–20."),
        "date": words.gettext("Type a date, such as 3 March 1848, March 1848 or 1848."),
        "match": words.gettext(
            "Choose one for each. None is used twice, and some may be left over."
        ),
        "classify": words.gettext(
            "Choose where each belongs. One place may take several, or none."
        ),
        "order": words.gettext(
            "Move them into order with the buttons. As they stand, they are not in order."
        ),
        "cloze": words.gettext("Fill in every gap."),
    }


@cache
def _template(words: Language) -> Template:
    return environment(_PACKAGE, words).get_template("form.html.jinja")


@cache
def _asset(name: str) -> Markup:
    return asset(_PACKAGE, name)
