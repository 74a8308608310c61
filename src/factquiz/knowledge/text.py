"""When two names are the same name: a normal form for comparing, never for showing."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ARTICLES = ("the ", "a ", "an ")
_NO_WORD = re.compile(r"[\W_]+")


@lru_cache(maxsize=65_536)
def normal(text: str) -> str:
    """Return the text without case, diacritics, punctuation and leading article."""
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text)
        text = "".join(c for c in decomposed if not unicodedata.combining(c))
    joined = _NO_WORD.sub(" ", text.casefold()).strip()
    for article in _ARTICLES:
        if joined.startswith(article) and len(joined) > len(article):
            return joined.removeprefix(article)
    return joined


# fmt: off
_SMALL = frozenset((
    "a", "an", "and", "are", "as", "at", "be", "been", "but", "by", "did", "do", "does", "for",
    "from", "had", "has", "have", "how", "in", "into", "is", "it", "its", "more", "most", "not",
    "of", "on", "or", "other", "out", "over", "so", "such", "than", "that", "the", "their",
    "them", "then", "there", "these", "they", "this", "to", "under", "up", "was", "were", "what",
    "when", "where", "which", "while", "who", "whom", "why", "will", "with", "would",
))
# fmt: on


_SHORTEST = 3


@lru_cache(maxsize=65_536)
def content_words(text: str) -> frozenset[str]:
    """Return the words that carry meaning, cut to their first six letters.

    A crude stem, on purpose: it errs towards calling two words the same.
    """
    return frozenset(
        word[:6] for word in normal(text).split() if word not in _SMALL and len(word) >= _SHORTEST
    )
