"""Some submissions, one after the other, and runs of them that are alike."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from factquiz.responses.cut.codes import MOST_WORDS
from factquiz.responses.cut.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from factquiz.responses.sent import Some


class Block:
    """Submissions as bytes, put together; each begins and ends at a place."""

    def __init__(self, some: Some) -> None:
        """Take the submissions, all of them."""
        data, sizes = some.together()
        self.words = Words(data, MOST_WORDS)
        if sizes is None:
            feeds = self.words.letters[: len(data)] == ord("\n")
            self.ends = np.append(np.flatnonzero(feeds), len(data))
            self.begins = np.append(0, self.ends[:-1] + 1)
            some.counted(len(self.ends))
        else:
            each = np.array(sizes, np.intp)
            self.ends = np.cumsum(each + 1) - 1
            self.begins = self.ends - each

    def __len__(self) -> int:
        """Return how many submissions there are."""
        return len(self.ends)

    def each(self, first: int) -> Iterator[bytes]:
        """Yield the bytes of the submissions from one on."""
        for begin, end in zip(self.begins[first:], self.ends[first:], strict=True):
            yield self.words.data[begin:end]

    def is_text(self) -> bool:
        """Tell whether all of it is UTF-8, without zeros, which follow a cell in its last word."""
        data = self.words.data
        if b"\0" in data:
            return False
        if data.isascii():
            return True
        try:
            data.decode()
        except UnicodeDecodeError:
            return False
        return True


def runs(good: NDArray[np.bool_], few: int) -> Iterator[tuple[int, int, bool]]:
    """Yield where good ones follow each other, and where others do; few good ones are others."""
    edges = (np.flatnonzero(good[1:] != good[:-1]) + 1).tolist()
    others = 0
    for begin, end in pairwise([0, *edges, len(good)]):
        if good[begin] and end - begin >= few:
            if others < begin:
                yield others, begin, False
            yield begin, end, True
            others = end
    if others < len(good):
        yield others, len(good), False
