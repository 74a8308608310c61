"""Handlers of formulas: the tree of MathML as calls of Typst's functions for mathematics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from factquiz.book.formulas.tex import Refusal, formula
from factquiz.book.formulas.words import said
from factquiz.book.typst.handlers import Handlers
from factquiz.book.typst.literals import Code, call, content, expression, text

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree.ElementTree import Element

    from factquiz.book.typst.translator import Translator

HANDLERS = Handlers()

ALIGN = "#align-here;"
"""What formulas in lines are lined up at; the template has it."""

INVISIBLE = frozenset("\N{FUNCTION APPLICATION}\N{INVISIBLE SEPARATOR}\N{INVISIBLE TIMES}")
OPENING, CLOSING = frozenset("([{⟨⌊⌈|‖"), frozenset(")]}⟩⌋⌉|‖")
OVER = {"\N{COMBINING LOW LINE}": "math.overline", "_": "math.overline", "⏞": "math.overbrace"}
UNDER = {"\N{COMBINING LOW LINE}": "math.underline", "_": "math.underline", "⏟": "math.underbrace"}


@HANDLERS(nodes.math)
def inline_formula(node: nodes.math, t: Translator) -> str:
    """Write a formula in a line."""
    return _written(node, t, "inline-formula")


@HANDLERS(nodes.math_block)
def block_formula(node: nodes.math_block, t: Translator) -> str:
    """Write a formula on lines of its own, with the web book's number."""
    numbers = t.book.equations.get(t.chapter.docname, {})
    shown = next((numbers[each] for each in node["ids"] if each in numbers), node["number"])
    return _written(node, t, "formula", str(shown) if node["number"] else "")


def _written(node: nodes.Element, t: Translator, shape: str, number: str = "") -> str:
    made = formula(node.astext(), display=shape == "formula")
    if isinstance(made, Refusal):
        t.problem(
            "pdf-formula",
            f"the formula “{node.astext()}” cannot be shown: {made.reason}",
            node,
            hint="Write it in TeX that docs/printed-book.md names.",
        )
        return ""
    words = said(made.tree, t.book.words, number or "")
    numbered = {"number": f"({number})"} if number else {}
    return call(shape, words, content(_row(made.tree)), **numbered)


def _part(node: Element) -> str:
    """Return the markup of an element."""
    return _WAYS[node.tag](node)


def _value(node: Element) -> Code:
    return content(_part(node))


def _row(node: Element) -> str:
    """Write what stands beside each other; brackets at both ends grow with what is inside."""
    inside = "".join(map(_part, node))
    ends = (node[0], node[-1]) if len(node) > 1 else ()
    grows = any(
        each.tag == "mo" and (each.text or "") in signs and each.get("stretchy") != "false"
        for each, signs in zip(ends, (OPENING, CLOSING), strict=False)
    )
    return call("math.lr", content(inside)) if grows and node.tag == "mrow" else inside


def _identifier(node: Element) -> str:
    """Write a letter, which is a variable, or a name of several."""
    given = _plain(node)
    if len(given) == 1:
        letter = call("symbol", given)
        return call("math.upright", content(letter)) if node.get("mathvariant") else letter
    return call("math.op", given)


def _operator(node: Element) -> str:
    given = _plain(node)
    if given in INVISIBLE or not given:
        return ""
    return call("symbol", given) if len(given) == 1 else call("math.op", given)


def _plain(node: Element) -> str:
    """Return the characters of an element, without those that choose between two shapes."""
    return "".join(each for each in node.text or "" if not "\ufe00" <= each <= "\ufe0f")


def _words(node: Element) -> str:
    return call("formula-words", node.text or "")


def _space(node: Element) -> str:
    width = node.get("width", "")
    return call("h", Code(width)) if width.endswith("em") else ""


def _fraction(node: Element) -> str:
    if node.get("linethickness") == "0":  # its brackets are written beside it
        rows = (_value(node[0]),), (_value(node[1]),)
        return call("math.mat", *rows, delim=None)
    return call("math.frac", _value(node[0]), _value(node[1]))


def _style(node: Element) -> str:
    """Write what is set large, as on lines of its own, or small, as in a line."""
    shape = {"true": "math.display", "false": "math.inline"}.get(node.get("displaystyle", ""))
    return call(shape, content(_row(node))) if shape else _row(node)


def _scripts(node: Element) -> str:
    places = {"msub": ("b",), "msup": ("t",), "msubsup": ("b", "t")}[node.tag]
    around = {place: _value(each) for place, each in zip(places, node[1:], strict=True)}
    return call("math.attach", expression("math.scripts", _value(node[0])), **around)


def _limits(node: Element) -> str:
    """Write what stands over and under: accents and braces by their own means."""
    base, *around = node
    sign = _plain(around[0]) if around[0].tag == "mo" and len(around) == 1 else ""
    if own := {"mover": OVER, "munder": UNDER}.get(node.tag, {}).get(sign):
        return call(own, _value(base))
    if node.tag == "mover" and node.get("accent") == "true":
        return call("math.accent", _value(base), sign)
    places = {"munder": ("b",), "mover": ("t",), "munderover": ("b", "t")}[node.tag]
    values = {place: _value(each) for place, each in zip(places, around, strict=True)}
    return call("math.attach", _held(base), **values)


def _held(base: Element) -> Code:
    """Return what limits stand at: signs and names have them beside them in a line of text."""
    name = next(base.iter("mi"), base)
    if len("".join(base.itertext())) == len(_plain(name)) > 1:
        return expression("math.op", _plain(name), limits=True)
    large = base.tag == "mo" and base.get("movablelimits") != "false"
    return _value(base) if large else expression("math.limits", _value(base))


def _table(node: Element) -> str:
    """Write rows: lined up as formulas in lines are, or as a matrix."""
    if node.get("displaystyle") == "true":
        return "#linebreak();".join(ALIGN.join(map(_row, row)) for row in node)
    left = any("left" in cell.get("style", "") for row in node for cell in row)
    rows = (tuple(content(_row(cell)) for cell in row) for row in node)
    return call("math.mat", *rows, delim=None, align=Code("left" if left else "center"))


_WAYS: dict[str, Callable[[Element], str]] = {
    "mrow": _row,
    "mstyle": _style,
    "mi": _identifier,
    "mo": _operator,
    "mn": lambda node: text(node.text or ""),
    "mtext": _words,
    "mspace": _space,
    "mphantom": lambda node: call("hide", content(_row(node))),
    "mfrac": _fraction,
    "msqrt": lambda node: call("math.sqrt", content(_row(node))),
    "mroot": lambda node: call("math.root", _value(node[1]), _value(node[0])),
    "msub": _scripts,
    "msup": _scripts,
    "msubsup": _scripts,
    "munder": _limits,
    "mover": _limits,
    "munderover": _limits,
    "mtable": _table,
}
