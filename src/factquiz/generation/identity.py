"""Ids of items and options: digests of what they ask, the same on every machine."""

from __future__ import annotations

import base64
import hashlib

ID_LENGTH = 12
"""Characters of an item's id: 60 bits, so that two of a million items hardly ever share one."""

_SHORT = 6
_BYTES = 10
"""Bytes of the digest that are written out: 16 characters, more than any id has."""


def digest(*parts: str, length: int = ID_LENGTH) -> str:
    """Return a lower-case base-32 digest of some texts, in their order."""
    data = "\x1f".join(parts).encode()
    return base64.b32encode(hashlib.sha256(data).digest()[:_BYTES]).decode().lower()[:length]


def option_id(reply: str, text: str) -> str:
    """Return the id of an option: it stays while its source and its wording stay."""
    return digest(reply, text, length=_SHORT)


def chosen(texts: tuple[str, ...], item_id: str) -> str:
    """Return one of several wordings, always the same one for an item."""
    return texts[int.from_bytes(hashlib.sha256(item_id.encode()).digest()[:4]) % len(texts)]
