"""The closed union of items.

The records stand in :mod:`~factquiz.items.choosing`, :mod:`~factquiz.items.typed` and
:mod:`~factquiz.items.arranged`; what they share stands in :mod:`~factquiz.items.base`.
"""

from __future__ import annotations

from typing import TypeAlias

from factquiz.items.arranged import Classify, Cloze, Match, Order
from factquiz.items.choosing import Choice, MultipleResponse, TrueFalse
from factquiz.items.typed import DateAnswer, Numeric, ShortAnswer

Item: TypeAlias = (
    Choice
    | MultipleResponse
    | TrueFalse
    | ShortAnswer
    | Numeric
    | DateAnswer
    | Match
    | Classify
    | Order
    | Cloze
)
"""The closed union: matched everywhere with ``typing.assert_never``."""


def interaction(item: Item) -> str:
    """Return the interaction's name, as it stands in JSON: ``choice``, ``true_false`` and so on."""
    return str(item.__struct_config__.tag)
