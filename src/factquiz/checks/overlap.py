"""Words that a text shares with a source, found without the source's text at hand.

A *shingle* is a run of eight words. The *fingerprint* of the sources is the set of the digests of
all their shingles: whoever has it can tell that eight words in a row stand in a source too, and
cannot read the source in it. Case, figures, marks and line breaks make no difference.
"""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

FINGERPRINT_FILE = "book/sources.fingerprint"
"""Where a course has the fingerprint of its sources."""

RUN = 8
"""Words in a shingle: fewer are shared by chance, more let copied phrases through."""

_DIGEST = 5
"""Bytes of a digest: with ten thousand shingles in the sources and a million in a course, the
chance of one false alarm is one in a hundred."""

_PERSON = b"factquiz:overlap"
_HEAD = "factquiz fingerprint 1"
_WIDTH = 76
_WORD = re.compile(r"[^\W\d_]+")
_SMALL = frozenset(
    (
        "a",
        "an",
        "and",
        "at",
        "by",
        "for",
        "from",
        "in",
        "of",
        "on",
        "or",
        "that",
        "the",
        "to",
        "with",
    )
)


class FingerprintError(ValueError):
    """What was read is not a fingerprint."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """The digests of all shingles of some texts."""

    digests: frozenset[bytes]

    @classmethod
    def of(cls, texts: Iterable[str]) -> Fingerprint:
        """Take the fingerprint of the texts."""
        return cls(frozenset(digest for text in texts for digest in _digests(words(text))))

    @classmethod
    def read(cls, text: str) -> Fingerprint:
        """Read what :meth:`write` has written.

        Raises:
            FingerprintError: the text is something else, or is cut off.

        """
        head, _, rest = text.partition("\n")
        try:
            joined = base64.b64decode("".join(rest.split()), validate=True)
        except ValueError as error:
            raise FingerprintError(str(error)) from error
        if head != f"{_HEAD} {len(joined) // _DIGEST}" or len(joined) % _DIGEST:
            raise FingerprintError(f"it begins with {head[:60]!r} and holds {len(joined)} bytes")
        return cls(frozenset(joined[n : n + _DIGEST] for n in range(0, len(joined), _DIGEST)))

    def write(self) -> str:
        """Return the fingerprint as text: a head with the number of digests, then base64."""
        coded = base64.b64encode(b"".join(sorted(self.digests))).decode("ascii")
        lines = [coded[n : n + _WIDTH] for n in range(0, len(coded), _WIDTH)]
        return "\n".join((f"{_HEAD} {len(self.digests)}", *lines, ""))

    def shared(self, text: str, known: Callable[[str], bool] = lambda _: False) -> Iterator[str]:
        """Yield each longest run of words that the text shares with the sources.

        ``known`` tells of a run, without small words at its ends, whether it may be shared:
        the name of a treaty, the title of a book.
        """
        found = words(text)
        hits = [digest in self.digests for digest in _digests(found)]
        start = 0
        while start < len(hits):
            end = start
            while end < len(hits) and hits[end]:
                end += 1
            if end > start:
                run = found[start : end + RUN - 1]
                if not known(" ".join(_trimmed(run))):
                    yield " ".join(run)
            start = end + 1


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text in small letters; figures and marks are left out."""
    return tuple(word.casefold() for word in _WORD.findall(text))


def _digests(found: tuple[str, ...]) -> Iterator[bytes]:
    for n in range(len(found) - RUN + 1):
        run = " ".join(found[n : n + RUN]).encode()
        yield hashlib.blake2b(run, digest_size=_DIGEST, person=_PERSON).digest()


def _trimmed(run: tuple[str, ...]) -> tuple[str, ...]:
    start, end = 0, len(run)
    while start < end and run[start] in _SMALL:
        start += 1
    while end > start and run[end - 1] in _SMALL:
        end -= 1
    return run[start:end]
