"""CPU time of whole processes, start-up included, compared within one run.

CPU seconds (user and system, with all child processes) hardly move when the machine is busy,
and a ratio of two of them, taken in turns, hardly moves from one machine to the next.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


_LAUNCHER = """
import os, sys
file, *arguments = sys.argv[1:]
os.set_inheritable(int(file), False)
process = os.posix_spawnp(arguments[0], arguments, os.environ)
_, status, used = os.wait4(process, 0)
code = os.waitstatus_to_exitcode(status)
os.write(int(file), f"{code} {used.ru_utime + used.ru_stime} {used.ru_maxrss}".encode())
"""
"""Starts a program and tells what it took.

A process begins with the peak of memory of the one that started it, so a small one must do that.
"""


class RunFailedError(Exception):
    """A measured command failed, so its time means nothing."""


@dataclass(frozen=True, slots=True)
class Command:
    """A program to measure. ``prepare`` is called before each run and is not measured.

    ``accepted`` are the exit codes of a run that did its work.
    """

    name: str
    arguments: tuple[str, ...]
    prepare: Callable[[], None] = lambda: None
    accepted: frozenset[int] = frozenset({0})


@dataclass(frozen=True, slots=True)
class Times:
    """CPU seconds of each run of a command, and its peaks of memory in MiB."""

    name: str
    seconds: tuple[float, ...]
    peaks: tuple[float, ...] = ()

    @property
    def peak(self) -> float:
        """The most memory that any run held, in MiB; 0 if it was not measured."""
        return max(self.peaks, default=0.0)

    @property
    def median(self) -> float:
        """The median of the runs, in CPU seconds."""
        return statistics.median(self.seconds)

    def __str__(self) -> str:
        low, high = min(self.seconds), max(self.seconds)
        memory = f" {self.peak:6,.0f} MiB" if self.peaks else ""
        return f"{self.median:8.3f} s [{low:.3f} to {high:.3f}]{memory}  {self.name}"


def cpu_seconds(command: Command) -> float:
    """Run a command to its end and return the CPU time of it and its children, in seconds.

    Raises:
        RunFailedError: it ended with a code that is not accepted.

    """
    return used(command)[0]


def used(command: Command) -> tuple[float, float]:
    """Run a command; return its CPU time in seconds and its peak of memory in MiB.

    Raises:
        RunFailedError: it ended with a code that is not accepted.

    """
    command.prepare()
    with tempfile.TemporaryFile() as told:
        ran = subprocess.run(
            [sys.executable, "-I", "-S", "-c", _LAUNCHER, str(told.fileno()), *command.arguments],
            check=False,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env=_environment(),
            pass_fds=(told.fileno(),),
        )
        told.seek(0)
        code, seconds, peak = told.read().split()
    if int(code) not in command.accepted:
        raise RunFailedError(f"{command.name} ended with {int(code)}:\n{ran.stderr.decode()}")
    return float(seconds), int(peak) / 1024


def _environment() -> dict[str, str]:
    """Return the environment of a measured program, in which Python keeps what it has compiled.

    Where it is told not to, each run would compile the whole program anew.
    """
    return {name: text for name, text in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def measured(commands: Sequence[Command], runs: int) -> tuple[Times, ...]:
    """Return the times of commands that are run in turns, so that each meets the same weather.

    One more run of each goes first and does not count: it fills the caches.
    """
    found: list[list[tuple[float, float]]] = [[] for _ in commands]
    for number in range(runs + 1):
        for command, measures in zip(commands, found, strict=True):
            taken = used(command)
            if number:
                measures.append(taken)
    return tuple(
        Times(command.name, *zip(*measures, strict=True))
        for command, measures in zip(commands, found, strict=True)
    )
