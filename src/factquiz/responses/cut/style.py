"""How a program that writes submissions puts space between names and marks."""

from __future__ import annotations

import re
from typing import NamedTuple

_LONGEST = 1 << 16
"""Bytes of a submission from which its style is learnt."""

_TOKEN = re.compile(rb'([ \t\r\n]*)("(?:[^"\\]|\\.)*"|[{}\[\]:,])')


class Style(NamedTuple):
    """The space in a submission, which is the same in all that one program writes.

    After the brace that opens it, after a comma, after a colon, before the brace that closes it,
    and after that; then the same inside the responses.
    """

    opening: bytes = b""
    comma: bytes = b""
    colon: bytes = b""
    closing: bytes = b""
    end: bytes = b""
    inner_opening: bytes = b""
    inner_comma: bytes = b""
    inner_closing: bytes = b""


def learn(sent: bytes) -> Style | None:
    """Return the style that a submission seems to have; nothing if it seems to be none.

    Nothing depends on its being right: whatever is cut by it is compared with it, byte by byte.
    """
    if not sent.startswith(b"{") or len(sent) > _LONGEST:
        return None
    found: dict[str, bytes] = {}
    opened, before, at = 0, b"", 0
    while token := _TOKEN.match(sent, at):
        space, mark = token.groups()
        where = {1: "", 2: "inner_"}.get(opened)
        if where is not None and before in _AFTER and mark != b"}":
            found.setdefault(where + _AFTER[before], space)
        opened += (mark in b"{[") - (mark in b"}]")
        if where is not None and mark == b"}":
            found.setdefault(f"{where}closing", space)
        before, at = mark, token.end()
    if opened or before != b"}" or sent[at:].strip():
        return None
    # A single response tells nothing of commas: as they are elsewhere on a line, or line by line.
    comma = found.get("inner_opening") or found.get("comma", b"")
    found.setdefault("inner_comma", comma)
    found.pop("inner_colon", None)
    return Style(**found, end=sent[at:])


_AFTER = {b"{": "opening", b",": "comma", b":": "colon"}
