"""Formulas in a small book: web page, EPUB and PDF show and number them alike."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pikepdf
import pytest

from tests.book.typst.project import build

if TYPE_CHECKING:
    from pathlib import Path

INDEX = """\
# Book

```{toctree}
:numbered:
one
two
```
"""
ONE = "# One\n\nFormula {eq}`two-b`.\n"
TWO = r"""# Two

Inline $x^2$ and {math}`\alpha`.

\begin{align}
a &= b
\end{align}

$$
\frac{a}{b} = c
$$ (two-b)
"""
SETTINGS = {"myst_enable_extensions": ["amsmath", "dollarmath"]}


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the pages of a book with formulas."""
    folder = tmp_path_factory.mktemp("formulas") / "project"
    folder.mkdir()
    for name, text in (("index", INDEX), ("one", ONE), ("two", TWO)):
        (folder / f"{name}.md").write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize(("builder", "suffix"), [("html", "html"), ("epub", "xhtml")])
def test_pages(source: Path, builder: str, suffix: str) -> None:
    """MathML in the page, the chapter's numbers, the same bytes again, and no script for it."""
    pages = []
    for attempt in ("first", "second"):
        built = build(source, source.parent / builder / attempt, builder, **SETTINGS)
        assert built.error == ""
        assert "formula" not in built.warnings
        pages.append((built.out / f"two.{suffix}").read_text("utf-8"))
    assert pages[0] == pages[1]
    page = pages[0]
    assert page.count("<math") == 4
    assert re.findall(r'class="eqno">(.+?)<', page) == ["(2.1)", "(2.2)"]
    assert 'id="equation-two-b"' in page
    assert not re.search(r"<script[^>]+(https?:|MathJax)", page)
    assert page.count('role="region"') == 2 * (builder == "html")
    assert ">(2.2)<" in (built.out / f"one.{suffix}").read_text("utf-8")


def test_pdf(source: Path) -> None:
    """A formula is tagged as one and said in words; its number is that of the web book."""
    built = build(source, source.parent / "typst", "typst", **SETTINGS)
    assert (built.error, built.warnings) == ("", "")
    with pikepdf.open(io.BytesIO(built.pdf)) as pdf:
        said = {
            str(each.Alt)
            for each in pdf.objects
            if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Formula"
        }
    assert said == {
        "x squared",
        "alpha",
        "a equals b, number 2.1",
        "a over b equals c, number 2.2",
    }
    text = " ".join(built.pages)
    assert "Formula (2.2)." in text
    assert text.count("(2.2)") == 2


def test_a_wide_formula_is_made_to_fit(source: Path) -> None:
    """It is set smaller, not cut off; no part of it is right of the text."""
    folder = source.parent / "wide"
    folder.mkdir()
    letters = " + ".join(f"a_{{{count}}}" for count in range(60))
    (folder / "index.md").write_text(f"# Wide\n\n$$\n{letters} = z\n$$\n", "utf-8")
    built = build(folder, folder / "out", "typst", **SETTINGS)
    assert built.error == ""
    assert 'formula("a sub 0 plus' in built.typst
    assert any("59" in page for page in built.pages)


def test_a_formula_that_is_not_understood(source: Path) -> None:
    """A web page warns, with the place, and shows the TeX as it was written."""
    folder = source.parent / "broken"
    folder.mkdir()
    (folder / "index.md").write_text("# Broken\n\nWords.\n\nA $\\nosuchmacro<b>$.\n", "utf-8")
    built = build(folder, folder / "out", "html", **SETTINGS)
    told = (
        'index.md:5: WARNING: the formula “\\nosuchmacro<b>” cannot be shown: Unknown command "\\'
    )
    assert told in built.warnings
    assert "<code>\\nosuchmacro&lt;b&gt;</code>" in (built.out / "index.html").read_text("utf-8")
