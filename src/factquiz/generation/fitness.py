"""Items that are true and proven, and yet no question: the answer stands in the stem.

“Where was the Charter of Paris signed?” needs no knowledge. Such items never enter the bank.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.items.choosing import Choice
from factquiz.items.reading import gives_away
from factquiz.items.typed import ShortAnswer
from factquiz.knowledge.text import content_words

if TYPE_CHECKING:
    from factquiz.items.model import Item


def _keys(item: Choice | ShortAnswer) -> tuple[str, ...]:
    entries = item.answers if isinstance(item, ShortAnswer) else item.options
    return tuple(entry.text for entry in entries if entry.key)


def answers_itself(item: Item) -> bool:
    """Return whether a key, or every meaningful word of it, stands in the item's own stem."""
    if gives_away(item, item):
        return True
    if not isinstance(item, Choice | ShortAnswer):
        return False
    stem = content_words(item.stem)
    for key in _keys(item):
        words = content_words(key)
        if words and words <= stem:
            return True
    return False
