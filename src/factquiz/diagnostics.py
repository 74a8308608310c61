"""What is wrong with a data file, as values.

A mistake in a fact, a blueprint, a lesson or a submission is not an exception:
it is a :class:`Diagnostic` with a code, a place and a way out,
so that one run shows all of them.
This module knows nothing of what is being checked.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import PurePath


class Severity(enum.StrEnum):
    """How much a diagnostic weighs: errors block, warnings are listed."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands: a file, and a line and column that count from one.

    A line of 0 means the file as a whole.
    """

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        if not self.line:
            return self.path
        return f"{self.path}:{self.line}:{self.column}"

    @classmethod
    def of_file(cls, path: PurePath) -> Place:
        """Return the place that stands for the whole of a file."""
        return cls(path.as_posix())


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: what (code, message), where (place), and what to do (hint).

    ``code`` is a slug such as ``unknown-key``; each slug has a section of that name in
    ``docs/diagnostics.md``, which a test keeps complete.
    """

    code: str
    message: str
    place: Place
    hint: str = ""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        text = f"{self.place}: {self.severity} [{self.code}] {self.message}"
        return f"{text}\n    {self.hint}" if self.hint else text

    @property
    def sort_key(self) -> tuple[Place, str, str]:
        """Order findings as a reader meets them: by file, line and column."""
        return (self.place, self.code, self.message)


def in_order(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the findings sorted by place, each only once."""
    return tuple(sorted(dict.fromkeys(found), key=lambda one: one.sort_key))


def errors(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return only what blocks."""
    return tuple(one for one in found if one.severity is Severity.ERROR)
