"""Cutting submissions of one shape: before each name, and so that names are known beforehand.

A submission is taken to be ``{"student":V,"quiz":V,…,"responses":{"item":V,"item":V},…}`` in any
order, with the space of one :class:`Style`. It is cut before all that stands between two values,
so that a cell is ``,"item":V``. Each colon after a quotation mark ends a cell's name, and there is
no other such colon in the cell. So if every cell is, by itself, one of the texts that may stand
there and exactly one value, then the whole can be read in no other way, for the grammar of JSON is
unambiguous: what only looks like a name, inside a typed answer, leaves cells that are none.
Whoever uses the cells must read them, and nothing else needs checking.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import msgspec
import numpy as np

from factquiz.responses.cut.literals import Literals, Names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from factquiz.responses.cut.style import Style
    from factquiz.responses.cut.words import Places, Words

OUTER: Final = ("student", "saved", "format", "quiz", "form", "responses")
STUDENT, SAVED, KNOWN, RESPONSES, INNER = 0, 1, 2, 5, 6
"""The rows of :class:`Found`; from ``KNOWN`` on those of which it is known what stands there, from
``INNER`` on the items."""

_BEGIN, _AFTER_OUTER, _AFTER_BRACE, _AFTER_INNER = _AFTER = range(4)
"""What a name comes after: nothing, a value outside, the brace of the responses, a response."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where the cells of some submissions begin and end, name by name: 0 and 0 where none is.

    Those of ``STUDENT`` and ``SAVED`` are the values alone. ``good`` tells which submissions may
    have the shape; the others have no cells.
    """

    starts: Places
    ends: Places
    good: NDArray[np.bool_]


class Shape:
    """Submissions to one form in one style.

    Raises:
        ValueError: the names are such that they cannot be told apart quickly.

    """

    def __init__(self, items: Sequence[str], style: Style) -> None:
        """Take the ids of the items."""
        self._style = style
        names = [msgspec.json.encode(name)[1:-1] for name in (*OUTER, *items)]
        if not items or any(b"\\" in name for name in names):
            raise ValueError("no items, or names with escapes")
        self._names = Names(names)
        self._width = len(names)
        unknown = len(names)
        self._after = np.array([*map(_after, range(unknown)), _BEGIN], np.intp)
        self._before = [
            [_before(place, name, after, style) for after in _AFTER]
            for place, name in enumerate(names)
        ]
        self._between = Literals([text for each in self._before for text in each] + [None] * 4)
        outer = style.closing + b"}" + style.end
        inner = style.inner_closing + b"}" + outer
        self._tails = Literals([None, outer, None, inner])

    def heads(self, place: int) -> set[str]:
        """Return all that may stand before the value of a name, up to the colon."""
        return {text.decode() for text in self._before[place] if text is not None}

    def known(self, place: int, value: str) -> set[str]:
        """Return the cells that a name may have if its value is known; of responses the brace."""
        style = self._style
        brace = "{" + style.inner_opening.decode()
        told = brace if place == RESPONSES else msgspec.json.encode(value).decode()
        return {f"{head}{style.colon.decode()}{told}" for head in self.heads(place)}

    def cut(self, words: Words, begins: Places, ends: Places) -> Found:
        """Return the cells of submissions that stand between some places, one after the other."""
        letters = words.letters
        colons = np.flatnonzero((letters[:-1] == ord('"')) & (letters[1:] == ord(":"))) + 1
        until = np.searchsorted(colons, ends)
        since = np.concatenate(([0], until[:-1]))
        good = until > since
        some = np.flatnonzero(good)
        first, last = since[some], until[some] - 1
        names = self._names.before(words, colons)
        after = np.empty_like(names)
        after[1:] = self._after.take(names[:-1])
        after[first] = _BEGIN
        which = names * len(_AFTER) + after
        values = colons + 1
        starts = values - self._between.sizes.take(which)
        stops = np.empty_like(starts)
        stops[:-1] = starts[1:]
        tails = self._after.take(names[last])
        stops[last] = ends[some] - self._tails.sizes.take(tails)
        good[some] = (starts[first] == begins[some]) & self._tails.stand(words, ends[some], tails)
        rows = np.repeat(np.arange(len(ends)), until - since)
        cells = names * len(ends) + rows
        found = np.zeros((self._width + 1) * len(ends), np.intp)
        found_ends = np.zeros_like(found)
        found[cells] = starts
        found_ends[cells] = stops
        fits = (stops > values) & (names < self._width)
        fits &= found_ends.take(cells) == stops  # or else the name stands twice
        # The brace before the first name is as long as the comma before another.
        outer = np.flatnonzero(names < INNER)
        fits[outer] &= self._between.stand(words, values[outer], which[outer])
        for name in (STUDENT, SAVED):  # what stands there is not worth a code
            here = np.flatnonzero(names == name)
            found[cells[here]] = values[here]
        good[rows[~fits]] = False
        found, found_ends = (
            each.reshape(-1, len(ends))[: self._width] for each in (found, found_ends)
        )
        good &= found_ends[STUDENT] > 0
        if not good.all():
            found *= good
            found_ends *= good
        return Found(found, found_ends, good)


def _after(place: int) -> int:
    """Return what the name after a name comes after."""
    if place >= INNER:
        return _AFTER_INNER
    return _AFTER_BRACE if place == RESPONSES else _AFTER_OUTER


def _before(place: int, name: bytes, after: int, style: Style) -> bytes | None:
    """Return all that stands between two values, the second of which has the name, if it may."""
    marks = {
        (False, _BEGIN): b"{" + style.opening,
        (False, _AFTER_OUTER): b"," + style.comma,
        (False, _AFTER_INNER): style.inner_closing + b"}," + style.comma,
        (True, _AFTER_BRACE): b"",
        (True, _AFTER_INNER): b"," + style.inner_comma,
    }.get((place >= INNER, after))
    return None if marks is None else b'%b"%b":' % (marks, name)
