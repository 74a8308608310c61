"""A formula in words, as it is read aloud from a PDF."""

from __future__ import annotations

import pytest

from factquiz.book.formulas.tex import Formula, formula
from factquiz.book.formulas.words import said
from factquiz.languages import language


@pytest.mark.parametrize(
    ("tex", "words"),
    [
        ("x^2 + y^3", "x squared plus y cubed"),
        (r"\bar{x}_U \le \hat\theta", "x bar sub U is at most theta hat"),
        (r"\frac{a}{b}", "a over b"),
        (r"\frac{a}{b} + 1", "a over b plus 1"),
        (
            r"\frac{k}{k-1}\left(1 - p\right)",
            "the fraction k, over k minus 1, end of fraction, open bracket 1 minus p close bracket",
        ),
        (
            r"\sum_{i=1}^{k} p_i",
            "the sum from i equals 1 to k of p sub i",
        ),
        (r"\lim_{n \to \infty} a_n", "lim from n goes to infinity of a sub n"),
        (
            r"\operatorname{SEM} = s\sqrt{1-r}",
            "SEM equals s the square root of 1 minus r, end of root",
        ),
        (r"\sqrt[3]{x}", "the root of order 3 of x"),
        ("e^{-x}", "e to the power of minus x, end of power"),
        ("f'(x)", "f prime open bracket x close bracket"),
        (r"\binom{n}{k}", "open bracket n choose k close bracket"),
        (
            r"\begin{pmatrix}1&2\\3&4\end{pmatrix}",
            "open bracket row 1: 1, 2; row 2: 3, 4; close bracket",
        ),
        (r"a &= b \\ &= c", "a equals b; equals c"),
        (r"\Delta, 42\,\%, \mathbf{x}", "capital delta comma 42 percent comma x"),
        (r"\overline{AB}", "A B with a line above"),
        (r"\underbrace{a+b}_{n}", "a plus b with a brace below with n below"),
        (r"\text{share of } x \subset y \ldots", "share of x is a part of y and so on"),
        (r"\phantom{x}\quad a \coprod b", "a n-ary coproduct b"),
    ],
)
def test_words(tex: str, words: str) -> None:
    """What is compound has an end that can be heard; unknown signs have their Unicode name."""
    made = formula(tex, display=True)
    assert isinstance(made, Formula)
    assert said(made.tree) == words


@pytest.mark.parametrize(
    ("tex", "words"),
    [
        (r"\hat\beta^2 = \Delta", "Beta Dach Quadrat gleich großes Delta"),
        (
            r"\frac{1}{n}\sum_{i=1}^{n} x_i",
            "1 durch n die Summe von i gleich 1 bis n über x Index i",
        ),
        (r"\sqrt[3]{a+b}", "die Wurzel vom Grad 3 aus a plus b, Ende der Wurzel"),
        (r"a \coprod b", "a ∐ b"),
    ],
)
def test_words_in_another_language(tex: str, words: str) -> None:
    """All is of the language, in its own order; a sign without a name is left to the reader."""
    german = language("de")
    assert german is not None
    made = formula(tex, display=True)
    assert isinstance(made, Formula)
    assert said(made.tree, german, "2.1") == f"{words}, Nummer 2.1"
