"""From the globe to the plane."""

from __future__ import annotations

from math import cos, isclose, pi, radians

import pytest

from factquiz.book.atlas.projection import Projection, frame


def test_a_published_example() -> None:
    """Snyder (1987, p. 332): centre 40° N 100° W, place 20° S 100° E, on a sphere of radius 3."""
    x, y = Projection(-100, 40)((100, -20))
    assert 3 * x == pytest.approx(-4.2339303, abs=1e-7)
    assert -3 * y == pytest.approx(4.0257775, abs=1e-7)


@pytest.mark.parametrize("latitude", [35, 50, 65])
@pytest.mark.parametrize("longitude", [-20, 15, 50])
def test_areas_keep_their_proportions(longitude: float, latitude: float) -> None:
    """A small square covers the same area wherever it lies, but for the shrinking of degrees."""
    project = Projection(15, 52)
    step = 0.01
    corners = [
        project((longitude + dx, latitude + dy))
        for dx, dy in ((0, 0), (step, 0), (step, step), (0, step))
    ]
    turned = zip(corners, [*corners[1:], corners[0]], strict=True)
    area = abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in turned)) / 2
    on_globe = radians(step) ** 2 * cos(radians(latitude + step / 2))
    assert isclose(area, on_globe, rel_tol=1e-5)
    assert area < pi


def test_a_frame_reaches_to_the_middles_of_its_sides() -> None:
    """West and east are the edges at the middle latitude; north is up."""
    within = frame((-20, 30, 50, 70), 800)
    assert within((-20, 50))[0] == 0
    assert within((50, 50))[0] == 800
    assert within((15, 70))[1] == 0
    assert within((15, 30))[1] == within.height
    assert within((15, 50))[0] == 400
