"""How far a long build is, told on stderr; how a person can stop it; how its file is put in place.

Sphinx says what it does only when it is asked to say everything.
"""

from __future__ import annotations

import sys
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

T = TypeVar("T")

TICK = 1.0
"""Seconds between two signs of life on a terminal."""


@contextmanager
def stage(what: str, tick: float = TICK) -> Iterator[None]:
    """Tell what is being done, on a terminal live; at the end, how long it took."""
    begun = time.monotonic()
    over = threading.Event()

    def live() -> None:
        while not over.wait(tick):
            _say(f"\r{what} … {time.monotonic() - begun:.0f} s")

    teller = threading.Thread(target=live, daemon=True)
    clear = ""
    if sys.stderr.isatty():
        clear = "\r\x1b[K"
        _say(f"{what} …")
        teller.start()
    else:
        _say(f"{what} …\n")
    try:
        yield
    finally:
        over.set()
        if teller.is_alive():
            teller.join()
        _say(clear)
    _say(f"{what}: {time.monotonic() - begun:.1f} s\n")


def _say(words: str) -> None:
    sys.stderr.write(words)
    sys.stderr.flush()


def interruptible(work: Callable[[], T]) -> T:
    """Return what ``work`` returns, but listen to Ctrl-C meanwhile.

    For compiled code that runs long and does not listen itself; it may go on for a moment after
    the interruption, so it must write nothing.
    """
    made: list[T] = []
    raised: list[BaseException] = []

    def run() -> None:
        try:
            made.append(work())
        except BaseException as error:  # noqa: BLE001 (raised again below)
            raised.append(error)

    worker = threading.Thread(target=run, daemon=True)
    worker.start()
    while worker.is_alive():
        worker.join(TICK)  # without a limit, Windows would not hear Ctrl-C
    if raised:
        raise raised[0]
    return made[0]


def put(target: Path, data: bytes) -> None:
    """Write a file whole or not at all; the one that was there stays until the new one is whole."""
    half = target.with_suffix(".part")
    try:
        half.write_bytes(data)
        half.replace(target)
    finally:
        half.unlink(missing_ok=True)
