"""Spans of time in words, saying no more than a fact does.

An end that is open (``2012/..``) and an end that nobody recorded (``2012/``) are not the same:
of the second nothing may be said but that it is not known here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.generation.wording import day, on_day

if TYPE_CHECKING:
    from factquiz.facts.dates import When
    from factquiz.facts.things import Body

NOT_RECORDED = "not recorded in this course"


def since(when: When | None) -> str:
    """Return a span as it stands beside a name or in a cell of a table.

    “since 1949”, “1973 to 31 January 2020”, “until 1989”; a single date is a beginning,
    and ``None`` a time that is not recorded.
    """
    if when is None:
        return f"dates {NOT_RECORDED}"
    if not when.is_interval:
        return f"from {day(when)}; end {NOT_RECORDED}"
    if when.opening and when.closing:
        return f"{day(when.opening)} to {day(when.closing)}"
    if when.opening:
        begun = day(when.opening)
        return f"since {begun}" if when.edtf.endswith("..") else f"from {begun}; end {NOT_RECORDED}"
    ended = f"until {day(when.closing)}" if when.closing else ""
    return ended if when.edtf.startswith("..") else f"{ended}; beginning {NOT_RECORDED}"


def lifetime(body: Body) -> tuple[str, ...]:
    """Return what the facts say of the beginning and the end of a body, each as a sentence."""
    began, ended = body.founded, body.ended
    if body.span:
        began = body.span.opening if body.span.is_interval else body.span
        ended = body.span.closing
    said = (("Began", began), ("Ended", ended))
    return tuple(f"{what} {on_day(when)}." for what, when in said if when)
