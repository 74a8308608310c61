"""The folder that ``factquiz score`` writes: scores, judged answers, and what became of whom."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import msgspec

import factquiz
from factquiz.engines.expression import Standing
from factquiz.engines.scored import account
from factquiz.figures import percent
from factquiz.items.base import Record
from factquiz.items.codec import encode_pretty

if TYPE_CHECKING:
    from pathlib import Path

    from factquiz.engines.engine import Engine, Name
    from factquiz.engines.scored import Scored

FORMAT = "factquiz-scores/1"
SCORES, ANSWERS, SUMMARY = "scores.parquet", "answers.parquet", "summary.json"


class Summary(Record, frozen=True, kw_only=True):
    """What ``summary.json`` holds.

    ``key`` is the SHA-256 digest of the key's file. ``unit`` parts are one point. ``students``
    counts the class by standing; ``mean_percent`` is over those who are counted.
    """

    format: str
    version: str
    engine: str
    key: str
    unit: int
    answers: int
    received: int
    students: dict[str, int]
    mean_percent: str

    @property
    def counted(self) -> int:
        """How many students have a score."""
        return self.students.get(Standing.COUNTED.value, 0)

    @property
    def needs_attention(self) -> bool:
        """Whether a person must look: at students who were set aside."""
        return self.counted < self.received


class _Signature(msgspec.Struct):
    format: str


def stranger(folder: Path) -> str:
    """Return the name of something in a folder that no earlier run wrote there, if any."""
    try:
        signature = msgspec.json.decode((folder / SUMMARY).read_bytes(), type=_Signature)
    except (OSError, msgspec.DecodeError):
        return "no scores of ours but other files"
    if signature.format != FORMAT:
        return f"a {SUMMARY} of another format"
    others = {entry.name for entry in folder.iterdir()} - {SCORES, ANSWERS, SUMMARY}
    return min(others, default="")


def write_scores(engine: Engine, name: Name, scored: Scored, key: str, new: Path) -> Summary:
    """Write scores and summary into a folder (see :mod:`factquiz.staging`); return the summary.

    ``key`` is the digest of the key's file.
    """
    engine.write(scored.totals, new / SCORES)
    engine.write(scored.answers, new / ANSWERS)
    told = account(engine.read([new / SCORES]))
    summary = Summary(
        format=FORMAT,
        version=factquiz.__version__,
        engine=name.value,
        key=key,
        unit=scored.judged.unit,
        answers=len(scored.judged.answers),
        received=told.students,
        students=told.standings,
        mean_percent="" if told.mean is None else percent(told.mean, Fraction(1)),
    )
    (new / SUMMARY).write_bytes(encode_pretty(summary))
    return summary
