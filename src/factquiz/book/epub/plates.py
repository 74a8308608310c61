"""A ground of its own under each figure.

A figure in a file of its own does not see the colours of the page around it: on a dark page its
dark lines would be lost. On white paper of its own it looks the same wherever it stands.
"""

from __future__ import annotations

from xml.etree import ElementTree as ET

from factquiz.book.svg import SVG, XLINK, SvgError, parse, view_box

MARGIN = 8
"""Of the ground around the drawing, in the drawing's own units."""


def plated(svg: str) -> str:
    """Return a drawing on a white ground a little larger than itself.

    Raises :class:`SvgError` if it is no drawing, or does not say how large it is.
    """
    root = parse(svg)
    box = view_box(root)
    if box is None:
        raise SvgError("it has neither a viewBox nor a width and a height")
    x, y, width, height = box
    x, y, width, height = x - MARGIN, y - MARGIN, width + 2 * MARGIN, height + 2 * MARGIN
    root.set("viewBox", f"{x:g} {y:g} {width:g} {height:g}")
    root.set("width", f"{width:g}")
    root.set("height", f"{height:g}")
    ground = {"x": f"{x:g}", "y": f"{y:g}", "width": f"{width:g}", "height": f"{height:g}"}
    root.insert(0, ET.Element(f"{{{SVG}}}rect", {**ground, "fill": "#ffffff"}))
    ET.register_namespace("", SVG)
    ET.register_namespace("xlink", XLINK)
    return ET.tostring(root, encoding="unicode", xml_declaration=True) + "\n"
