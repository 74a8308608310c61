"""Dates as a list shows them: short, and no more exact than the facts have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.generation.wording import capital, day

if TYPE_CHECKING:
    from factquiz.book.timeline.entries import Entry
    from factquiz.facts.dates import When


def time_text(entry: Entry) -> str:
    """Return when an entry was: “1 August 1975”, “15–17 May 1998”, “since 2 December 2004”."""
    opening, closing = entry.when.opening, entry.when.closing
    if opening and closing:
        return capital(_span(opening, closing))
    if opening:
        return f"Since {day(opening)}" if entry.goes_on else f"From {day(opening)}, end not given"
    if closing:
        return f"Until {day(closing)}"
    return capital(day(entry.when))


def _span(opening: When, closing: When) -> str:
    """Return both ends with a dash; what the two have in common at their end stands once."""
    begin, end = day(opening).split(), day(closing).split()
    if opening.approximate or closing.approximate or len(begin) != len(end):
        return f"{' '.join(begin)} – {' '.join(end)}"
    while len(begin) > 1 and begin[-1] == end[len(begin) - 1]:
        begin.pop()
    dash = "–" if len(begin) == 1 else " – "
    return f"{' '.join(begin)}{dash}{' '.join(end)}"
