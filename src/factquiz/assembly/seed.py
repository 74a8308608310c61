"""Seeds: choices that are the same on every machine, and that nobody can foretell who should not.

A practice quiz has a public seed. A graded form's seed is an HMAC (RFC 2104, SHA-256) over the
instructor's secret, so that publishing the whole repository predicts no exam.
No module-level random state, no dependence on the order of anything.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, TypeVar

from factquiz.codes import code

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

T = TypeVar("T")

CODE_LENGTH = 8
_MASK = (1 << 64) - 1


@lru_cache(maxsize=1 << 18)
def _digest_of(label: str) -> int:
    return int.from_bytes(hashlib.sha256(label.encode()).digest()[:8])


def _mixed(digest: int, head: int) -> int:
    mixed = digest ^ head
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9 & _MASK
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB & _MASK
    return mixed ^ (mixed >> 31)


_rank_and_label = itemgetter(0, 1)


@dataclass(frozen=True, slots=True)
class Seed:
    """A source of deterministic choices."""

    key: bytes

    def child(self, *labels: str) -> Seed:
        """Return an independent seed for one purpose."""
        return Seed(self._digest("seed", *labels))

    def number(self, *labels: str) -> int:
        """Return a 64-bit number that depends on the seed and the labels only."""
        return int.from_bytes(self._digest("number", *labels)[:8])

    def rank(self, label: str) -> int:
        """Return a 64-bit number for a label, by which things are put into a random order.

        Much faster than :meth:`number`: the label's digest is kept, and mixed with the key by the
        finaliser of SplitMix64 (Steele, Lea and Flood, 2014). Who sees an order learns nothing
        that helps with another form, for each form has a key of its own.
        """
        return _mixed(_digest_of(label), int.from_bytes(self.key[:8]))

    def shuffled(self, things: Iterable[T], label: Callable[[T], str]) -> tuple[T, ...]:
        """Return things in a random order that depends on their labels, not on their order."""
        head = int.from_bytes(self.key[:8])
        ranked = [(_mixed(_digest_of(name := label(one)), head), name, one) for one in things]
        ranked.sort(key=_rank_and_label)
        return tuple([one for _, _, one in ranked])

    def _digest(self, *labels: str) -> bytes:
        return hmac.digest(self.key, "\x1f".join(labels).encode(), hashlib.sha256)


def public_seed(quiz: str, salt: str = "") -> Seed:
    """Return the seed of a practice quiz: anybody may know it."""
    return Seed(hashlib.sha256(f"practice\x1f{quiz}\x1f{salt}".encode()).digest())


def form_code(secret: bytes, quiz: str, student: str, attempt: int = 0) -> str:
    """Return the short code of a student's form, such as ``7KQ2-M9XA``.

    It tells nothing of the student and cannot be computed without the secret.
    ``attempt`` counts the draws for one student, from 0.
    """
    label = f"code\x1f{quiz}\x1f{student}\x1f{attempt}"
    digest = hmac.digest(secret, label.encode(), hashlib.sha256)
    return code(digest, CODE_LENGTH)


def graded_seed(secret: bytes, quiz: str, code: str) -> Seed:
    """Return the seed of a graded form: from the secret and the code, the form can be rebuilt."""
    return Seed(hmac.digest(secret, f"form\x1f{quiz}\x1f{code}".encode(), hashlib.sha256))
