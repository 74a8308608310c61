"""Figures that are put into the page."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from factquiz.book.svg import SVG, SvgError, inline_svg

FIGURE = f"""<?xml version="1.0" encoding="UTF-8"?>
<!-- drawn by hand -->
<svg xmlns="{SVG}" xmlns:ink="http://example.org/ink" xmlns:xlink="http://www.w3.org/1999/xlink"
     width="300" height="200px" ink:version="1" role="presentation" aria-labelledby="t">
  <title id="t">A tooltip</title>
  <metadata>maker</metadata>
  <defs><clipPath id="clip"><rect width="9" height="9"/></clipPath></defs>
  <g clip-path="url(#clip)" style="fill: url('#clip')"><title>kept: a part's own</title>
    <use xlink:href="#clip"/><use href="#other"/>
    <text class="fig-ink">before<ink:guide/>after</text>
  </g>
</svg>"""


def parsed(text: str = FIGURE, label: str = "A drawing") -> ET.Element:
    """Return the inlined figure as a tree."""
    return ET.fromstring(inline_svg(text, prefix="figure-1", label=label).markup)  # noqa: S314 (ours)


def test_the_figure_is_an_image_with_its_alternative() -> None:
    """Role and name come from the page's alt text, not from the file."""
    root = parsed(label='Bars & "lines"')
    assert root.get("role") == "img"
    assert root.get("aria-label") == 'Bars & "lines"'
    assert root.get("aria-labelledby") is None
    assert root.find(f"{{{SVG}}}title") is None


def test_a_figure_without_alternative_is_decoration() -> None:
    """Without alt text a screen reader passes over it."""
    root = parsed(label="")
    assert root.get("aria-hidden") == "true"
    assert root.get("role") is None


def test_ids_are_unique_in_the_page() -> None:
    """Ids get the page's prefix, and every reference inside the figure follows."""
    markup = inline_svg(FIGURE, prefix="figure-7", label="x").markup
    assert 'id="figure-7-clip"' in markup
    assert 'clip-path="url(#figure-7-clip)"' in markup
    assert "fill: url(#figure-7-clip)" in markup
    assert 'xlink:href="#figure-7-clip"' in markup
    assert 'href="#other"' in markup


def test_what_drawing_programs_leave_is_dropped() -> None:
    """Foreign elements and attributes go; the text around them stays."""
    markup = inline_svg(FIGURE, prefix="p", label="x").markup
    assert "example.org" not in markup
    assert "metadata" not in markup
    assert "beforeafter" in markup
    assert "kept: a part's own" in markup


def test_a_figure_can_shrink() -> None:
    """A file with a size but no viewBox gets one; the natural width is reported."""
    figure = inline_svg(FIGURE, prefix="p", label="x")
    assert 'viewBox="0 0 300 200"' in figure.markup
    assert figure.width == 300


@pytest.mark.parametrize(
    ("attributes", "width"),
    [('viewBox="0 0 640 480"', 640), ('viewBox="0,0,640,480" width="100%"', 640), ("", 0)],
)
def test_the_natural_width_is_the_view_box_failing_all_else(attributes: str, width: float) -> None:
    """Percentages are no natural width."""
    figure = inline_svg(f'<svg xmlns="{SVG}" {attributes}/>', prefix="p", label="x")
    assert figure.width == width


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<svg>", "not well-formed"),
        ("<svg/>", "the root is <svg>; expected"),
        ("<html/>", "the root is <html>"),
        ("", "not well-formed"),
    ],
)
def test_what_is_no_figure_is_refused(text: str, said: str) -> None:
    """The error says what was found and what was expected."""
    with pytest.raises(SvgError, match=said):
        inline_svg(text, prefix="p", label="x")
