"""Short codes that people read aloud, copy from paper and compare: Crockford's base 32."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""No I, L, O or U, so that a code read aloud or from paper is not misread."""

_PAIRS = tuple(one + other for one in ALPHABET for other in ALPHABET)
"""Two letters at once: codes are worked out for whole classes."""

_BITS = 5
_GROUP = 4


def code(digest: bytes, length: int) -> str:
    """Return the first bits of a digest as a code of ``length`` letters, in groups of four.

    Raises:
        ValueError: the digest is too short for it.

    """
    spare = 8 * len(digest) - _BITS * length
    if spare < 0:
        raise ValueError(f"{len(digest)} bytes are too few for a code of {length} letters")
    number = int.from_bytes(digest) >> spare
    letters = "".join([_PAIRS[number >> shift & 1023] for shift in _shifts(length)])[-length:]
    return "-".join([letters[at : at + _GROUP] for at in range(0, length, _GROUP)])


@lru_cache(maxsize=16)
def _shifts(length: int) -> tuple[int, ...]:
    """Return how far each pair of letters lies from the end, in bits; there may be one to spare."""
    return tuple(_BITS * place for place in range((length - 1) & ~1, -1, -2))


def codes_of_12(digests: Iterable[bytes]) -> list[str]:
    """Return the :func:`code` of 12 letters of each digest: the same, but quick for many."""
    pairs, found = _PAIRS, []
    for digest in digests:
        bits = int.from_bytes(digest[:8]) >> 4
        found.append(
            f"{pairs[bits >> 50]}{pairs[bits >> 40 & 1023]}"
            f"-{pairs[bits >> 30 & 1023]}{pairs[bits >> 20 & 1023]}"
            f"-{pairs[bits >> 10 & 1023]}{pairs[bits & 1023]}"
        )
    return found
