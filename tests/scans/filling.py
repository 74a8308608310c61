"""Marks as students make them, drawn by program on a picture of an answer sheet.

Everything is in millimetres; the picture has :data:`SCALE` pixels to one.
"""

from __future__ import annotations

import enum
import math
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from factquiz.papers.answersheet import Box, Bubble
    from factquiz.scans.types import Grey, Shades

DPI = 300
SCALE = DPI / 25.4


class Hand(enum.StrEnum):
    """What a student may do to a bubble. Those from ``FAINT`` on leave a doubt."""

    FULL = "full"
    CROSS = "cross"
    TICK = "tick"
    SCRIBBLE = "scribble"
    PENCIL = "pencil"

    FAINT = "faint"
    HALF = "half"
    ERASED = "erased"
    CROSSED_OUT = "crossed out"
    DOT = "dot"


CLEAR = (Hand.FULL, Hand.CROSS, Hand.TICK, Hand.SCRIBBLE, Hand.PENCIL)
DOUBTFUL = (Hand.FAINT, Hand.HALF, Hand.ERASED, Hand.CROSSED_OUT, Hand.DOT)


@dataclass(frozen=True, slots=True)
class Pen:
    """A pen or pencil: how dark it is (1 is black) and how wide its line is, in mm."""

    dark: float
    width: float


def a_pen(chance: np.random.Generator) -> Pen:
    """Return a pen or a soft pencil."""
    return Pen(float(chance.uniform(0.6, 0.95)), float(chance.uniform(0.35, 0.7)))


