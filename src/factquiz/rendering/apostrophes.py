"""The apostrophe that a reader expects, in texts of facts, where it is typed as a straight one."""

from __future__ import annotations

import re

_STRAIGHT = re.compile(r"(?<=\w)'(?=\w)|(?<=s)'(?=[\s,.;:?!)]|$)")


def curly(text: str) -> str:
    """Return a text with “Cyprus’s” and “states’ ”; a straight mark elsewhere may be a quote."""
    return _STRAIGHT.sub("’", text)
