"""The page on which a student answers a graded form and saves ``submission.json``.

One file that opens from a folder without a network, made from a :class:`Sheet`:
no key is in it, because none comes near it.
"""

from __future__ import annotations

import hashlib
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

from factquiz.figures import mixed
from factquiz.items.codec import encode
from factquiz.rendering.form_words import ENGLISH, FormWords, form_script_words
from factquiz.rendering.practice_words import filled
from factquiz.rendering.selfcontained import asset, environment, policy
from factquiz.responses.submission import MAX_TEXT, SUBMISSION_FORMAT

if TYPE_CHECKING:
    from jinja2 import Template
    from markupsafe import Markup

    from factquiz.assembly.sheet import Sheet

_PACKAGE = "factquiz.rendering"

CLEARABLE = frozenset({"choice", "true_false", "order"})
"""The interactions whose answer cannot be taken back without a button."""


def form_page(sheet: Sheet, words: FormWords = ENGLISH) -> str:
    """Return the page for a sheet: the same sheet gives the same page."""

    def points_of(value: Fraction) -> str:
        return points(value, words)

    return _template().render(
        sheet=sheet,
        total=points_of(sum((item.points for item in sheet.items), Fraction(0))),
        points=points_of,
        words=words,
        script_words=form_script_words(words),
        filled=filled,
        clearable=CLEARABLE,
        digest=hashlib.sha256(encode(sheet)).hexdigest()[:16],
        format=SUBMISSION_FORMAT,
        max_text=MAX_TEXT,
        style=_asset("form.css"),
        script=_asset("form.js"),
        policy=policy(style=_asset("form.css"), script=_asset("form.js")),
    )


def points(value: Fraction, words: FormWords = ENGLISH) -> str:
    """Return a number of points in words."""
    one, many = words.points.split("|")
    return filled(many if value > 1 else one, points=mixed(value))


@cache
def _template() -> Template:
    return environment(_PACKAGE).get_template("form.html.jinja")


@cache
def _asset(name: str) -> Markup:
    return asset(_PACKAGE, name)