class Filler:
    """Draws on one picture; ``ink`` is how dark each place has become by hand."""

    def __init__(self, page: Grey, chance: np.random.Generator) -> None:
        self._page = page
        self._chance = chance
        self._ink = np.zeros(page.shape, np.float32)

    @property
    def picture(self) -> Grey:
        """The page with all that was drawn on it."""
        return np.asarray(self._page * (1 - self._ink), np.uint8)

    def mark(self, bubble: Bubble, radius: float, hand: Hand, pen: Pen) -> None:
        """Do something to a bubble."""
        x, y = (at + float(self._chance.normal(0, 0.05 * radius)) for at in (bubble.x, bubble.y))
        getattr(self, f"_{hand.name.lower()}")(x, y, radius, pen)

    def write(self, box: Box, pen: Pen) -> None:
        """Write something illegible into a box."""
        points = [(box.x + 3.0, box.y + box.height * 0.6)]
        while points[-1][0] < box.x + box.width * 0.5:
            points.append(
                (
                    points[-1][0] + float(self._chance.uniform(0.6, 1.6)),
                    box.y + box.height * float(self._chance.uniform(0.25, 0.75)),
                )
            )
        self._stroke(points, pen)

    def _full(self, x: float, y: float, radius: float, pen: Pen) -> None:
        around = [
            (
                x + math.cos(turn) * radius * float(self._chance.uniform(0.86, 1.06)),
                y + math.sin(turn) * radius * float(self._chance.uniform(0.86, 1.06)),
            )
            for turn in np.linspace(0, math.tau, 14, endpoint=False)
        ]
        self._area(around, pen.dark, texture=0.08)

    def _pencil(self, x: float, y: float, radius: float, pen: Pen) -> None:
        self._full(x, y, radius, Pen(0.4 + 0.2 * (pen.dark - 0.6) / 0.35, pen.width))

    def _faint(self, x: float, y: float, radius: float, pen: Pen) -> None:
        self._full(x, y, radius, Pen(0.11 + 0.08 * pen.dark, pen.width))

    def _erased(self, x: float, y: float, radius: float, _: Pen) -> None:
        dark = float(self._chance.uniform(0.11, 0.18))
        with self._layer([(x, y)], 2.2 * radius) as (layer, at):
            cv2.circle(layer, at(x, y), round(radius * SCALE), 1.0, -1)
            layer[:] = cv2.GaussianBlur(layer, (0, 0), 0.25 * radius * SCALE) * dark
            self._grain(layer, 0.3)

    def _half(self, x: float, y: float, radius: float, pen: Pen) -> None:
        turn = float(self._chance.uniform(0, math.tau))
        around = [
            (x + math.cos(turn + step) * radius, y + math.sin(turn + step) * radius)
            for step in np.linspace(0, math.pi, 12)
        ]
        self._area(around, pen.dark, texture=0.08)

    def _dot(self, x: float, y: float, radius: float, pen: Pen) -> None:
        x += float(self._chance.uniform(-0.3, 0.3)) * radius
        with self._layer([(x, y)], radius) as (layer, at):
            cv2.circle(layer, at(x, y), round(0.3 * radius * SCALE), pen.dark, -1, cv2.LINE_AA)

    def _cross(self, x: float, y: float, radius: float, pen: Pen) -> None:
        self._crossing(x, y, radius * float(self._chance.uniform(0.75, 1.0)), pen)

    def _crossed_out(self, x: float, y: float, radius: float, pen: Pen) -> None:
        self._full(x, y, radius, pen)
        self._crossing(x, y, radius * float(self._chance.uniform(1.75, 2.2)), pen)

    def _crossing(self, x: float, y: float, reach: float, pen: Pen) -> None:
        for turn in (math.pi / 4, 3 * math.pi / 4):
            askew = turn + float(self._chance.normal(0, 0.12))
            across, down = math.cos(askew) * reach, math.sin(askew) * reach
            self._stroke([(x - across, y - down), (x + across, y + down)], pen)

    def _tick(self, x: float, y: float, radius: float, pen: Pen) -> None:
        size = radius * float(self._chance.uniform(0.85, 1.15))
        corners = [(-0.65, -0.05), (-0.15, 0.6), (0.75, -0.75)]
        self._stroke([(x + a * size, y + b * size) for a, b in corners], pen)

    def _scribble(self, x: float, y: float, radius: float, pen: Pen) -> None:
        turns = int(self._chance.integers(7, 11))
        points = []
        for place in range(turns):
            along = -0.85 + 1.7 * place / (turns - 1)
            reach = math.sqrt(max(0.05, 1 - along**2)) * float(self._chance.uniform(0.8, 1.1))
            points.append((x + along * radius, y + (reach if place % 2 else -reach) * radius))
        self._stroke(points, pen)

    def _stroke(self, points: list[tuple[float, float]], pen: Pen) -> None:
        width = max(1, round(pen.width * SCALE))
        with self._layer(points, 2 * pen.width) as (layer, at):
            line = np.array([at(*point) for point in points], np.int32)
            cv2.polylines(layer, [line], False, pen.dark, width, cv2.LINE_AA)  # noqa: FBT003

    def _area(self, points: list[tuple[float, float]], dark: float, texture: float) -> None:
        with self._layer(points, 1) as (layer, at):
            cv2.fillPoly(layer, [np.array([at(*point) for point in points], np.int32)], dark)
            self._grain(layer, texture)

    def _grain(self, layer: Shades, texture: float) -> None:
        grain = self._chance.normal(1, texture, layer.shape).astype(np.float32)
        layer *= cv2.GaussianBlur(grain, (0, 0), 1.5)

    @contextmanager
    def _layer(
        self, points: list[tuple[float, float]], margin: float
    ) -> Iterator[tuple[Shades, Callable[[float, float], tuple[int, int]]]]:
        """Give a clean layer over a part of the page, and how to find places on it."""
        left, top = (
            max(0, math.floor((min(each) - margin) * SCALE)) for each in zip(*points, strict=True)
        )
        right, low = (math.ceil((max(each) + margin) * SCALE) for each in zip(*points, strict=True))
        there = self._ink[top:low, left:right]
        layer = np.zeros_like(there)
        yield layer, lambda x, y: (round(x * SCALE) - left, round(y * SCALE) - top)
        np.maximum(there, np.clip(layer, 0, 1), out=there)
