"""What a scanner or a telephone does to a sheet: seeded, each distortion by its name."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from factquiz.scans.types import Grey

Chance = np.random.Generator


def at_dpi(picture: Grey, dpi: float, of: float = 300) -> Grey:
    """Return a picture at another resolution."""
    share = dpi / of
    return np.asarray(
        cv2.resize(picture, None, fx=share, fy=share, interpolation=cv2.INTER_AREA), np.uint8
    )


def turned(picture: Grey, chance: Chance) -> Grey:
    """Turn by one, two or three quarters."""
    return np.ascontiguousarray(np.rot90(picture, int(chance.integers(1, 4))))


def skewed(picture: Grey, chance: Chance) -> Grey:
    """Feed it in askew: up to four degrees, and a little off its place."""
    high, wide = picture.shape
    angle = float(chance.uniform(1, 4)) * (1 if chance.random() < 0.5 else -1)
    across = cv2.getRotationMatrix2D((wide / 2, high / 2), angle, 0.97)
    across[:, 2] += chance.uniform(-0.01, 0.01, 2) * wide
    return np.asarray(
        cv2.warpAffine(picture, across, (wide, high), flags=cv2.INTER_LINEAR, borderValue=235),
        np.uint8,
    )


def noisy(picture: Grey, chance: Chance) -> Grey:
    """Add the noise of a poor sensor, and some dust."""
    noise = chance.normal(0, float(chance.uniform(8, 16)), picture.shape)
    made = np.clip(picture + noise, 0, 255).astype(np.uint8)
    high, wide = picture.shape
    for _ in range(60):
        place = int(chance.integers(wide)), int(chance.integers(high))
        cv2.circle(made, place, 1, int(chance.integers(0, 120)), -1)
    return made


def blurred(picture: Grey, chance: Chance) -> Grey:
    """Put it out of focus by a quarter of a millimetre or so."""
    size = picture.shape[0] / 297
    return np.asarray(
        cv2.GaussianBlur(picture, (0, 0), float(chance.uniform(0.12, 0.24)) * size), np.uint8
    )


def shaded(picture: Grey, chance: Chance) -> Grey:
    """Light it from one side, and let the shadow of a hand fall on it."""
    high, wide = picture.shape
    down, across = np.mgrid[0 : 1 : high * 1j, 0 : 1 : wide * 1j]
    turn = float(chance.uniform(0, math.tau))
    light = 0.78 + 0.3 * (math.cos(turn) * (across - 0.5) + math.sin(turn) * (down - 0.5))
    edge = math.cos(turn * 3) * (across - 0.5) + math.sin(turn * 3) * (down - 0.5)
    light *= 1 - 0.3 / (1 + np.exp(-edge * 60))
    return np.asarray(np.clip(picture * light, 0, 255), np.uint8)


def photographed(picture: Grey, chance: Chance) -> Grey:
    """Take it from an angle, on a dark table, with room around it."""
    high, wide = picture.shape
    room = 0.06
    corners = np.array([(0, 0), (wide, 0), (wide, high), (0, high)], np.float32)
    pulled = chance.uniform(0.0, 0.07, (4, 2)).astype(np.float32) * (wide, high)
    inward = np.array([(1, 1), (-1, 1), (-1, -1), (1, -1)], np.float32)
    there = corners * (1 - 2 * room) + np.array((wide, high), np.float32) * room + pulled * inward
    across = cv2.getPerspectiveTransform(corners, there.astype(np.float32))
    made = cv2.warpPerspective(
        picture,
        across,
        (wide, high),
        flags=cv2.INTER_AREA,
        borderValue=float(chance.integers(30, 90)),
    )
    return np.asarray(made, np.uint8)


def bent(picture: Grey, chance: Chance) -> Grey:
    """Let the paper curl by a millimetre or two."""
    high, wide = picture.shape
    down, across = np.mgrid[0:high, 0:wide].astype(np.float32)
    reach = float(chance.uniform(0.5, 1.5)) * wide / 210
    across_by = reach * np.sin(math.pi * down / high)
    down_by = reach * np.sin(math.pi * across / wide)
    made = cv2.remap(
        picture,
        across + across_by,
        down + down_by,
        cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return np.asarray(made, np.uint8)


def faded(picture: Grey, chance: Chance) -> Grey:
    """Print with little toner on grey paper."""
    black = float(chance.uniform(60, 100))
    white = float(chance.uniform(205, 235))
    return np.asarray(black + picture.astype(np.float32) / 255 * (white - black), np.uint8)


def compressed(picture: Grey, chance: Chance) -> Grey:
    """Save it as a poor JPEG."""
    quality = int(chance.integers(25, 50))
    _, data = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])
    return np.asarray(cv2.imdecode(data, cv2.IMREAD_GRAYSCALE), np.uint8)


def telephone(picture: Grey, chance: Chance) -> Grey:
    """All that a telephone does: an angle, a shadow, a curl, blur, noise, JPEG."""
    for step in (bent, photographed, shaded, _slightly_blurred, _slightly_noisy, compressed):
        picture = step(picture, chance)
    return picture


def _slightly_blurred(picture: Grey, _: Chance) -> Grey:
    return np.asarray(cv2.GaussianBlur(picture, (0, 0), picture.shape[0] / 2970), np.uint8)


def _slightly_noisy(picture: Grey, chance: Chance) -> Grey:
    return np.clip(picture + chance.normal(0, 5, picture.shape), 0, 255).astype(np.uint8)


DISTORTIONS: dict[str, Callable[[Grey, Chance], Grey]] = {
    "none": lambda picture, _: picture,
    "turned": turned,
    "skewed": skewed,
    "noisy": noisy,
    "blurred": blurred,
    "shaded": shaded,
    "photographed": photographed,
    "bent": bent,
    "faded": faded,
    "compressed": compressed,
    "telephone": telephone,
}
