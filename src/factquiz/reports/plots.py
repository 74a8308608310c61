"""The plots of the analysis page, as inline SVG.

Shapes have classes and no colours: those of the page, light or dark, reach them.
Every plot says in its label what it shows, and stands beside a table of the same figures,
so nothing depends on seeing it. Lines differ by letter and by dash, not by colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factquiz.analysis.model import Bar

_SVG = Markup(
    '<svg viewBox="0 0 {width} {height}" role="img" aria-label="{label}" focusable="false">'
    "{body}</svg>"
)
_LINE = Markup('<line class="{cls}" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"/>')
_TEXT = Markup('<text class="{cls}" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{text}</text>')
_RECT = Markup(
    '<rect class="bar" x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}"/>'
)
_CIRCLE = Markup('<circle class="{cls}" cx="{x:.1f}" cy="{y:.1f}" r="{r}"/>')
_PATH = Markup('<polyline class="{cls}" points="{points}"/>')
_NOTHING = Markup("")

_LABEL_GAP = 11.0
"""Units between two letters at the ends of lines."""

DASHES = 4
"""How many sorts of dashed lines the style sheet has."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """A rectangle on which values from ``low`` to ``high`` are drawn, upwards."""

    height: int
    low: float = 0.0
    high: float = 1.0
    left: int = 40
    right: int = 340
    top: int = 14
    margin: int = 20

    @property
    def bottom(self) -> int:
        return self.height - 40

    def x(self, share: float) -> float:
        """Return where a share of the width stands, at the edge if it lies beyond."""
        return self.left + min(max(share, 0.0), 1.0) * (self.right - self.left)

    def y(self, value: float) -> float:
        """Return where a value stands, at the edge if it lies beyond."""
        share = (min(max(value, self.low), self.high) - self.low) / (self.high - self.low)
        return self.bottom - share * (self.bottom - self.top)

    def axes(
        self, across: Iterable[tuple[float, str]], up: Iterable[tuple[float, str]], under: str
    ) -> Markup:
        """Return grid lines with their numbers, and what is written under the plot."""
        rows = [
            _LINE.format(
                cls="grid", x1=self.left, x2=self.right, y1=self.y(value), y2=self.y(value)
            )
            + _text(text, self.left - 5, self.y(value) + 4, "end")
            for value, text in up
        ]
        columns = [_text(text, self.x(share), self.bottom + 15) for share, text in across]
        return _NOTHING.join((*rows, *columns, _text(under, self.x(0.5), self.bottom + 32)))

    def level(self, value: float, cls: str) -> Markup:
        """Return a line across at a value."""
        y = self.y(value)
        return _LINE.format(cls=cls, x1=self.left, x2=self.right, y1=y, y2=y)

    def svg(self, label: str, *body: Markup) -> Markup:
        """Return the whole picture."""
        inside = _NOTHING.join(body)
        width = self.right + self.margin
        return _SVG.format(width=width, height=self.height, label=label, body=inside)


def _text(text: str, x: float, y: float, anchor: str = "middle", cls: str = "tick") -> Markup:
    return _TEXT.format(cls=cls, x=x, y=y, anchor=anchor, text=text)


def histogram(bars: Sequence[Bar], guessing: float | None, label: str) -> Markup:
    """Return the distribution of scores. ``guessing`` is the share that blind guessing gets."""
    most = max((bar.students for bar in bars), default=0) or 1
    frame = _Frame(height=220, high=float(most))
    drawn = []
    for bar in bars:
        left, right = frame.x(bar.low / 100) + 1, frame.x(bar.high / 100) - 1
        top = frame.y(bar.students)
        drawn.append(
            _RECT.format(x=left, y=top, width=right - left, height=frame.bottom - top)
            + (_text(str(bar.students), (left + right) / 2, top - 3) if bar.students else _NOTHING)
        )
    across = [(share / 100, str(share)) for share in range(0, 101, 20)]
    marks = _NOTHING
    if guessing is not None:
        x = frame.x(guessing)
        marks = _LINE.format(cls="guess", x1=x, x2=x, y1=frame.top, y2=frame.bottom)
    axes = frame.axes(across, [(0, "0"), (most, str(most))], "per cent of the points")
    return frame.svg(label, axes, *drawn, marks)


@dataclass(frozen=True, slots=True)
class Point:
    """An item in the plot of all items; ``name`` is written beside it if it is not empty."""

    p: float
    r: float
    name: str = ""


def scatter(points: Iterable[Point], label: str) -> Markup:
    """Return difficulty against discrimination: good items stand in the middle, above."""
    frame = _Frame(height=306, low=-1.0, top=20)
    drawn = [_dot(one, frame.x(one.p), frame.y(one.r)) for one in points]
    across = [(share / 4, f"{share / 4:.2f}") for share in range(5)]
    up = [(step / 2, f"{step / 2:.1f}".replace("-", "−")) for step in range(-2, 3)]
    axes = frame.axes(across, up, "difficulty index p (right: easy)")
    beside = _text("r with the rest", frame.left, frame.top - 3, "start")
    return frame.svg(label, axes, beside, frame.level(0, "axis"), *drawn)


def _dot(point: Point, x: float, y: float) -> Markup:
    if not point.name:
        return _CIRCLE.format(cls="dot", x=x, y=y, r=4)
    filled = _CIRCLE.format(cls="flagged", x=x, y=y, r=4)
    return filled + _text(point.name, x + 6, y - 4, "start", "name")


@dataclass(frozen=True, slots=True)
class Trace:
    """The share of each group that picked an option, the weakest group first."""

    letter: str
    key: bool
    shares: tuple[float | None, ...]


def traces(found: Sequence[Trace], label: str) -> Markup:
    """Return one line for each option: that of the key should rise, the others should fall."""
    frame = _Frame(height=230, right=318, margin=42)
    count = max((len(trace.shares) for trace in found), default=2)
    steps = [place / (count - 1) for place in range(count)]
    lines = []
    for number, trace in enumerate(found):
        cls = "key" if trace.key else f"other dash-{number % DASHES}"
        spots = [
            (frame.x(step), frame.y(share))
            for step, share in zip(steps, trace.shares, strict=True)
            if share is not None
        ]
        points = " ".join(f"{x:.1f},{y:.1f}" for x, y in spots)
        lines.append(_PATH.format(cls=f"trace {cls}", points=points))
        lines += [_CIRCLE.format(cls=f"spot {cls}", x=x, y=y, r=2.5) for x, y in spots]
    across = [(steps[0], "weakest"), (steps[-1], "strongest")]
    up = [(share / 4, f"{25 * share} %") for share in range(5)]
    axes = frame.axes(across, up, "groups by total score")
    return frame.svg(label, axes, *lines, *_letters(found, frame))


def _letters(found: Sequence[Trace], frame: _Frame) -> list[Markup]:
    """Return the letters at the ends of the lines, moved apart where they would meet."""
    ends = sorted((frame.y(trace.shares[-1] or 0.0), trace.letter, trace.key) for trace in found)
    placed: list[float] = []
    for wanted, _, _ in ends:
        placed.append(max(wanted, placed[-1] + _LABEL_GAP) if placed else wanted)
    beyond = max(0.0, placed[-1] - frame.bottom) if placed else 0.0
    return [
        _text(letter, frame.right + 8, y - beyond + 4, "start", "name key" if key else "name")
        for y, (_, letter, key) in zip(placed, ends, strict=True)
    ]


def curve(
    line: Sequence[tuple[float, float]],
    spots: Iterable[tuple[float, float]],
    ends: tuple[float, float],
    label: str,
    *,
    odd: bool,
) -> Markup:
    """Return the expected credit by ability as a line, and what the class did as spots on it.

    ``ends`` are the least and the greatest ability shown; ``odd`` is a curve to look at.
    """
    low, high = ends
    frame = _Frame(height=150, low=min(0.0, *(credit for _, credit in line)), left=42, right=226)

    def at(ability: float, credit: float) -> tuple[float, float]:
        return frame.x((ability - low) / (high - low)), frame.y(credit)

    points = " ".join("{:.1f},{:.1f}".format(*at(*each)) for each in line)
    drawn = _PATH.format(cls="trace odd dash-1" if odd else "trace fit", points=points)
    dots = [_CIRCLE.format(cls="dot", x=x, y=y, r=3.5) for x, y in (at(*each) for each in spots)]
    across = [
        (0.0, f"{low:g}".replace("-", "−")),
        (0.5, f"{(low + high) / 2:g}"),
        (1.0, f"{high:g}"),
    ]
    axes = frame.axes(across, [(0, "0"), (0.5, "50 %"), (1, "100 %")], "ability")
    return frame.svg(label, axes, drawn, *dots)
