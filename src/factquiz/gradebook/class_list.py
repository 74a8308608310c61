"""Who is in the class, and at which place: every id in a dozen bytes, so that a million fit.

The names and the ids stand in the store. In memory there is a print of each id, 64 bits of it that
nobody can foresee (Python's own hash of a text), in the order of the roster, and a table that finds
a print: open addressing, at most two thirds full (Knuth, The Art of Computer Programming, 6.4).
An id that is not of the class has the print of a given student's once in 2**64 times; two ids of
the class with one print are told apart.
"""

from __future__ import annotations

import sys
from array import array
from typing import TYPE_CHECKING, Final

import msgspec

from factquiz.gradebook.store import LARGE
from factquiz.responses.roster import Listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factquiz.gradebook.store import Store
    from factquiz.responses.roster import Student

ROSTER_BLOCK = 1024
"""How many students a row of the roster has, about."""

UNKNOWN = -1
"""The place of whoever is not in the class."""

_TEXTS: Final = msgspec.json.Decoder(list[str])
_FEWEST = 8
_MANY = 1 << 18
"""Students above which their prints are compared with NumPy, for which it is loaded."""

_SOME = 1 << 10
"""The same where it is loaded already."""


class RepeatedStudentError(ValueError):
    """An id stands twice on the roster."""


class ClassList:
    """The class in the order of the roster, kept in a store; it can only grow."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._prints = array("q")
        self._slots = array("I", bytes(4 * _FEWEST))
        """For a print the place plus one; zero where there is none."""
        self._found = 0
        """How many of the prints are in the table."""
        self._twins: dict[str, int] = {}
        self._next = 0

    def __len__(self) -> int:
        """Return how many students there are."""
        return len(self._prints)

    def extend(self, students: Iterable[Student | Listed]) -> None:
        """Add students.

        Raises:
            RepeatedStudentError: one of them, or one before them, is there twice.

        """
        for ids, names in _listed(students):
            self._store.run(
                "INSERT INTO roster VALUES (?, ?, ?)", len(self._prints), _text(ids), _text(names)
            )
            self._prints.extend(map(hash, ids))
        self._index()

    def places(self, ids: Sequence[str]) -> Sequence[int]:
        """Return the place of each id, :data:`UNKNOWN` for who is not in the class.

        It is quickest if they come in the order of the roster.
        """
        prints = array("q", map(hash, ids))
        first = self._next
        if not self._twins and self._prints[first : first + len(prints)] == prints:
            self._next = first + len(prints)
            return range(first, self._next)
        self._fill()
        known, slots, mask = self._prints, self._slots, len(self._slots) - 1
        found = []
        for each in prints:
            at = each & mask
            while (place := slots[at]) and known[place - 1] != each:
                at = (at + 1) & mask
            found.append(place - 1)
        if self._twins:
            found = [self._twins.get(one, place) for one, place in zip(ids, found, strict=True)]
        self._next = found[-1] + 1
        return found

    def ids(self) -> Iterator[str]:
        """Yield the id of every student."""
        for ids, _ in stretches(self._store):
            yield from ids

    def _index(self) -> None:
        """Put the prints that are new into the table, at once or when one has to be found."""
        many = _MANY if "numpy" not in sys.modules else _SOME
        if self._found or len(self._prints) < many or not _all_differ(self._prints):
            self._fill()

    def _fill(self) -> None:
        if self._found == len(self._prints):
            return
        if 3 * len(self._prints) > 2 * len(self._slots):
            size = 1 << (3 * len(self._prints) // 2).bit_length()
            self._slots = array("I", bytes(4 * size))
            self._found = 0
            self._twins.clear()
        known, slots, mask = self._prints, self._slots, len(self._slots) - 1
        for place in range(self._found, len(known)):
            each = known[place]
            at = each & mask
            while slots[at] and known[slots[at] - 1] != each:
                at = (at + 1) & mask
            if slots[at]:
                self._tell_apart(slots[at] - 1, place)
            else:
                slots[at] = place + 1
        self._found = len(known)

    def _tell_apart(self, one: int, other: int) -> None:
        """Remember an id whose print another one has, too."""
        first, second = (student_at(self._store, place) for place in (one, other))
        if first == second or second in self._twins:
            raise RepeatedStudentError(f"the student id {second!r} stands twice on the roster")
        self._twins[second] = other


def _all_differ(prints: array[int]) -> bool:
    """Tell whether no print is there twice, if NumPy is there to tell it quickly."""
    try:
        import numpy as np  # noqa: PLC0415 (a large class alone is worth it)
    except ImportError:
        return False
    ordered = np.sort(np.frombuffer(prints, np.int64))
    return bool((ordered[1:] != ordered[:-1]).all())


def _listed(students: Iterable[Student | Listed]) -> Iterator[Listed]:
    """Yield students some at a time."""
    alone: list[Student] = []
    for one in students:
        if isinstance(one, Listed):
            yield from _together(alone)
            if one.ids:
                yield one
        else:
            alone.append(one)
            if len(alone) >= ROSTER_BLOCK:
                yield from _together(alone)
    yield from _together(alone)


def _together(students: list[Student]) -> Iterator[Listed]:
    """Yield students who stand alone together, if there are any; none are left."""
    if students:
        ids, names = zip(*((one.id, one.name) for one in students), strict=True)
        students.clear()
        yield Listed(ids, names)


def stretches(store: Store) -> Iterator[tuple[list[str], list[str]]]:
    """Yield the ids and the names of the class, some at a time, in the order of the roster."""
    rows = store.rows("SELECT ids, names FROM roster ORDER BY first", at_once=LARGE)
    for ids, names in rows:
        yield _TEXTS.decode(ids), _TEXTS.decode(names)


def student_at(store: Store, place: int) -> str:
    """Return the id of the student at a place."""
    first, ids = next(
        store.rows(
            "SELECT first, ids FROM roster WHERE first <= ? ORDER BY first DESC LIMIT 1", place
        )
    )
    student: str = _TEXTS.decode(ids)[place - first]
    return student


def place_of(store: Store, student: str) -> int:
    """Return the place of a student, looked up in the store alone; :data:`UNKNOWN` if none is."""
    place = 0
    for ids, _ in stretches(store):
        if student in ids:
            return place + ids.index(student)
        place += len(ids)
    return UNKNOWN


def _text(texts: Sequence[str]) -> str:
    return msgspec.json.encode(texts).decode()
