"""What a student can read of an item before answering, and what that gives away."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, assert_never

from factquiz.items.arranged import Classify, Cloze, Match, Order
from factquiz.items.choosing import Choice, MultipleResponse, TrueFalse
from factquiz.items.typed import DateAnswer, Numeric, ShortAnswer

if TYPE_CHECKING:
    from factquiz.items.model import Item

_SHORTEST = 4
"""A key shorter than this is found in too many stems to give anything away."""

_NO_WORD = re.compile(r"[\W_]+")


@lru_cache(maxsize=65_536)
def _plain(text: str) -> str:
    bare = unicodedata.normalize("NFKD", text).casefold()
    return f" {_NO_WORD.sub(' ', bare).strip()} "


def shown(item: Item) -> str:
    """Return what a student can read of an item before answering.

    Without what is chosen from (options, targets): those say nothing of themselves.
    """
    match item:
        case Choice() | MultipleResponse() | ShortAnswer() | Numeric() | DateAnswer():
            return item.stem
        case TrueFalse():
            return f"{item.stem} {item.statement}"
        case Match() | Classify():
            return " · ".join((item.stem, *(prompt.text for prompt in item.prompts)))
        case Order():
            return " · ".join((item.stem, *(entry.text for entry in item.entries)))
        case Cloze():
            return f"{item.stem} {' … '.join(item.texts)}"
        case _:
            assert_never(item)


def key_texts(item: Item) -> tuple[str, ...]:
    """Return the texts that would give an item away.

    Not the categories of a classify: they stand in many stems, and tell nothing of its prompts.
    """
    match item:
        case Choice() | MultipleResponse():
            return tuple(option.text for option in item.options if option.key)
        case ShortAnswer():
            return tuple(answer.text for answer in item.answers if answer.key)
        case Numeric() | DateAnswer():
            return (item.text,)
        case Match():
            keys = {prompt.key for prompt in item.prompts}
            return tuple(target.text for target in item.targets if target.id in keys)
        case Cloze():
            return tuple(each.text for gap in item.gaps for each in gap.known if each.key)
        case TrueFalse() | Classify() | Order():
            return ()
        case _:
            assert_never(item)


def gives_away(item: Item, other: Item) -> bool:
    """Return whether what is shown of an item holds the key of another one.

    A stem that shares its statement's subject with the other is no gift by itself: the key must
    stand there as whole words.
    """
    text = plain_shown(item)
    return any(words in text for words in plain_keys(other))


def plain_shown(item: Item) -> str:
    """Return what is shown of an item as plain words, with a space at both ends."""
    return _plain(shown(item))


def plain_keys(item: Item) -> tuple[str, ...]:
    """Return the keys of an item that are long enough to give it away, as plain words."""
    keys = (_plain(key) for key in key_texts(item))
    return tuple(words for words in keys if len(words.strip()) >= _SHORTEST)
