"""Figures on a ground of their own."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from factquiz.book.epub.plates import plated
from factquiz.book.svg import SVG, SvgError

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" {size}><path d="M0 0h9"/></svg>'


@pytest.mark.parametrize("size", ['viewBox="10 0 100 50"', 'viewBox="10,0,100,50" width="300"'])
def test_the_ground_is_larger_than_the_drawing(size: str) -> None:
    """White, behind everything, with a margin on all sides."""
    root = ET.fromstring(plated(DRAWING.format(size=size)))  # noqa: S314 (our own file)
    ground, path = root
    assert ground.tag == f"{{{SVG}}}rect"
    assert ground.attrib == {"x": "2", "y": "-8", "width": "116", "height": "66", "fill": "#ffffff"}
    assert path.get("d") == "M0 0h9"
    assert [root.get(name) for name in ("viewBox", "width", "height")] == [
        *("2 -8 116 66", "116", "66"),
    ]


def test_a_width_and_a_height_will_do() -> None:
    """Many programs write no viewBox."""
    root = ET.fromstring(plated(DRAWING.format(size='width="20px" height="10"')))  # noqa: S314 (as above)
    assert root.get("viewBox") == "-8 -8 36 26"


@pytest.mark.parametrize("text", [DRAWING.format(size=""), "<svg", "<html/>"])
def test_what_is_no_figure_is_said(text: str) -> None:
    """Without a size there is nothing to put a ground under."""
    with pytest.raises(SvgError):
        plated(text)
