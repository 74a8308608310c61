"""Which sentence of a page the index sends a reader to, for each thing.

A sentence that teaches a thing counts, and one that names it.
What a page names again and again is what the page is about: its first sentence is enough.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

OFTEN = 10
"""Of how many sentences a thing may be named in one, before the page is about it as a whole."""


def worth_a_locator(
    taught: Sequence[Iterable[str]], named: Sequence[Iterable[str]]
) -> tuple[tuple[str, ...], ...]:
    """Return the headings of each sentence: those it teaches, and those worth looking up there."""
    counts = Counter(heading for sentence in named for heading in set(sentence))
    most = max(1, len(named) // OFTEN)
    seen: set[str] = set()
    found = []
    for here, there in zip(taught, named, strict=True):
        passing = [each for each in there if counts[each] <= most or each not in seen]
        seen.update(there)
        found.append(tuple(dict.fromkeys((*here, *passing))))
    return tuple(found)
