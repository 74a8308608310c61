"""Submissions in blocks, as the store keeps them: some that came in one after another, to one form.

A block is laid out in columns. That is what makes it small, quick to write and quick to count.
"""

from __future__ import annotations

import sys
from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec

from factquiz.gradebook.store import LARGE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factquiz.gradebook.store import Store

_COLUMNS = "id, form, numbers, students, files, arrived, receipts, tallies"
_LAST = (1 << 32) - 1
_NUMBERS = msgspec.json.Decoder(list[int])
_TEXTS = msgspec.json.Decoder(list[str])


@dataclass(frozen=True, slots=True)
class Block:
    """Some submissions to one form, in the order in which they came in.

    For each of them: its ``numbers`` in the order of all that came in, the place of its student on
    the roster, its file, its time of arrival (empty if none is known), the receipt that its student
    was shown (empty if none was), the number of its tally.
    ``answers`` are the numbers of the answers, packed, item by item: those of all submissions to
    the first item of the form, then those to the second.
    ``id`` is the number of the block.
    """

    id: int
    form: str
    numbers: Sequence[int]
    students: Sequence[int]
    files: Sequence[str]
    arrived: Sequence[str]
    receipts: Sequence[str]
    tallies: Sequence[int]
    answers: bytes

    def answers_of(self, at: int) -> Sequence[int]:
        """Return the numbers of the answers of the submission at a place."""
        return unpacked(self.answers)[at :: len(self.numbers)]

    def each_answers(self) -> list[array[int]]:
        """Return the numbers of the answers of each submission."""
        numbers, size = unpacked(self.answers), len(self.numbers)
        return [numbers[place::size] for place in range(size)]


def write_block(store: Store, block: Block) -> None:
    """Add a block to the store."""
    store.run(
        "INSERT INTO block VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        *(block.id, block.form, len(block.numbers), min(block.students), max(block.students)),
        *(_text(block.numbers), _text(block.students), _text(block.files)),
        *(_seldom(block.arrived), _seldom(block.receipts)),
        *(_text(block.tallies), block.answers),
    )


def rewrite_block(store: Store, number: int, tallies: Sequence[int], answers: bytes) -> None:
    """Give a block other answers and other tallies."""
    store.run(
        "UPDATE block SET tallies = ?, answers = ? WHERE id = ?", _text(tallies), answers, number
    )


def blocks(
    store: Store, lowest: int = 0, highest: int | None = None, *, answers: bool = True
) -> Iterator[Block]:
    """Yield the blocks in which there may be students at these places, in the order of coming in.

    Without ``answers`` they are left in the store, which is quicker.
    """
    columns = f"{_COLUMNS}, answers" if answers else f"{_COLUMNS}, NULL"
    yield from map(
        _block,
        store.rows(
            f"SELECT {columns} FROM block WHERE highest >= ? AND lowest <= ? ORDER BY id",  # noqa: S608 (no text from outside)
            *(lowest, _LAST if highest is None else highest),
            at_once=LARGE,
        ),
    )


def one_block(store: Store, number: int) -> Block:
    """Return the block with a number."""
    return _block(next(store.rows(f"SELECT {_COLUMNS}, answers FROM block WHERE id = ?", number)))  # noqa: S608 (as above)


def _block(row: tuple[Any, ...]) -> Block:
    number, form, numbers, students, files, arrived, receipts, tallies, answers = row
    places = _NUMBERS.decode(students)
    return Block(
        id=number,
        form=form,
        numbers=_NUMBERS.decode(numbers),
        students=places,
        files=_TEXTS.decode(files),
        arrived=_TEXTS.decode(arrived) if arrived else ("",) * len(places),
        receipts=_TEXTS.decode(receipts) if receipts else ("",) * len(places),
        tallies=_NUMBERS.decode(tallies),
        answers=bytes(answers or b""),
    )


def packed(columns: Iterable[Iterable[int]]) -> bytes:
    """Return numbers as bytes, column after column, four for each number, the low one first."""
    numbers = array("I")
    for column in columns:
        numbers.extend(column)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()


def by_items(data: bytes, items: int) -> bytes:
    """Return packed numbers item by item that were packed submission by submission."""
    if items == 1:
        return data
    numbers = array("I", data)
    return b"".join([numbers[place::items].tobytes() for place in range(items)])


def unpacked(data: bytes) -> array[int]:
    """Return the numbers that bytes hold."""
    numbers = array("I", data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def _text(column: Sequence[int] | Sequence[str]) -> str:
    return msgspec.json.encode(list(column)).decode()


def _seldom(column: Sequence[str]) -> str:
    """Return a column as text; an empty one for a column that says nothing."""
    return _text(column) if any(column) else ""
