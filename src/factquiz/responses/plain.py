"""Text from outside, made fit to be shown."""

from __future__ import annotations


def plain(text: str) -> str:
    """Return a text in one line, with every invisible or controlling character spelt out.

    So nothing that a student types can move the cursor of a terminal,
    turn the direction of a line or break a row of a table.
    """
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else _spelt(char) for char in text)


def quoted(text: str, limit: int = 60) -> str:
    """Return a text in quotation marks, cut to ``limit`` characters."""
    shown = plain(text[:limit])
    return f"“{shown}…”" if len(text) > limit else f"“{shown}”"


def _spelt(char: str) -> str:
    return repr(char)[1:-1]
