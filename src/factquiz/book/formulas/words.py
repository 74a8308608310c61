"""A formula in English words, for those who hear a PDF.

Web pages and EPUB hold MathML, which a screen reader says by itself; PDF/UA-1 asks for words.
What is compound is closed by a word, so that nothing can be heard in two ways.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree.ElementTree import Element

OPERATORS = {
    "+": "plus",
    "−": "minus",
    "±": "plus or minus",
    "=": "equals",
    "≠": "is not equal to",
    "<": "is less than",
    ">": "is greater than",
    "≤": "is at most",
    "≥": "is at least",
    "≈": "is about",
    "≡": "is identical to",
    "∼": "is distributed as",
    "∝": "is proportional to",
    "×": "times",
    "⋅": "times",
    "·": "times",
    "/": "over",
    "÷": "divided by",
    "∑": "the sum",
    "∏": "the product",
    "∫": "the integral",
    "∞": "infinity",
    "∂": "partial",
    "∇": "nabla",
    "√": "root",
    "%": "percent",
    "!": "factorial",
    "(": "open bracket",
    ")": "close bracket",
    "[": "open square bracket",
    "]": "close square bracket",
    "{": "open brace",
    "}": "close brace",
    "|": "bar",
    "∣": "given",
    "‖": "double bar",
    "→": "goes to",
    "⇒": "implies",
    "⟹": "implies",
    "⇔": "if and only if",
    "⟺": "if and only if",
    "∈": "in",
    "∉": "not in",
    "⊂": "is a part of",
    "⊆": "is a part of or equals",
    "∪": "union",
    "∩": "intersection",
    "∧": "and",
    "∨": "or",
    "¬": "not",
    "∀": "for all",
    "∃": "there is",
    "′": "prime",
    "″": "double prime",
    "…": "and so on",
    "⋯": "and so on",
    ",": "comma",
    ".": "point",
    ":": "colon",
    ";": "semicolon",
    "∘": "degrees",
    "\N{FUNCTION APPLICATION}": "of",
    "\N{INVISIBLE SEPARATOR}": "",
    "\N{INVISIBLE TIMES}": "",
}

ACCENTS = {
    "¯": "bar",
    "ˉ": "bar",
    "\N{COMBINING LOW LINE}": "with a line above",
    "_": "with a line above",
    "ˆ": "hat",
    "\N{COMBINING CIRCUMFLEX ACCENT}": "hat",
    "~": "tilde",
    "˜": "tilde",
    "˙": "dot",
    "¨": "double dot",
    "\N{COMBINING RIGHT ARROW ABOVE}": "vector",
    "→": "with an arrow above",
    "⏞": "with a brace above",
    "⏟": "with a brace below",
}

RUNNING = frozenset({"lim", "max", "min", "sup", "inf", "lim sup", "lim inf"})
"""Names under which stands where something runs, as under a sum."""

POWERS = {"2": "squared", "3": "cubed", "′": "prime", "″": "double prime"}


_STOPS = re.compile(r"[,; ]*([,;])(?=[,; ])[,; ]*")


def said(formula: Element) -> str:
    """Return what a formula says, with one stop where several came together."""
    return _STOPS.sub(r"\1 ", spoken(formula).replace("point point point", "and so on")).strip(
        " ,;"
    )


def spoken(node: Element) -> str:
    """Return what an element of a formula says."""
    return " ".join(_WAYS.get(node.tag, _row)(node).split())


def _row(node: Element) -> str:
    return " ".join(map(spoken, node))


def _token(node: Element) -> str:
    given = (node.text or "").strip()
    words = [_character(each) for each in given]
    if node.tag == "mn" or (len(given) > 1 and given.isalnum()):
        return given
    return " ".join(words)


def _character(character: str) -> str:
    """Return the name of a character: its own if it is a letter or a digit of ours."""
    if character in OPERATORS:
        return OPERATORS[character]
    plain = unicodedata.normalize("NFKC", character)
    name = unicodedata.name(plain[0], plain)
    if name.startswith("GREEK "):
        letter = name.rpartition("LETTER ")[2].removesuffix(" SYMBOL").lower()
        return f"capital {letter}" if "CAPITAL" in name else letter
    if plain.isalnum():
        return plain
    return "" if unicodedata.category(character)[0] in "MC" else name.lower()


def _is_simple(node: Element) -> bool:
    """Tell whether an element is said in one breath, and needs no word to close it."""
    return not len(node) or (node.tag in {"mrow", "mstyle"} and len(node) == 1)


def _closed(node: Element, end: str) -> str:
    return spoken(node) if _is_simple(node) else f"{spoken(node)}, {end}"


def _fraction(node: Element) -> str:
    above, below = node
    if node.get("linethickness") == "0":
        return f"{spoken(above)} choose {spoken(below)}"
    if _is_simple(above) and _is_simple(below):
        return f"{spoken(above)} over {spoken(below)}"
    return f"the fraction {spoken(above)}, over {spoken(below)}, end of fraction,"


def _square_root(node: Element) -> str:
    inside = node[0] if len(node) == 1 else node
    end = "" if len(node) == 1 and _is_simple(inside) else ", end of root,"
    return f"the square root of {_row(node)}{end}"


def _root(node: Element) -> str:
    return f"the root of order {spoken(node[1])} of {_closed(node[0], 'end of root,')}"


def _power(base: str, above: Element) -> str:
    power = "".join(above.itertext()).strip()
    if power in POWERS:
        return f"{base} {POWERS[power]}"
    return f"{base} to the power of {_closed(above, 'end of power,')}"


def _below(base: str, below: Element) -> str:
    return f"{base} sub {_closed(below, 'end of sub,')}"


def _limits(node: Element) -> str:
    """Return a base with what stands under and over it: an accent, or limits."""
    base, *around = node
    sign = "".join(around[0].itertext()).strip()
    if len(around) == 1 and sign in ACCENTS:
        return f"{spoken(base)} {ACCENTS[sign]}"
    if base.tag == "mo" or "".join(base.itertext()).strip() in RUNNING:
        places = {"munder": "from {}", "mover": "to {}", "munderover": "from {} to {}"}
        end = "of" if base.tag == "mo" else ""
    else:
        below, above = "with {} below", "with {} above"
        places = {"munder": below, "mover": above, "munderover": f"{below} and {above}"}
        end = ""
    return f"{spoken(base)} {places[node.tag].format(*map(spoken, around))} {end}"


def _table(node: Element) -> str:
    """Return the lines of a formula, or the rows of a matrix."""
    if node.get("displaystyle") == "true":
        return "; ".join(_row(row) for row in node)
    rows = (f"row {count}: {', '.join(map(spoken, row))}" for count, row in enumerate(node, 1))
    return f"{'; '.join(rows)};"


def _text(node: Element) -> str:
    return node.text or ""


_WAYS: dict[str, Callable[[Element], str]] = {
    "mi": _token,
    "mo": _token,
    "mn": _token,
    "mtext": _text,
    "mspace": lambda _: "",
    "mphantom": lambda _: "",
    "mfrac": _fraction,
    "msqrt": _square_root,
    "mroot": _root,
    "msup": lambda node: _power(spoken(node[0]), node[1]),
    "msub": lambda node: _below(spoken(node[0]), node[1]),
    "msubsup": lambda node: _power(_below(spoken(node[0]), node[1]), node[2]),
    "munder": _limits,
    "mover": _limits,
    "munderover": _limits,
    "mtable": _table,
}
