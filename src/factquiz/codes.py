"""Short codes that people read aloud, copy from paper and compare: Crockford's base 32."""

from __future__ import annotations

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""No I, L, O or U, so that a code read aloud or from paper is not misread."""

_PAIRS = tuple(one + other for one in _ALPHABET for other in _ALPHABET)
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
    pairs = range(length & ~1, -1, -2)
    letters = "".join([_PAIRS[number >> _BITS * place & 1023] for place in pairs])[-length:]
    return "-".join(letters[at : at + _GROUP] for at in range(0, length, _GROUP))
