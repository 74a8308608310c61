"""Where everything of a strip of time stands: days along the axis, labels in lanes below it.

Lengths are in units of the drawing: CSS pixels on the web. Letters are measured by a table that
is a little too wide for any common sans-serif face, so that labels never touch.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from factquiz.facts.dates import Precision

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factquiz.book.timeline.entries import Entry

FONT = 12.5
LINE = 15
TOP = 30
"""Room above the lanes, for the axis and its years."""

_GRID = 3
_GAP = 10
_BESIDE = 9
_BAR = 7
_NARROW_BAR = 14
_LONGEST_LINE = 176
_HALF_MARK = 5

_THIN = frozenset("iljtfrI.,;:'’|!()[]“” -–/")
_WIDE = frozenset("mwMWOQGCDHNU@%—")


def text_width(text: str) -> float:
    """Return how wide a text may be at most, in units of the drawing."""
    return sum(0.36 if each in _THIN else 0.84 if each in _WIDE else 0.6 for each in text) * FONT


def wrapped(text: str, widest: float) -> tuple[str, ...]:
    """Return a text in lines no wider than asked; a longer word has a line of its own."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer) <= widest:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


@dataclass(frozen=True, slots=True)
class Axis:
    """A stretch of time, from the first day of one year to the last of another, and its width."""

    first_year: int
    last_year: int
    width: float

    def x(self, day: date) -> float:
        """Return where a day begins; what lies outside stands at the edge."""
        begin, end = date(self.first_year, 1, 1), date(self.last_year, 12, 31)
        days = (min(max(day, begin), end + timedelta(days=1)) - begin).days
        return round(days / ((end - begin).days + 1) * self.width, 1)

    @property
    def years(self) -> tuple[int, ...]:
        """The years that get a tick: every year of a decade, every tenth of a longer time."""
        count = self.last_year - self.first_year + 1
        step = 1 if count <= 12 else 5 if count <= 30 else 10  # noqa: PLR2004 (what fits a page)
        return tuple(
            year for year in range(self.first_year, self.last_year + 1) if year % step == 0
        )


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry in its place.

    ``x`` is its day, or the left end of its bar, which is ``bar`` wide (0: a mark). The label
    begins (or, ``leftward``, ends) at ``text_x``, seen from ``x``; ``text_y`` is the baseline of
    its first line seen from ``y``. The box from ``left`` to ``right`` (from ``x``), ``height``
    high, is its own. ``cut`` tells that it goes on beyond the strip.
    """

    entry: Entry
    lines: tuple[str, ...]
    x: float
    y: float
    bar: float
    text_x: float
    text_y: float
    left: float
    right: float
    height: float
    leftward: bool
    cut: bool


@dataclass(frozen=True, slots=True)
class Strip:
    """A stretch of time with all that begins in it."""

    axis: Axis
    placed: tuple[Placed, ...]

    @property
    def height(self) -> float:
        """The height of the drawing."""
        return max((each.y + each.height for each in self.placed), default=TOP) + _GAP


def strip(entries: Iterable[Entry], axis: Axis) -> Strip:
    """Put entries, which stand in the order of time, into lanes: each as high as there is room."""
    placed: list[Placed] = []
    for entry in entries:
        made = _placed(entry, axis)
        y = TOP
        while _is_taken(made, y, placed):
            y += _GRID
        placed.append(replace(made, y=y))
    return Strip(axis, tuple(placed))


def _is_taken(made: Placed, y: float, placed: list[Placed]) -> bool:
    left, right = made.x + made.left, made.x + made.right
    return any(
        left < other.x + other.right + _GAP
        and other.x + other.left < right + _GAP
        and y < other.y + other.height
        and other.y < y + made.height
        for other in placed
    )


def _placed(entry: Entry, axis: Axis) -> Placed:
    begin, end = _reach(entry, axis)
    bar = 0.0 if is_day(entry) else max(end - begin, 3.0)
    x = min(begin, axis.width - bar)
    cut = bar > 0 and entry.shown.last > date(axis.last_year, 12, 31) and not entry.goes_on
    label = f"{entry.label} →" if cut else entry.label
    beneath = bar > _NARROW_BAR
    after, before = (0.0, bar) if beneath else (bar + _BESIDE - 2 * (bar > 0), -_BESIDE)
    room_right = axis.width - x - after
    room_left = x + before
    lines = wrapped(label_text(entry, label), min(_LONGEST_LINE, max(room_right, room_left)))
    widest = max(map(text_width, lines))
    leftward = widest > room_right and room_left > room_right
    text_x = before if leftward else after
    ends = (text_x - widest, text_x) if leftward else (text_x, text_x + widest)
    half = 0 if bar else _HALF_MARK
    return Placed(
        entry=entry,
        lines=lines,
        x=x,
        y=0,
        bar=bar,
        text_x=text_x,
        text_y=(_BAR + LINE - 2) if beneath else LINE - 4,
        left=round(min(ends[0], -half), 1),
        right=round(max(ends[1], bar, half), 1),
        height=LINE * len(lines) + (_BAR if beneath else 0) + 2,
        leftward=leftward,
        cut=cut,
    )


def is_day(entry: Entry) -> bool:
    """Return whether an entry is one exact day, and so a mark and not a bar."""
    when = entry.shown
    return when.precision is Precision.DAY and when.first == when.last and not when.approximate


def _reach(entry: Entry, axis: Axis) -> tuple[float, float]:
    first, last = entry.shown.first, entry.shown.last
    return axis.x(first), axis.x(last if last == date.max else last + timedelta(days=1))


# fmt: off
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
# fmt: on


def day_text(entry: Entry) -> str:
    """Return the day and month of an exact day, which the axis does not show; else nothing."""
    if not is_day(entry):
        return "about" if entry.when.approximate else ""
    return f"{entry.begins.day} {_MONTHS[entry.begins.month - 1]}"


def label_text(entry: Entry, label: str) -> str:
    """Return a label with its day before it."""
    return f"{day_text(entry)} {label}".strip()
