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
from factquiz.rendering.selfcontained import asset, environment, policy
from factquiz.responses.submission import MAX_TEXT, SUBMISSION_FORMAT

if TYPE_CHECKING:
    from jinja2 import Template
    from markupsafe import Markup

    from factquiz.assembly.sheet import Sheet

_PACKAGE = "factquiz.rendering"

INSTRUCTIONS = {
    "choice": "Choose one.",
    "multiple_response": "Choose all that apply.",
    "true_false": "Choose one.",
    "short_answer": "Type a word or a few.",
    "numeric": "Type a number, such as 12.5, or a range, such as 10–20.",
    "date": "Type a date, such as 3 March 1848, March 1848 or 1848.",
    "match": "Choose one for each. None is used twice, and some may be left over.",
    "classify": "Choose where each belongs. One place may take several, or none.",
    "order": "Move them into order with the buttons. As they stand, they are not in order.",
    "cloze": "Fill in every gap.",
}
"""What a student has to do, for every interaction."""


CLEARABLE = frozenset({"choice", "true_false", "order"})
"""The interactions whose answer cannot be taken back without a button."""


def form_page(sheet: Sheet) -> str:
    """Return the page for a sheet: the same sheet gives the same page."""
    return _template().render(
        sheet=sheet,
        total=points(sum((item.points for item in sheet.items), Fraction(0))),
        points=points,
        instructions=INSTRUCTIONS,
        clearable=CLEARABLE,
        digest=hashlib.sha256(encode(sheet)).hexdigest()[:16],
        format=SUBMISSION_FORMAT,
        max_text=MAX_TEXT,
        style=_asset("form.css"),
        script=_asset("form.js"),
        policy=policy(style=_asset("form.css"), script=_asset("form.js")),
    )


def points(value: Fraction) -> str:
    """Return a number of points in words."""
    return f"{mixed(value)} point{'s' if value > 1 else ''}"


@cache
def _template() -> Template:
    return environment(_PACKAGE).get_template("form.html.jinja")


@cache
def _asset(name: str) -> Markup:
    return asset(_PACKAGE, name)
