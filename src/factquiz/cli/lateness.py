"""The options of ``factquiz grade`` that say when a quiz was due and which attempt counts."""

from __future__ import annotations

from datetime import UTC
from fractions import Fraction
from typing import TYPE_CHECKING, Any, TypeVar

import click

from factquiz.gradebook.attempts import Counts
from factquiz.gradebook.lateness import Deadline, local_moment, penalty_rule
from factquiz.gradebook.rules import Rules

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

T = TypeVar("T")
F = TypeVar("F")

Late = tuple[Fraction, int, Fraction]


def _reading(read: Callable[[str], T]) -> Callable[..., T | None]:
    """Return a callback that reads the value of an option, or tells what is wrong with it."""

    def callback(_context: click.Context, _option: click.Parameter, value: str | None) -> T | None:
        if value is None:
            return None
        try:
            return read(value)
        except ValueError as error:
            raise click.BadParameter(str(error)) from error

    return callback


def _zone(_context: click.Context, _option: click.Parameter, value: str) -> str:
    """Return the name of a time zone that there is."""
    if value:
        # Only who names a zone waits for what knows them all.
        from factquiz.responses.tables.table import TableError  # noqa: PLC0415
        from factquiz.responses.tables.times import time_zone  # noqa: PLC0415

        try:
            time_zone(value)
        except TableError as error:
            raise click.BadParameter(f"{error}.") from error
    return value


def rule_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options ``--attempts``, ``--deadline``, ``--late`` and ``--zone``."""
    for option in (
        click.option(
            "--zone",
            default="",
            callback=_zone,
            help="Time zone of times in a table that name none: Europe/Berlin. Else that of the"
            " deadline.",
        ),
        click.option(
            "--late",
            callback=_reading(penalty_rule),
            help="What lateness costs: “10% per day, at most 50%”.",
        ),
        click.option(
            "--deadline",
            callback=_reading(local_moment),
            help="When it was due: 2026-05-01T12:00+02:00.",
        ),
        click.option(
            "--attempts",
            type=click.Choice([each.value for each in Counts]),
            default=Counts.ONE.value,
            show_default=True,
            help="Which of a student's differing submissions counts; “one”: a person chooses.",
        ),
    ):
        command = option(command)
    return command


def offset_of(deadline: datetime | None) -> str:
    """Return how far the time zone of a deadline is from UTC: +02:00; nothing if there is none."""
    return deadline.isoformat(timespec="seconds")[len("2026-05-01T12:00:00") :] if deadline else ""


def rules_of(attempts: str, deadline: datetime | None, late: Late | None) -> Rules:
    """Return the rules that the options name."""
    if late and deadline is None:
        raise click.BadParameter("needs a --deadline.", param_hint="--late")
    if deadline is None:
        return Rules(counts=Counts(attempts))
    share, period, most = late or (Fraction(0), 1, Fraction(1))
    due = Deadline(at=deadline.astimezone(UTC), share=share, period=period, most=most)
    return Rules(counts=Counts(attempts), deadline=due)
