"""The script and the engine read typed text alike."""

from __future__ import annotations

import sys
import unicodedata
from typing import TYPE_CHECKING, Any

import pytest

from factquiz.scoring.text import distance, normalise
from tests.browser.own_functions import of_modules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

INFINITE = 99


@pytest.fixture(scope="module")
def script(browser: Browser) -> Iterator[Page]:
    """Return a blank page that has the script's own functions."""
    yield from of_modules(browser, ("answering/text.js",), "normalise", "distance")


def _in_script(page: Page, expression: str, argument: Any) -> Any:  # noqa: ANN401 (JSON in and out)
    return page.evaluate(expression, argument)


def _comparable(char: str) -> bool:
    """Tell whether a character is one that Python's Unicode data knows and both can write down.

    Marks of combining class 0 (vowel signs of Indic scripts) are left out:
    a regular expression in a browser cannot tell them from the other marks.
    """
    if unicodedata.category(char) in {"Cn", "Cs", "Co"}:
        return False
    return not any(
        unicodedata.category(part).startswith("M") and not unicodedata.combining(part)
        for part in unicodedata.normalize("NFKD", char)
    )


def test_every_character_is_normalised_alike(script: Page) -> None:
    """Each of the characters Python knows comes out the same, inside a word.

    Cherokee alone is folded to capitals by Python and to small letters by a browser,
    which is the same as long as one of them folds both texts: hence the last folding.
    """
    chars = [chr(point) for point in range(sys.maxunicode + 1) if _comparable(chr(point))]
    texts = [f"on{char}off" for char in chars]
    got = _in_script(script, "(texts) => texts.map(own.normalise)", texts)
    differ = [
        (f"U+{ord(char):04X}", mine, normalise(text))
        for char, text, mine in zip(chars, texts, got, strict=True)
        if mine.casefold() != normalise(text)
    ]
    assert differ == []


TEXTS = (
    "Mutual and Balanced Force Reductions",
    "  C.S.C.E.  ",
    "Straße",
    "ΟΔΟΣ",
    "Łódź",
    "naïve café",
    "São Tomé",
    "ﬁnal",
    "Ⅳ. Internationale",
    "1975–1976",
    "co-operation",
    "soft\u00adhyphen",
    "İstanbul",
    "Чехия",
    "日本",
    "",
    "…",
    "the U.S. and the E.U.",
    "x.u.s. Army",
    "a. b. c.",
    "The A.B.M. Treaty",
    "the",
    "A the an act",
    "Law & order",
    "Russia's, and Europe’s, o'clock",
    "'quoted'",
    "rock 'n' roll",
    "½. ⅓. share",
)


def test_whole_texts_are_normalised_alike(script: Page) -> None:
    """Words, spaces and punctuation in their context come out the same."""
    got = _in_script(script, "(texts) => texts.map(own.normalise)", list(TEXTS))
    assert got == [normalise(text) for text in TEXTS]


def _typos(word: str) -> Iterator[str]:
    for place in range(len(word)):
        yield word[:place] + word[place + 1 :]
        yield word[:place] + "x" + word[place:]
        yield word[:place] + "x" + word[place + 1 :]
        yield word[:place] + word[place : place + 2][::-1] + word[place + 2 :]


def test_distances_agree(script: Page) -> None:
    """Every single slip, every pair of slips, and figures that differ: the same distance."""
    word = "pact of 1975"
    once = sorted(set(_typos(word)))
    twice = sorted({again for each in once[::3] for again in _typos(each)})
    pairs = [(word, each) for each in (*once, *twice, "ca", "", word)] + [("ca", "abc")]
    for allowed in (0, 1, 2, 3):
        got = _in_script(
            script,
            "([allowed, far, pairs]) => "
            "pairs.map(([one, other]) => Math.min(far, own.distance(one, other, allowed)))",
            [allowed, INFINITE, pairs],
        )
        expected = [distance(one, other, allowed) for one, other in pairs]
        assert got == [INFINITE if edits is None else edits for edits in expected]
