"""The names of the signs and letters of formulas, in the language of the book.

Each is a message of the catalogue under the heading “formula”, for “in” or “given” are other words
elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factquiz.languages import Language


@dataclass(frozen=True)
class Names:
    """What is said for a sign, for a Greek letter, and for what is above or below something.

    ``accents`` and ``powers`` have a place for what they stand at: ``{base}``.
    """

    signs: Mapping[str, str]
    greek: Mapping[str, str]
    accents: Mapping[str, str]
    powers: Mapping[str, str]


@cache
def names(words: Language) -> Names:
    """Return the names in a language."""
    return Names(_signs(words), _greek(words), _accents(words), _powers(words))


def _signs(words: Language) -> Mapping[str, str]:
    return {
        "+": words.pgettext("formula", "plus"),
        "−": words.pgettext("formula", "minus"),
        "±": words.pgettext("formula", "plus or minus"),
        "=": words.pgettext("formula", "equals"),
        "≠": words.pgettext("formula", "is not equal to"),
        "<": words.pgettext("formula", "is less than"),
        ">": words.pgettext("formula", "is greater than"),
        "≤": words.pgettext("formula", "is at most"),
        "≥": words.pgettext("formula", "is at least"),
        "≈": words.pgettext("formula", "is about"),
        "≡": words.pgettext("formula", "is identical to"),
        "∼": words.pgettext("formula", "is distributed as"),
        "∝": words.pgettext("formula", "is proportional to"),
        "×": words.pgettext("formula", "times"),
        "⋅": words.pgettext("formula", "times"),
        "·": words.pgettext("formula", "times"),
        "/": words.pgettext("formula", "over"),
        "÷": words.pgettext("formula", "divided by"),
        "∑": words.pgettext("formula", "the sum"),
        "∏": words.pgettext("formula", "the product"),
        "∫": words.pgettext("formula", "the integral"),
        "∞": words.pgettext("formula", "infinity"),
        "∂": words.pgettext("formula", "partial"),
        "∇": words.pgettext("formula", "nabla"),
        "√": words.pgettext("formula", "root"),
        "%": words.pgettext("formula", "percent"),
        "!": words.pgettext("formula", "factorial"),
        "(": words.pgettext("formula", "open bracket"),
        ")": words.pgettext("formula", "close bracket"),
        "[": words.pgettext("formula", "open square bracket"),
        "]": words.pgettext("formula", "close square bracket"),
        "{": words.pgettext("formula", "open brace"),
        "}": words.pgettext("formula", "close brace"),
        "|": words.pgettext("formula", "bar"),
        "∣": words.pgettext("formula", "given"),
        "‖": words.pgettext("formula", "double bar"),
        "→": words.pgettext("formula", "goes to"),
        "⇒": words.pgettext("formula", "implies"),
        "⟹": words.pgettext("formula", "implies"),
        "⇔": words.pgettext("formula", "if and only if"),
        "⟺": words.pgettext("formula", "if and only if"),
        "∈": words.pgettext("formula", "in"),
        "∉": words.pgettext("formula", "not in"),
        "⊂": words.pgettext("formula", "is a part of"),
        "⊆": words.pgettext("formula", "is a part of or equals"),
        "∪": words.pgettext("formula", "union"),
        "∩": words.pgettext("formula", "intersection"),
        "∧": words.pgettext("formula", "and"),
        "∨": words.pgettext("formula", "or"),
        "¬": words.pgettext("formula", "not"),
        "∀": words.pgettext("formula", "for all"),
        "∃": words.pgettext("formula", "there is"),
        "′": words.pgettext("formula", "prime"),
        "″": words.pgettext("formula", "double prime"),
        "…": words.pgettext("formula", "and so on"),
        "⋯": words.pgettext("formula", "and so on"),
        ",": words.pgettext("formula", "comma"),
        ".": words.pgettext("formula", "point"),
        ":": words.pgettext("formula", "colon"),
        ";": words.pgettext("formula", "semicolon"),
        "∘": words.pgettext("formula", "degrees"),
        "\N{FUNCTION APPLICATION}": words.pgettext("formula", "of"),
        "\N{INVISIBLE SEPARATOR}": "",
        "\N{INVISIBLE TIMES}": "",
    }


def _greek(words: Language) -> Mapping[str, str]:
    return {
        "α": words.pgettext("formula", "alpha"),
        "β": words.pgettext("formula", "beta"),
        "γ": words.pgettext("formula", "gamma"),
        "δ": words.pgettext("formula", "delta"),
        "ε": words.pgettext("formula", "epsilon"),
        "ζ": words.pgettext("formula", "zeta"),
        "η": words.pgettext("formula", "eta"),
        "θ": words.pgettext("formula", "theta"),
        "ι": words.pgettext("formula", "iota"),
        "κ": words.pgettext("formula", "kappa"),
        "λ": words.pgettext("formula", "lambda"),
        "μ": words.pgettext("formula", "mu"),
        "ν": words.pgettext("formula", "nu"),
        "ξ": words.pgettext("formula", "xi"),
        "ο": words.pgettext("formula", "omicron"),
        "π": words.pgettext("formula", "pi"),
        "ρ": words.pgettext("formula", "rho"),
        "σ": words.pgettext("formula", "sigma"),
        "τ": words.pgettext("formula", "tau"),
        "υ": words.pgettext("formula", "upsilon"),
        "φ": words.pgettext("formula", "phi"),
        "χ": words.pgettext("formula", "chi"),
        "ψ": words.pgettext("formula", "psi"),
        "ω": words.pgettext("formula", "omega"),
        "ς": words.pgettext("formula", "final sigma"),
    }


def _accents(words: Language) -> Mapping[str, str]:
    return {
        "¯": words.pgettext("formula", "{base} bar"),
        "ˉ": words.pgettext("formula", "{base} bar"),
        "\N{COMBINING LOW LINE}": words.pgettext("formula", "{base} with a line above"),
        "_": words.pgettext("formula", "{base} with a line above"),
        "ˆ": words.pgettext("formula", "{base} hat"),
        "\N{COMBINING CIRCUMFLEX ACCENT}": words.pgettext("formula", "{base} hat"),
        "~": words.pgettext("formula", "{base} tilde"),
        "˜": words.pgettext("formula", "{base} tilde"),
        "˙": words.pgettext("formula", "{base} dot"),
        "¨": words.pgettext("formula", "{base} double dot"),
        "\N{COMBINING RIGHT ARROW ABOVE}": words.pgettext("formula", "{base} vector"),
        "→": words.pgettext("formula", "{base} with an arrow above"),
        "⏞": words.pgettext("formula", "{base} with a brace above"),
        "⏟": words.pgettext("formula", "{base} with a brace below"),
    }


def _powers(words: Language) -> Mapping[str, str]:
    return {
        "2": words.pgettext("formula", "{base} squared"),
        "3": words.pgettext("formula", "{base} cubed"),
        "′": words.pgettext("formula", "{base} prime"),
        "″": words.pgettext("formula", "{base} double prime"),
    }
