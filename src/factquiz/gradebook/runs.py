"""The runs of the program that wrote a gradebook: who did what, when, with which key."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import factquiz
from factquiz.items.codec import encode

if TYPE_CHECKING:
    from factquiz.assembly.form import Key
    from factquiz.gradebook.store import Store
    from factquiz.items.base import Record


def begin_run(store: Store, number: int, command: str, key: Key, settings: Record) -> None:
    """Write down a run: its number, the command, the program's version, the time, the key."""
    content = encode(key)
    digest = hashlib.sha256(content).hexdigest()
    store.run(
        "INSERT INTO frozen_key VALUES (?, ?) ON CONFLICT DO NOTHING", digest, content.decode()
    )
    now = datetime.now(UTC).isoformat(timespec="seconds")
    store.run(
        "INSERT INTO run VALUES (?, ?, ?, ?, ?, ?)",
        *(number, now, factquiz.__version__, command, digest, encode(settings).decode()),
    )
