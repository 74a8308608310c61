"""How long a text is, and how hard to read.

The measure is LIX (C. H. Björnsson, *Läsbarhet*, 1968): words per sentence, plus the share of
words of more than six letters in per cent. It needs no dictionary of syllables. Björnsson puts
children's books at about 25, fiction at 35, newspapers at 45 and specialist texts above 50.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factquiz.checks.page import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factquiz.checks.page import Sentence

LONG = 6
"""A word of more letters than these is long."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text is made of; the measures follow from it. An empty text measures nought."""

    words: int
    sentences: int
    long_words: int

    @property
    def words_per_sentence(self) -> float:
        """The mean length of a sentence."""
        return self.words / self.sentences if self.sentences else 0.0

    @property
    def lix(self) -> float:
        """The reading level."""
        share = 100 * self.long_words / self.words if self.words else 0.0
        return self.words_per_sentence + share


def running(sentences: Iterable[Sentence]) -> Iterator[Sentence]:
    """Yield running text: paragraphs and lists, without headings, tables, boxes and captions."""
    for each in sentences:
        if each.kind in {Kind.TEXT, Kind.ITEM} and not each.aside and each.words:
            yield each


def whole(sentences: Iterable[Sentence]) -> Iterator[Sentence]:
    """Yield all that is read through: running text and boxes, not what is only looked at."""
    for each in sentences:
        if each.kind not in {Kind.HEADING, Kind.CELL, Kind.CAPTION} and each.words:
            yield each


def reading(sentences: Iterable[Sentence]) -> Reading:
    """Return what the sentences are made of."""
    counted = [each.words for each in sentences]
    return Reading(
        words=sum(len(words) for words in counted),
        sentences=len(counted),
        long_words=sum(_letters(word) > LONG for words in counted for word in words),
    )


def _letters(word: str) -> int:
    return sum(character.isalpha() for character in word)
