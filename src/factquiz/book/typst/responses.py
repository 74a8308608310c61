"""Where a student responds on paper: something to mark, lines to write on, columns, gaps.

One function of ``templates/responses.typ`` for each shape.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from factquiz.book.paper import date_parts, lettered
from factquiz.book.typst.literals import Code, expression
from factquiz.items.arranged import Classify, Cloze, Match, Order
from factquiz.items.choosing import Choice, MultipleResponse, TrueFalse
from factquiz.items.typed import DateAnswer, Numeric, ShortAnswer

if TYPE_CHECKING:
    from factquiz.book.paper import Lettered
    from factquiz.items.arranged import Gap
    from factquiz.items.model import Item


def response(item: Item) -> Code:  # noqa: PLR0911 (one for each interaction)
    """Return what stands below a stem: all that is shown of an item without its key."""
    match item:
        case Choice():
            return expression("options", "circle", lettered(each.text for each in item.options))
        case MultipleResponse():
            return expression("options", "box", lettered(each.text for each in item.options))
        case TrueFalse():
            return expression("judgement", item.statement, *(each.text for each in item.options))
        case ShortAnswer():
            return expression("write-line")
        case Numeric():
            return expression("write-number", item.unit)
        case DateAnswer():
            return expression("write-date", *date_parts(item))
        case Match() | Classify():
            return _arranged(item)
        case Order():
            return expression("ordering", *(each.text for each in item.entries))
        case Cloze():
            return expression("passage", item.texts, tuple(map(_choices, item.gaps)))
        case _:
            assert_never(item)


def _arranged(item: Match | Classify) -> Code:
    """Return prompts with a line each, and what belongs to them: beside them, or above."""
    return expression(
        "columns-to-match" if isinstance(item, Match) else "sorting",
        tuple(each.text for each in item.prompts),
        lettered(each.text for each in item.targets),
    )


def _choices(gap: Gap) -> Lettered:
    """Return what a gap is chosen from; nothing if it is written."""
    return lettered(each.text for each in gap.options)
