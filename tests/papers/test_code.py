"""QR codes of answer sheets: what they say, and what their checksum tells apart."""

from __future__ import annotations

from factquiz.assembly.sheet import sheet
from factquiz.papers.answersheet import answer_pages
from factquiz.papers.code import SheetCode, read_code, sheet_code
from factquiz.papers.formats import FORMATS, Format
from factquiz.papers.qr import qr_svg
from tests.papers import printed

SHEET = sheet(printed.key().forms[0], printed.POLICY)
PAGE = answer_pages(SHEET.items, Format())[0]
CODE = sheet_code("bread", "K7Q2-89AB", PAGE, Format())


def test_a_code_survives_being_written_and_read() -> None:
    """Form, page and checksum come back, even if the form's code holds a colon."""
    for code in (CODE, SheetCode(form="a:b 7", page=12, checksum="0123ABCD")):
        assert read_code(code.text) == code


def test_other_codes_are_not_ours() -> None:
    """A link, an empty text, or a code that was cut short is no answer sheet."""
    for text in ("", "https://example.org", "FQ1:A:1", "FQ1::1:0123ABCD", "FQ2:A:1:0123ABCD"):
        assert read_code(text) is None


def test_the_checksum_tells_formats_quizzes_and_forms_apart() -> None:
    """A sheet of another size, quiz or form cannot be read by the wrong layout."""
    checksums = {
        sheet_code(quiz, form, answer_pages(SHEET.items, format_)[0], format_).checksum
        for quiz in ("bread", "cake")
        for form in ("A", "B")
        for format_ in FORMATS
    }
    assert len(checksums) == 2 * 2 * len(FORMATS)


def test_the_picture_is_the_same_each_time_and_names_no_size() -> None:
    """The SVG scales to the space that the layout gives it."""
    assert qr_svg(CODE) == qr_svg(CODE)
    assert "viewBox" in qr_svg(CODE)
    assert "width=" not in qr_svg(CODE).partition(">")[0]
