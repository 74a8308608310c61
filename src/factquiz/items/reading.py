"""What a student can read of an item before answering, and what that gives away."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, assert_never

from factquiz.items.model import Choice, MultipleResponse, ShortAnswer, TrueFalse

if TYPE_CHECKING:
    from factquiz.items.model import Item

_SHORTEST = 4
"""A key shorter than this is found in too many stems to give anything away."""


@lru_cache(maxsize=65_536)
def _plain(text: str) -> str:
    bare = unicodedata.normalize("NFKD", text).casefold()
    return f" {' '.join(''.join(c if c.isalnum() else ' ' for c in bare).split())} "


def shown(item: Item) -> str:
    """Return what a student can read of an item before answering, without its options."""
    return f"{item.stem} {item.statement}" if isinstance(item, TrueFalse) else item.stem


def key_texts(item: Item) -> tuple[str, ...]:
    """Return the texts that would give an item away."""
    match item:
        case Choice() | MultipleResponse():
            return tuple(option.text for option in item.options if option.key)
        case ShortAnswer():
            return tuple(answer.text for answer in item.answers if answer.key)
        case TrueFalse():
            return ()
        case _:
            assert_never(item)


def gives_away(item: Item, other: Item) -> bool:
    """Return whether the stem of an item holds the key of another one.

    A stem that shares its statement's subject with the other is no gift by itself: the key must
    stand there as whole words.
    """
    text = _plain(shown(item))
    return any(
        len(words.strip()) >= _SHORTEST and words in text
        for words in (_plain(key) for key in key_texts(other))
    )
