"""Grading in memory, for tests: files by name, without a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.gradebook import ledger
from factquiz.responses.arrival import Arrival
from factquiz.scoring.score import score

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from factquiz.assembly.form import Form, Key
    from factquiz.assembly.policy import ScoringPolicy
    from factquiz.gradebook.gradebook import Gradebook
    from factquiz.gradebook.rules import Rules
    from factquiz.responses.quarantine import Quarantined
    from factquiz.responses.roster import Roster
    from factquiz.responses.submission import RawResponse, Submission
    from factquiz.scoring.mark import ItemScore

File = tuple[str, "Submission | Quarantined"] | tuple[str, "Submission | Quarantined", str]
"""Name, content and, if it matters, the time of arrival."""


def grade(
    files: Iterable[File], key: Key, roster: Roster = (), rules: Rules | None = None
) -> Gradebook:
    """Grade submissions given by name."""
    arrivals = (
        Arrival(file=name, content=content, arrived="".join(time)) for name, content, *time in files
    )
    return ledger.grade(arrivals, key, roster, rules=rules)


def scores(
    form: Form, responses: Mapping[str, RawResponse], policy: ScoringPolicy
) -> tuple[ItemScore, ...]:
    """Score a form's items one by one, in their order."""
    return tuple(score(placed, responses.get(placed.item.id), policy) for placed in form.items)
