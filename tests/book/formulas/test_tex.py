"""TeX becomes MathML that browsers draw by themselves, or is refused with a reason."""

from __future__ import annotations

import pytest

from factquiz.book.formulas.tex import KNOWN, Formula, Refusal, formula

ROWS = ('displaystyle="true"', "</mtr><mtr>")


def shown(tex: str, *, display: bool = True) -> Formula:
    """Return a formula that must not be refused."""
    made = formula(tex, display=display)
    assert isinstance(made, Formula), made
    return made


@pytest.mark.parametrize(
    "tex",
    [
        "a &= b \\\\ &= c",
        "a = b\n\n c = d",
        r"\begin{split} a &= b \\ &= c \end{split}",
        r"\begin{align} a &= b \\ &= c \end{align}",
        r"\begin{gather*} a \\ c \end{gather*}",
        r"\begin{equation} \begin{aligned} a \\ b \end{aligned} \end{equation}",
    ],
)
def test_lines(tex: str) -> None:
    """All ways to write a formula of several lines give lines, and no number of their own."""
    mathml = shown(tex).mathml
    assert all(each in mathml for each in ROWS)
    assert "(1)" not in mathml


def test_rows_of_a_matrix_are_not_lines() -> None:
    """What stands in an environment of its own needs no other."""
    matrix = r"M = \begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}"
    assert shown(matrix).mathml.count("<mtable") == 1
    assert shown(f"{matrix} \\\\ N = 1").mathml.count("<mtable") == 2
    assert "<mtable" not in shown(r"50 \% \& more").mathml


def test_it_is_xml_of_known_elements() -> None:
    """EPUB is XML, which knows five named characters only."""
    made = shown(r"\lim_{n \to \infty} a_n < b \& c", display=False)
    assert "\N{FUNCTION APPLICATION}" in made.mathml
    assert "&lt;" in made.mathml
    assert {each.tag for each in made.tree.iter()} <= KNOWN


@pytest.mark.parametrize(
    ("tex", "reason"),
    [
        (r"\foo", r'Unknown command "\foo"'),
        (r"\frac{a}", "Expected argument but reached end of input"),
        ("x_{", 'Expected closing token "}", but reached end of input'),
        (r"\boxed{x}", "few readers can show <menclose>"),
        (r"\href{javascript:a}{b}", r'Unknown command "\href"'),
        (" ", "it is empty"),
    ],
)
def test_what_cannot_be_shown(tex: str, reason: str) -> None:
    """A reason, and nothing half shown."""
    assert formula(tex, display=False) == Refusal(reason)


def test_attributes_are_those_of_mathml_3() -> None:
    """EPUB rests on MathML 3, where a table has no script level and a fraction no style."""
    made = shown(r"\dfrac{a}{b} \begin{pmatrix} 1 \end{pmatrix}")
    assert "scriptlevel" not in made.mathml
    assert '<mstyle displaystyle="true"><mfrac><mi>a</mi>' in made.mathml
