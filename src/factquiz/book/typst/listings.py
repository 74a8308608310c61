"""The lists of figures and tables in the front of the printed book.

A caption may run over several sentences; in a list its first one is enough.
"""

from __future__ import annotations

import re

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_])")
_ABBREVIATION = re.compile(r"\b(?:\w|cf|vol|ed|St|Dr|Mr|Mrs|Fig|no)\.$")


def short_caption(caption: str) -> str:
    """Return the first sentence of a caption, without its full stop."""
    words = " ".join(caption.split())
    for end in (found.start() for found in _SENTENCE.finditer(words)):
        if not _ABBREVIATION.search(words[:end]):
            return words[:end].removesuffix(".")
    return words.removesuffix(".")
