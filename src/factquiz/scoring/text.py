"""When two texts are the same answer: normalisation and typing errors.

Distance is the optimal string alignment distance: the least number of letters to insert,
delete or replace, or of neighbours to swap, no part being edited twice
(the restricted form of Damerau, 1964; computed by RapidFuzz).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NOT_ALPHANUMERIC = re.compile(r"[\W_]+")
_DIGITS = re.compile(r"\d+")
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_APOSTROPHE = re.compile(r"(?<=\w)['’ʼ](?=\w)")
_ARTICLE = re.compile(r"^(?:(?:the|an|a) )+(?=.)")

# Letters that look like a Latin letter with a mark but that Unicode does not take apart,
# as people type them whose keyboard lacks them.
_UNDIVIDED = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "æ": "ae", "œ": "oe", "þ": "th"}
)


def normalise(text: str) -> str:
    """Return a text without case, diacritics, punctuation and needless spaces.

    Compatibility forms are unfolded (NFKD), combining marks and invisible format characters
    dropped, case folded; every run of what is neither letter nor digit becomes one space.
    Four habits of writing make no difference either: dots in an abbreviation (U.S.),
    apostrophes in a word, ``&`` for *and*, and an English article in front.
    """
    letters = text.lower() if text.isascii() else _letters(text)
    if letters.isalnum() and letters.isascii():
        return letters
    joined = _APOSTROPHE.sub("", _INITIALS.sub(_without_dots, letters.replace("&", " and ")))
    words = _NOT_ALPHANUMERIC.sub(" ", joined).strip()
    return _ARTICLE.sub("", words)


def _letters(text: str) -> str:
    """Return a text without case, marks and format characters; plain ASCII has but the case."""
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(
        char
        for char in folded
        if not unicodedata.combining(char) and unicodedata.category(char) != "Cf"
    ).translate(_UNDIVIDED)


def _without_dots(initials: re.Match[str]) -> str:
    return initials[0].replace(".", "")


@lru_cache(maxsize=4096)
def normalised_answer(text: str) -> str:
    """Return the normal form of an answer of the key, which every response is compared with."""
    return normalise(text)


def distance(one: str, other: str, max_edits: int) -> int | None:
    """Return how many edits two normalised texts are apart, or nothing if more than allowed.

    A wrong figure is never taken for a typing error:
    texts whose numbers differ (1975 and 1976) are never near.
    """
    if one == other:
        return 0
    if not max_edits or abs(len(one) - len(other)) > max_edits:
        return None
    if _DIGITS.findall(one) != _DIGITS.findall(other):
        return None
    # Costs as much as the rest of the start-up; a class that types no errors never pays.
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    edits = OSA.distance(one, other, score_cutoff=max_edits)
    return edits if edits <= max_edits else None
