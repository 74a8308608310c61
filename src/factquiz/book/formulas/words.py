"""A formula in words, in the language of the book, for those who hear a PDF.

Web pages and EPUB hold MathML, which a screen reader says by itself; PDF/UA-1 asks for words.
What is compound is closed by a word, so that nothing can be heard in two ways.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factquiz.book.formulas.names import Names, names
from factquiz.languages import ENGLISH, filled, same

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from factquiz.languages import Language

RUNNING = frozenset({"lim", "max", "min", "sup", "inf", "lim sup", "lim inf"})
"""Names under which stands where something runs, as under a sum."""

_STOPS = re.compile(r"[,; ]*([,;])(?=[,; ])[,; ]*")


def said(formula: Element, words: Language = ENGLISH, number: str = "") -> str:
    """Return what a formula says, with one stop where several came together, and its number."""
    speaker = Speaker(words, names(words))
    point, on = speaker.names.signs["."], speaker.names.signs["…"]
    spoken = speaker.says(formula).replace(" ".join([point] * 3), on)
    text = _STOPS.sub(r"\1 ", spoken).strip(" ,;")
    if not number:
        return text
    return words.pgettext("formula", "{formula}, number {number}", formula=text, number=number)


@dataclass(frozen=True)
class Speaker:
    """Says the elements of formulas in one language."""

    words: Language
    names: Names

    def says(self, node: Element) -> str:
        """Return what an element of a formula says."""
        return " ".join(self._said(node).split())

    def _said(self, node: Element) -> str:  # noqa: C901, PLR0911 (one for each element)
        match node.tag:
            case "mi" | "mo" | "mn":
                return self._token(node)
            case "mtext":
                return node.text or ""
            case "mspace" | "mphantom":
                return ""
            case "mfrac":
                return self._fraction(node)
            case "msqrt":
                return self._square_root(node)
            case "mroot":
                return self._root(node)
            case "msup":
                return self._power(self.says(node[0]), node[1])
            case "msub":
                return self._below(self.says(node[0]), node[1])
            case "msubsup":
                return self._power(self._below(self.says(node[0]), node[1]), node[2])
            case "munder" | "mover" | "munderover":
                return self._limits(node)
            case "mtable":
                return self._table(node)
            case _:
                return self._row(node)

    def _row(self, node: Element) -> str:
        return " ".join(map(self.says, node))

    def _token(self, node: Element) -> str:
        given = (node.text or "").strip()
        if node.tag == "mn" or (len(given) > 1 and given.isalnum()):
            return given
        return " ".join(map(self._character, given))

    def _character(self, character: str) -> str:
        """Return the name of a character: its own if it is a letter or a digit of ours.

        A sign that has no name in the catalogue has that of Unicode in English; elsewhere it is
        left to the screen reader, which knows it in its own language.
        """
        if character in self.names.signs:
            return self.names.signs[character]
        plain = unicodedata.normalize("NFKC", character)
        if letter := self.names.greek.get(plain.lower()):
            if plain.isupper():
                return self.words.pgettext("formula", "capital {letter}", letter=letter)
            return letter
        if plain.isalnum():
            return plain
        if unicodedata.category(character)[0] in "MC":
            return ""
        name = unicodedata.name(plain[0], plain).lower()
        return name if same(self.words.tag, ENGLISH.tag) else plain

    def _fraction(self, node: Element) -> str:
        above, below = map(self.says, node)
        if node.get("linethickness") == "0":
            pattern = self.words.pgettext("formula", "{above} choose {below}")
        elif all(map(_is_simple, node)):
            pattern = self.words.pgettext("formula", "{above} over {below}")
        else:
            pattern = self.words.pgettext(
                "formula", "the fraction {above}, over {below}, end of fraction,"
            )
        return filled(pattern, above=above, below=below)

    def _square_root(self, node: Element) -> str:
        if len(node) == 1 and _is_simple(node[0]):
            pattern = self.words.pgettext("formula", "the square root of {radicand}")
        else:
            pattern = self.words.pgettext("formula", "the square root of {radicand}, end of root,")
        return filled(pattern, radicand=self._row(node))

    def _root(self, node: Element) -> str:
        if _is_simple(node[0]):
            pattern = self.words.pgettext("formula", "the root of order {order} of {radicand}")
        else:
            pattern = self.words.pgettext(
                "formula", "the root of order {order} of {radicand}, end of root,"
            )
        return filled(pattern, order=self.says(node[1]), radicand=self.says(node[0]))

    def _power(self, base: str, above: Element) -> str:
        power = "".join(above.itertext()).strip()
        if power in self.names.powers:
            pattern = self.names.powers[power]
        elif _is_simple(above):
            pattern = self.words.pgettext("formula", "{base} to the power of {power}")
        else:
            pattern = self.words.pgettext(
                "formula", "{base} to the power of {power}, end of power,"
            )
        return filled(pattern, base=base, power=self.says(above))

    def _below(self, base: str, below: Element) -> str:
        if _is_simple(below):
            pattern = self.words.pgettext("formula", "{base} sub {index}")
        else:
            pattern = self.words.pgettext("formula", "{base} sub {index}, end of sub,")
        return filled(pattern, base=base, index=self.says(below))

    def _limits(self, node: Element) -> str:
        """Return a base with what stands under and over it: an accent, or limits."""
        base, *around = node
        sign = "".join(around[0].itertext()).strip()
        if len(around) == 1 and sign in self.names.accents:
            return filled(self.names.accents[sign], base=self.says(base))
        spoken = [self.says(each) for each in around]
        low, high = {
            "munder": (spoken[0], ""),
            "mover": ("", spoken[0]),
            "munderover": (spoken[0], spoken[-1]),
        }[node.tag]
        return filled(self._around(base, node.tag), base=self.says(base), low=low, high=high)

    def _around(self, base: Element, places: str) -> str:
        """Return how to say limits: of a sign such as that of a sum, of a name, of anything."""
        if base.tag == "mo":
            return {
                "munder": self.words.pgettext("formula", "{base} from {low} of"),
                "mover": self.words.pgettext("formula", "{base} to {high} of"),
                "munderover": self.words.pgettext("formula", "{base} from {low} to {high} of"),
            }[places]
        if "".join(base.itertext()).strip() in RUNNING:
            return {
                "munder": self.words.pgettext("formula", "{base} from {low}"),
                "mover": self.words.pgettext("formula", "{base} to {high}"),
                "munderover": self.words.pgettext("formula", "{base} from {low} to {high}"),
            }[places]
        return {
            "munder": self.words.pgettext("formula", "{base} with {low} below"),
            "mover": self.words.pgettext("formula", "{base} with {high} above"),
            "munderover": self.words.pgettext(
                "formula", "{base} with {low} below and {high} above"
            ),
        }[places]

    def _table(self, node: Element) -> str:
        """Return the lines of a formula, or the rows of a matrix."""
        if node.get("displaystyle") == "true":
            return "; ".join(self._row(row) for row in node)
        pattern = self.words.pgettext("formula", "row {count}: {cells}")
        rows = (
            filled(pattern, count=count, cells=", ".join(map(self.says, row)))
            for count, row in enumerate(node, 1)
        )
        return f"{'; '.join(rows)};"


def _is_simple(node: Element) -> bool:
    """Tell whether an element is said in one breath, and needs no word to close it."""
    return not len(node) or (node.tag in {"mrow", "mstyle"} and len(node) == 1)
