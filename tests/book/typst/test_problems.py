"""What the PDF cannot show is said, with file and line, and no PDF is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.book.typst.project import Built

HAN = "\u6f22"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>'
FOREIGN = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="20">'
    '<foreignObject width="90" height="20"><p xmlns="http://www.w3.org/1999/xhtml">words</p>'
    "</foreignObject></svg>"
)


@pytest.mark.parametrize(
    ("markup", "line", "message"),
    [
        ("```{mystery}\n```", 3, "no way to show a “mystery”"),
        ("Words.\n\n```{image} dot.svg\n```", 3, "“dot.svg” has no alternative text"),
        ("```{figure} dot.svg\n:alt: ' '\n\nA dot.\n```", 3, "has no alternative text"),
        ("Words.\n\n![A dot.](bad.svg)", 5, "“bad.svg” cannot be read: it is not well-formed"),
        ("Words.\n\n![A dot.](other.svg)", 5, "“other.svg” cannot be read: its root is not <svg"),
        ("![A dot.](bad.png)", 3, "“bad.png” cannot be read: it is no PNG file"),
        ("```{image} absent.svg\n:alt: A dot.\n```", 3, "“absent.svg” cannot be put into the PDF"),
        (
            "Words.\n\nFraction: *x* {math}`\\frac{a}`",
            5,
            "“\\frac{a}” cannot be shown: Expected argument",
        ),
    ],
)
def test_errors_name_their_place(
    make: Callable[..., Built], markup: str, line: int, message: str
) -> None:
    """An error tells file, line, and what to do; no PDF is left behind."""
    broken = {"bad.svg": "<svg", "other.svg": "<html/>", "bad.png": "<html>"}
    built = make({"index.md": f"# Book\n\n{markup}\n", "dot.svg": SVG, **broken})
    told = next(each for each in built.warnings.splitlines() if message in each)
    assert f"index.md:{line}: ERROR:" in told
    assert "no PDF was made" in built.error
    assert not (built.out / "book.pdf").exists()


def test_all_errors_are_told_at_once(make: Callable[..., Built]) -> None:
    """One run shows every error of every document, in order."""
    built = make(
        {
            "index.md": "# Book\n\n```{mystery}\n```\n\n```{toctree}\nnext\n```\n",
            "next.md": "# Next\n\n```{mystery}\n```\n\n```{mystery}\n```\n",
        }
    )
    assert built.error == "no PDF was made: 3 errors, listed above"
    places = [line.split("project/")[1].split(": ")[0] for line in built.warnings.splitlines()]
    assert places == ["index.md:3", "next.md:3", "next.md:6"]


@pytest.mark.parametrize(
    ("markup", "message"),
    [
        ("| a | b |\n|---|---|\n| 1 | 2 |\n\n```{list-table}\n* - x\n  - y\n```", "no header row"),
        ("<blink>words</blink>", "raw html is left out of the PDF: <blink>"),
        ("never <s>closed", "raw html is left out of the PDF: <s>"),
        ("<b>one</i>", "raw html is left out of the PDF: <b>"),
    ],
)
def test_warnings_do_not_stop_the_book(
    make: Callable[..., Built], markup: str, message: str
) -> None:
    """What can be shown, but not well, is a warning."""
    built = make({"index.md": f"# Book\n\n{markup}\n"})
    assert message in built.warnings
    assert "index.md:" in built.warnings
    assert built.pdf.startswith(b"%PDF-1.7")


def test_letters_that_no_typeface_has(make: Callable[..., Built]) -> None:
    """All of them at once, where they were typed: which, what was tried, and what to do."""
    built = make(
        {
            "index.md": f"# Book\n\nFine, and ქართული.\nA line\nand a letter, {HAN}.\n\n"
            "```{include} more.txt\n```\n",
            "more.txt": f"อักษร and {HAN}\n",
        }
    )
    assert built.error == "no PDF was made: 2 errors, listed above"
    first, second = built.warnings.splitlines()
    assert "index.md:5: ERROR: no typeface of the book has “漢” (U+6F22, CJK UNIFIED" in first
    assert "Tried: DejaVu Sans Mono, Libertinus Serif" in first
    assert "`factquiz_pdf_typefaces`" in first
    assert "more.txt:1: ERROR: no typeface of the book has “อ” (U+0E2D, THAI" in second
    assert " and 2 more" in second


def test_typefaces_of_the_course(make: Callable[..., Built]) -> None:
    """A folder of typefaces that is not there, or has none, is told before anything is set."""
    page = {"index.md": "# Book\n\nWords.\n"}
    built = make(page, factquiz_pdf_typefaces="absent")
    assert "`factquiz_pdf_typefaces`: there is no folder" in built.error
    built = make({**page, "faces/readme.txt": "None."}, factquiz_pdf_typefaces="faces")
    assert "faces has no typeface" in built.error


def test_a_skipped_heading_level(make: Callable[..., Built]) -> None:
    """Headings without a gap are part of PDF/UA, and the compiler checks them."""
    built = make({"index.md": "# Book\n\n### Too deep\n"}, suppress_warnings=["myst.header"])
    assert built.error == ""  # MyST nests by order, so no gap arises
    assert "level: 2" in built.typst


def test_what_the_compiler_warns_of_is_told(make: Callable[..., Built]) -> None:
    """A drawing that Typst cannot draw completely is a warning, not a blank."""
    built = make({"index.md": "# Book\n\n```{image} f.svg\n:alt: Words.\n```\n", "f.svg": FOREIGN})
    assert "WARNING" in built.warnings
    assert "foreign" in built.warnings


def test_left_over_pdf_is_replaced_only_by_a_whole_one(make: Callable[..., Built]) -> None:
    """A failed build leaves the PDF of the last good one as it was."""
    good = make({"index.md": "# Book\n\nWords.\n"})
    before = good.pdf
    bad = make({"index.md": "# Book\n\n```{mystery}\n```\n"})
    assert bad.error
    assert bad.pdf == before


def test_name_of_the_file(make: Callable[..., Built]) -> None:
    """The PDF has the configured name, or one made from the title."""
    built = make({"index.md": "# Book\n\nWords.\n"}, factquiz_pdf_name="")
    assert (built.out / "lighthouses-a-short-course.pdf").exists()
