"""How far a long command is: on the terminal of a person, and nowhere else."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

T = TypeVar("T")

_PATIENCE = 2.0
"""Seconds that pass before anything is shown, and after that between two signs of life."""

_STRIDE = 64
"""How many things pass between two looks at the clock, unless they are slow."""


@contextmanager
def waiting(what: str) -> Iterator[None]:
    """Tell a terminal on stderr what is waited for, where nothing can be counted."""
    shown = sys.stderr.isatty()
    if shown:
        sys.stderr.write(f"{what} …")
        sys.stderr.flush()
    try:
        yield
    finally:
        if shown:
            sys.stderr.write("\r\x1b[K")


def one(_thing: object) -> int:
    """Return how many things a thing is, if it is one."""
    return 1


def counted(
    things: Iterable[T], what: str, stride: int = _STRIDE, many: Callable[[T], int] = one
) -> Iterator[T]:
    """Yield things as they come; if it takes long, tell a terminal on stderr how many came.

    ``stride`` is how many pass between two looks at the clock: 1 for what takes its time.
    ``many`` says of each how many it counts for.
    """
    if not sys.stderr.isatty():
        yield from things
        return
    last = time.monotonic()
    shown = False
    count = looked = 0
    for thing in things:
        yield thing
        count += many(thing)
        if count - looked >= stride:
            looked = count
            if time.monotonic() - last > _PATIENCE:
                last = time.monotonic()
                shown = True
                sys.stderr.write(f"\r{count:,} {what} …")
                sys.stderr.flush()
    if shown:
        sys.stderr.write("\r\x1b[K")
