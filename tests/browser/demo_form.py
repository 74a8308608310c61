"""A hand-made practice form with every interaction."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from factquiz.assembly.form import Form, FormItem
from factquiz.items.base import Level
from factquiz.items.choosing import Choice, MultipleResponse, TrueFalse
from factquiz.items.typed import ShortAnswer
from tests.browser.demo_arranged import CLASSIFY, CLOZE, MATCH, ORDER
from tests.browser.demo_parts import answer, option
from tests.browser.demo_typed import DATE, NUMERIC

if TYPE_CHECKING:
    from factquiz.items.model import Item

CHOICE = Choice(
    id="demo-choice",
    pattern="when",
    stem="When was the first large book printed with movable type in Europe finished?",
    lesson="lesson",
    objective="date-print",
    level=Level.REMEMBER,
    facts=("bible",),
    statements=("bible.finished",),
    options=(
        option("y1270", "1270", "By then there was a paper mill in the south, but no type."),
        option("y1455", "1455", "Yes: in Mainz, after about five years of work.", key=True),
        option("y1476", "1476", "That is when the first press in another country was set up."),
        option("y1500", "1500", "By 1500 there were presses in more than two hundred towns."),
    ),
)
SEVERAL = MultipleResponse(
    id="demo-several",
    pattern="members",
    stem="Which of these did a press need?",
    lesson="lesson",
    objective="explain-press",
    level=Level.UNDERSTAND,
    facts=("needs",),
    statements=("needs.paper", "needs.metal", "needs.readers"),
    options=(
        option("paper", "paper", "Parchment was too dear to print on in numbers.", key=True),
        option("steam", "steam power", "Presses were worked by hand until the 1810s."),
        option("metal", "metal that casts well", "Lead, tin and antimony make type.", key=True),
        option("crown", "a royal charter", "Most early printers had none; charters came later."),
    ),
)
TRUE_FALSE = TrueFalse(
    id="demo-true-false",
    pattern="stated",
    stem="True or false?",
    statement="Scribes stopped working as soon as there were presses.",
    lesson="lesson",
    objective="explain-press",
    level=Level.REMEMBER,
    facts=("scribes",),
    statements=("scribes.worked",),
    options=(
        option("true", "True", "They did not: the two worked side by side for long."),
        option("false", "False", "Sample finds two generations of both.", key=True),
    ),
)
SHORT = ShortAnswer(
    id="demo-short",
    pattern="name",
    stem="What is the small block of copper called in which type is cast?",
    lesson="lesson",
    objective="name-parts",
    level=Level.REMEMBER,
    facts=("matrix",),
    statements=("matrix.is",),
    answers=(
        answer("matrix", "The punch strikes the letter into it; the metal takes it up.", key=True),
        answer("matrices", "That is the plural, and good enough.", key=True),
        answer("mattress", "That is what one sleeps on; the block has one T and an X."),
        answer("punch", "The punch is of steel, and makes the matrix."),
    ),
    max_edits=2,
)


OBJECTIVES = {
    "date-print": "Date the beginnings of print.",
    "explain-press": "Explain what a press needed.",
    "name-parts": "Name the parts of a press and the steps of the work.",
}
"""The learning objectives in words."""


def form() -> Form:
    """Return the form: one item for each interaction."""
    items: tuple[Item, ...] = (
        *(CHOICE, SEVERAL, TRUE_FALSE, SHORT),
        *(MATCH, CLASSIFY, ORDER, CLOZE, NUMERIC, DATE),
    )
    return Form(
        quiz="press",
        title="How print came to Europe",
        code="P1",
        items=tuple(
            FormItem(number=number, points=Fraction(1), item=item)
            for number, item in enumerate(items, start=1)
        ),
    )
