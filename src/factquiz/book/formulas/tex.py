"""From TeX to MathML: one reading of a formula, on which every format rests.

What one format could not show, none shows, so that a formula means the same everywhere.
Knows no docutils.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from math_core import LatexError, LatexToMathML

NAMESPACE = "http://www.w3.org/1998/Math/MathML"

_LEAVES = ("mi", "mo", "mn", "mtext", "mspace")
_SCRIPTS = ("msub", "msup", "msubsup", "munder", "mover", "munderover")
_BOXES = ("math", "mrow", "mstyle", "mphantom", "mfrac", "msqrt", "mroot", "mtable", "mtr", "mtd")
KNOWN = frozenset((*_LEAVES, *_SCRIPTS, *_BOXES))
"""The elements that browsers draw without help, and that the PDF has a form for."""

_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)\w+;")  # XML has only these five names
_OFFSET = re.compile(r"^\d+: ")
_NUMBERED = {
    "align": "aligned",
    "split": "aligned",
    "gather": "gathered",
    "multline": "gathered",
}
_ENVIRONMENT = re.compile(rf"\\(begin|end)\{{({'|'.join(_NUMBERED)})\*?\}}")
_EQUATION = re.compile(r"\\(?:begin|end)\{equation\*?\}")
_INNERMOST = re.compile(
    r"\\begin\{(?P<name>\w+\*?)\}(?:(?!\\begin).)*?\\end\{(?P=name)\}", re.DOTALL
)
_ROWS = re.compile(r"\\\\|(?<!\\)&")


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula as MathML, as text and as a tree whose tags have no namespace."""

    mathml: str
    tree: ET.Element


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a formula cannot be shown, in words that follow “because”."""

    reason: str


def formula(tex: str, *, display: bool) -> Formula | Refusal:
    r"""Return a formula, or why there is none.

    A ``display`` formula stands on lines of its own; it may have several lines, as in Sphinx:
    parted by ``\\`` and lined up at ``&``, or parted by empty lines.
    Its number is Sphinx's, for the whole of it.
    """
    converter = LatexToMathML(xml_namespace=True, fancy_error=False)
    try:
        made = converter.convert_with_local_state(
            _in_lines(tex) if display else tex, displaystyle=display
        )
    except LatexError as error:
        return Refusal(_OFFSET.sub("", str(error)).rstrip("."))
    tree = ET.fromstring(_ENTITY.sub(lambda found: html.unescape(found[0]), made))  # noqa: S314 (made here)
    for each in tree.iter():
        each.tag = each.tag.removeprefix(f"{{{NAMESPACE}}}")
    unknown = sorted({each.tag for each in tree.iter()} - KNOWN)
    if unknown:
        return Refusal(f"few readers can show <{unknown[0]}>")
    if not "".join(tree.itertext()).strip():
        return Refusal("it is empty")
    _as_third_edition(tree)
    written = ET.tostring(tree, encoding="unicode")
    return Formula(written.replace("<math", f'<math xmlns="{NAMESPACE}"', 1), tree)


def _as_third_edition(tree: ET.Element) -> None:
    """Say what MathML Core says by an attribute as MathML 3 does, on which EPUB rests."""
    for parent in list(tree.iter()):
        for place, each in enumerate(list(parent)):
            if each.tag == "mtable":
                each.attrib.pop("scriptlevel", None)
            elif each.tag == "mfrac" and "displaystyle" in each.attrib:
                style = ET.Element("mstyle", displaystyle=each.attrib.pop("displaystyle"))
                style.append(each)
                parent[place] = style


def _in_lines(tex: str) -> str:
    """Return TeX whose lines stand in an environment, as the reader of TeX asks for."""
    tex = _EQUATION.sub("", tex)
    tex = _ENVIRONMENT.sub(lambda found: f"\\{found[1]}{{{_NUMBERED[found[2]]}}}", tex)
    parts = [part.strip() for part in re.split(r"\n\s*\n", tex) if part.strip()]
    joined = r"\\".join(parts)
    return rf"\begin{{aligned}}{joined}\end{{aligned}}" if _has_rows(joined) else joined


def _has_rows(tex: str) -> bool:
    """Tell whether TeX has rows that do not stand in an environment of their own."""
    outer, found = tex, 1
    while found:
        outer, found = _INNERMOST.subn("", outer)
    return bool(_ROWS.search(outer))
