"""Local SVG figures put into the page, so that the page's colours reach them.

A figure loaded through ``<img>`` is a world of its own: a dark page shows it on white.
Inlined, its shapes follow the ``fig-*`` classes of the stylesheet,
while the presentation attributes in the file stay the colours of print and of every other reader.
The files are the author's own: nothing is taken out for safety, only what a page has no use for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree import ElementTree as ET

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
_KEPT_NAMESPACES = (f"{{{SVG}}}", f"{{{XLINK}}}", "{http://www.w3.org/XML/1998/namespace}")
_DESCRIPTIONS = (f"{{{SVG}}}title", f"{{{SVG}}}desc", f"{{{SVG}}}metadata")
_ID_LISTS = frozenset({"aria-labelledby", "aria-describedby", "aria-controls"})
_URL = re.compile(r"url\(\s*(['\"]?)#([^'\")\s]+)\1\s*\)")
_SIDES = 4
_LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(?:px)?\s*")


class SvgError(ValueError):
    """A file that is not an SVG picture; the message says why."""


@dataclass(frozen=True, slots=True)
class InlineSvg:
    """A figure ready for a page: its markup, and its natural width in CSS pixels (0: unknown)."""

    markup: str
    width: float


def inline_svg(text: str, *, prefix: str, label: str) -> InlineSvg:
    """Return an SVG document as markup for an HTML page.

    ``prefix`` goes before every id of the picture and must be unique in the page.
    ``label`` is the text alternative; an empty one marks the picture as decoration.

    Raises:
        SvgError: the text is not well-formed XML, or its root is not ``<svg>``.

    """
    root = parse(text)
    width = _fit(root)
    _tidy(root, is_root=True)
    _rename_ids(root, prefix)
    _describe(root, label)
    return InlineSvg(_serialise(root), width)


def parse(text: str) -> ET.Element:
    """Return the root of an SVG document. Raises :class:`SvgError`."""
    try:
        root = ET.fromstring(text)  # noqa: S314 (a figure of the book's own author)
    except ET.ParseError as error:
        raise SvgError(f"not well-formed: {error}") from error
    if root.tag != f"{{{SVG}}}svg":
        raise SvgError(f'the root is <{root.tag}>; expected <svg xmlns="{SVG}">')
    return root


def _length(value: str | None) -> float:
    match = _LENGTH.fullmatch(value or "")
    return float(match[1]) if match else 0.0


def view_box(root: ET.Element) -> tuple[float, float, float, float] | None:
    """Return what a picture shows: left, top, width, height in its own units; nothing if unsaid."""
    numbers = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    if len(numbers) == _SIDES:
        x, y, width, height = map(float, numbers)
        return x, y, width, height
    width, height = _length(root.get("width")), _length(root.get("height"))
    return (0.0, 0.0, width, height) if width and height else None


def _fit(root: ET.Element) -> float:
    """Give the picture a ``viewBox`` if it has none, so that it can shrink; return its width."""
    width = _length(root.get("width"))
    box = view_box(root)
    if box is None:
        return width
    if root.get("viewBox") is None:
        root.set("viewBox", f"0 0 {box[2]:g} {box[3]:g}")
    return width or box[2]


def _tidy(element: ET.Element, *, is_root: bool = False) -> None:
    """Drop what drawing programs leave behind, and the root's own title (a tooltip on a page)."""
    for name in list(element.attrib):
        if name.startswith("{") and not name.startswith(_KEPT_NAMESPACES):
            del element.attrib[name]
    for child in list(element):
        foreign = not str(child.tag).startswith(_KEPT_NAMESPACES)
        if foreign or (is_root and child.tag in _DESCRIPTIONS):
            _remove(element, child)
        else:
            _tidy(child)


def _remove(parent: ET.Element, child: ET.Element) -> None:
    """Take a child out and keep the text that follows it."""
    place = list(parent).index(child)
    if place:
        before = parent[place - 1]
        before.tail = (before.tail or "") + (child.tail or "")
    else:
        parent.text = (parent.text or "") + (child.tail or "")
    parent.remove(child)


def _rename_ids(root: ET.Element, prefix: str) -> None:
    known = {each.get("id"): f"{prefix}-{each.get('id')}" for each in root.iter() if each.get("id")}

    def url(match: re.Match[str]) -> str:
        return f"url(#{known.get(match[2], match[2])})"

    for element in root.iter():
        for name, value in element.attrib.items():
            if name == "id":
                element.set(name, known[value])
            elif name in _ID_LISTS:
                element.set(name, " ".join(known.get(one, one) for one in value.split()))
            elif name in {"href", f"{{{XLINK}}}href"} and value.startswith("#"):
                element.set(name, "#" + known.get(value[1:], value[1:]))
            elif "url(" in value:
                element.set(name, _URL.sub(url, value))


def _describe(root: ET.Element, label: str) -> None:
    for name in ("role", "aria-label", "aria-labelledby", "aria-describedby", "aria-hidden"):
        root.attrib.pop(name, None)
    root.set("focusable", "false")
    if label:
        root.set("role", "img")
        root.set("aria-label", label)
    else:
        root.set("aria-hidden", "true")


def _serialise(root: ET.Element) -> str:
    ET.register_namespace("", SVG)
    ET.register_namespace("xlink", XLINK)
    root.tail = None
    return ET.tostring(root, encoding="unicode")
