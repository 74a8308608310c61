"""What was sent to some items that follow each other on a form, taken together.

A class answers four choices in a few hundred ways, and most students in a few dozen of them. So
one look-up does for a stretch of items where each answer would take one of its own.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, assert_never

import msgspec
from msgspec import UNSET

from factquiz.items.arranged import Classify, Cloze, Match, Order
from factquiz.items.choosing import Choice, MultipleResponse, TrueFalse
from factquiz.items.typed import DateAnswer, Numeric, ShortAnswer
from factquiz.responses.submission import MAX_TEXT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factquiz.assembly.form import Form, FormItem
    from factquiz.items.model import Item
    from factquiz.responses.submission import RawResponse

_WAYS = 1 << 10
"""In how many ways the items of a stretch may be answered together, if it has more than one."""

_TYPED = 1 << 5
"""As how many ways a typed answer counts: the class gives a few, and single students others."""

_REMEMBERED = 1 << 10
"""How many different answers to a stretch are remembered."""

_LONGEST = 8 * MAX_TEXT
"""Bytes of an answer that is remembered."""

Said = tuple["RawResponse | None", ...]
"""The response to each item of a stretch; nothing where the item does not occur."""


@dataclass(frozen=True, slots=True, eq=False)
class Stretch:
    """What was sent to the items of a stretch.

    ``told`` are the same as a receipt has them, run by run (:class:`Stretches`). Those that are
    ``kept`` are the same object for all who sent the same, and there are not many of them.
    """

    said: Said
    told: tuple[bytes, ...]
    kept: bool


def cut(items: Sequence[FormItem]) -> tuple[range, ...]:
    """Return the places of some items in stretches that are answered in few ways."""
    ends = [0]
    ways = 1
    for place, placed in enumerate(items):
        more = _ways(placed.item)
        if ways * more > _WAYS and place > ends[-1]:
            ends.append(place)
            ways = 1
        ways *= more
    ends.append(len(items))
    return tuple(range(begin, end) for begin, end in pairwise(ends))


def _ways(item: Item) -> int:
    """Return in how many ways an item may be answered, left open among them."""
    match item:
        case Choice() | TrueFalse():
            return 1 + len(item.options)
        case MultipleResponse():
            return int(2 ** len(item.options))
        case Order():
            return 1 + math.factorial(len(item.entries))
        case Match() | Classify():
            return int((1 + len(item.targets)) ** len(item.prompts))
        case Cloze():
            return math.prod(1 + len(gap.options) if gap.options else _TYPED for gap in item.gaps)
        case ShortAnswer() | Numeric() | DateAnswer():
            return _TYPED
        case _:
            assert_never(item)


def runs(form: Form, stretches: Sequence[range]) -> tuple[tuple[range, ...], ...]:
    """Return, for each stretch, the parts of it that stay together when items are put by their ids.

    A part is a range of places in that order.
    """
    ids = [placed.item.id for placed in form.items]
    order = {item: place for place, item in enumerate(sorted(ids))}
    found = []
    for stretch in stretches:
        places = sorted(order[ids[place]] for place in stretch)
        breaks = [at for at in range(1, len(places)) if places[at] != places[at - 1] + 1]
        bounds = pairwise([0, *breaks, len(places)])
        found.append(
            tuple(range(places[begin], places[end - 1] + 1) for begin, end in bounds if begin < end)
        )
    return tuple(found)


class Known(dict[Any, Stretch]):
    """The answers to a stretch, by the responses in it: by the response itself if it has one item.

    A response is UNSET where the item does not occur.
    """

    def __init__(self, items: Sequence[str], told: Sequence[Sequence[str]]) -> None:
        """Take the ids of the items, and the same in the runs of a receipt."""
        super().__init__()
        self._single = len(items) == 1
        places = {item: place for place, item in enumerate(items)}
        self._told = tuple(tuple((places[item], item) for item in each) for each in told)

    def __missing__(self, sent: Any) -> Stretch:  # noqa: ANN401 (as said above)
        """Take in what is not remembered; the memory is bounded."""
        responses = (sent,) if self._single else sent
        said = tuple(None if each is UNSET else each for each in responses)
        told = tuple(b"".join(_told(run, said)) for run in self._told)
        kept = len(self) < _REMEMBERED and sum(map(len, told)) <= _LONGEST
        found = Stretch(said, told, kept)
        if kept:
            self[sent] = found
        return found


def _told(run: Sequence[tuple[int, str]], said: Said) -> list[bytes]:
    return [
        msgspec.json.encode((item, said[place])) + b","
        for place, item in run
        if said[place] is not None
    ]
