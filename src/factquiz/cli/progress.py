"""How far a long command is: on the terminal of a person, and nowhere else."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

T = TypeVar("T")

_PATIENCE = 2.0
"""Seconds that pass before anything is shown, and after that between two signs of life."""

_STRIDE = 64
"""How many things pass between two looks at the clock, unless they are slow."""


def counted(things: Iterable[T], what: str, stride: int = _STRIDE) -> Iterator[T]:
    """Yield things as they come; if it takes long, tell a terminal on stderr how many came.

    ``stride`` is how many pass between two looks at the clock: 1 for what takes its time.
    """
    if not sys.stderr.isatty():
        yield from things
        return
    last = time.monotonic()
    shown = False
    for count, thing in enumerate(things, 1):
        yield thing
        if count % stride == 0 and time.monotonic() - last > _PATIENCE:
            last = time.monotonic()
            shown = True
            sys.stderr.write(f"\r{count:,} {what} …")
            sys.stderr.flush()
    if shown:
        sys.stderr.write("\r\x1b[K")
