"""Many submissions to one form at once, laid out by columns.

A class answers the same items in few ways, so it is quickest to look at all answers to one item
together. A reader that can, hands on a batch; whatever in it is not as simple as a batch must be,
the reader hands on one by one, and both ways must come to the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from factquiz.assembly.form import Form
    from factquiz.responses.arrival import Arrival
    from factquiz.responses.submission import RawResponse


class Coded(Protocol):
    """Columns in which each distinct text stands once: all is looked up for these alone."""

    def part(self, begin: int, end: int) -> Coded:
        """Return the rows from one place to another."""

    def texts(self) -> Sequence[Sequence[str]]:
        """Return the distinct texts of each column."""

    def spread(self, numbers: Sequence[Sequence[int]]) -> bytes:
        """Return a number for each cell, column after column, of four bytes, the low one first.

        ``numbers`` has one for each distinct text of each column.
        """

    def sums(self, worths: Sequence[Sequence[int]]) -> list[int]:
        """Return for each row the sum of what its cells are worth.

        Raises:
            OverflowError: they are too large.

        """


@dataclass(frozen=True, slots=True)
class Batch:
    """Submissions to one form: for each its student, its file, its time of arrival, its receipt.

    ``columns`` have what was sent to each item of the form, in their order; ``reads`` say how it
    is read, and are the same objects for all batches that are read alike. ``coded`` are the columns
    by their distinct texts, if they are known so. Or else they have the :class:`Stretch` of each
    of ``stretches``, which are the same object for all batches to a form.
    ``one_by_one`` gives the same submissions as arrivals, from one place to another.
    """

    form: Form
    students: Sequence[str]
    files: Sequence[str]
    arrived: Sequence[str]
    receipts: Sequence[str]
    columns: Sequence[Sequence[Any]]
    one_by_one: Callable[[int, int], Iterator[Arrival]]
    reads: tuple[Callable[[Any], RawResponse | None], ...] = ()
    coded: Coded | None = None
    stretches: tuple[range, ...] = ()
    start: int = 0

    def __len__(self) -> int:
        """Return how many submissions there are."""
        return len(self.students)

    def arrivals(self) -> Iterator[Arrival]:
        """Yield the submissions one by one."""
        return self.one_by_one(self.start, self.start + len(self))

    def halves(self) -> tuple[Batch, Batch]:
        """Return the first half, and the rest."""
        middle = len(self) // 2
        return self._part(0, middle), self._part(middle, len(self))

    def _part(self, begin: int, end: int) -> Batch:
        return Batch(
            form=self.form,
            students=self.students[begin:end],
            files=self.files[begin:end],
            arrived=self.arrived[begin:end],
            receipts=self.receipts[begin:end],
            columns=[column[begin:end] for column in self.columns],
            one_by_one=self.one_by_one,
            reads=self.reads,
            coded=self.coded and self.coded.part(begin, end),
            stretches=self.stretches,
            start=self.start + begin,
        )
