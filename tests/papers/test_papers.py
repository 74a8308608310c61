"""Papers as PDF: what is on them, what never is, and how they fall on leaves."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pikepdf
import pytest
from msgspec.structs import replace

from factquiz.assembly.form import Form
from factquiz.items.choosing import Choice
from factquiz.languages import ENGLISH
from factquiz.papers.formats import FORMATS, Format, Paper
from factquiz.papers.student import instructions
from factquiz.papers.typeset import BookletDocument, Typesetter, look
from factquiz.papers.words import template_words
from tests.papers.printed import pages, pdf, print_file, run
from tests.sample_class import quiz

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = r'#panic("no") $x$ *b* _i_ `r` <label> @ref \u{41} // /* ] } “ “ = - + {page}'

WORDS = template_words(ENGLISH)


def _text(data: bytes) -> str:
    return " ".join(pages(data))


@pytest.mark.parametrize("format_", FORMATS, ids=str)
def test_a_paper_shows_all_that_the_sheet_holds(format_: Format) -> None:
    """Cover, every stem, option, prompt and entry, each cost, and the answer sheet."""
    (sheet, _) = run().sheets()
    text = _text(pdf(run(run().forms[:1], format_)))
    for item in sheet.items:
        shown = [
            *item.options,
            *item.targets,
            *item.entries,
            *(o for g in item.gaps for o in g.options),
        ]
        for each in (item.stem, item.statement, *item.prompts, *(option.text for option in shown)):
            assert each in text
        assert instructions(ENGLISH)[item.interaction] in text
    assert "1 point; a wrong answer costs up to 1/3 point" in text
    assert "A wrong answer can cost points." in text
    assert "12 questions, 13 points." in text
    assert "Ada L." in text
    assert WORDS["answer_sheet"] in text


def test_pages_have_the_size_that_was_asked_for() -> None:
    """The pages are A4 or Letter."""
    for format_ in FORMATS:
        with pikepdf.open(io.BytesIO(pdf(run(run().forms[:1], format_)))) as made:
            box = [float(value) / 72 * 25.4 for value in made.pages[0].mediabox[2:]]
            assert box == pytest.approx([format_.width, format_.height], abs=0.1)


def test_no_key_is_in_a_paper() -> None:
    """Forms that differ in their keys alone have one paper; no reason is in it."""
    (form, *_) = run().forms
    wrong = replace(
        form, items=tuple(replace(each, item=_other_key(each.item)) for each in form.items)
    )
    assert wrong != form
    data = pdf(run((form,)))
    assert pdf(run((wrong,))) == data
    assert "Why" not in _text(data)


def _other_key(item: object) -> object:
    if not isinstance(item, Choice):
        return item
    return replace(
        item, options=tuple(replace(o, key=not o.key, rationale="Other.") for o in item.options)
    )


def test_the_same_run_gives_the_same_bytes(tmp_path: Path) -> None:
    """Neither a clock nor chance goes into a paper or the printer's file."""
    assert pdf(run()) == pdf(run())
    folders = [tmp_path / name for name in ("one", "other")]
    for folder in folders:
        folder.mkdir()
    one, other = (print_file(run(), folder) for folder in folders)
    assert one == other


def test_in_the_printers_file_each_paper_and_answer_sheet_begins_a_leaf(tmp_path: Path) -> None:
    """Covers and answer sheets are on odd pages; what is put in between says that it is blank."""
    shown = pages(print_file(run(), tmp_path))
    covers = [place for place, text in enumerate(shown) if WORDS["how"] in text]
    sheets = [place for place, text in enumerate(shown) if WORDS["sheet_help"] in text]
    assert len(covers) == len(sheets) == 2
    assert all(place % 2 == 0 for place in (*covers, *sheets))
    blanks = [place for place, text in enumerate(shown) if text == WORDS["blank"]]
    assert len(blanks) + sum("Page " in text for text in shown) == len(shown)
    assert shown[covers[1]].endswith(f"Page 1 of {sheets[0] + 1}")
    assert f"This paper has {sheets[0] + 1} pages." in shown[covers[1]]


def test_the_printers_file_prints_on_both_sides_and_points_to_no_tags(tmp_path: Path) -> None:
    """Printers are told to flip on the long edge; nothing in it leads to what was left out."""
    with pikepdf.open(io.BytesIO(print_file(run(), tmp_path))) as made:
        assert made.Root.ViewerPreferences.Duplex == "/DuplexFlipLongEdge"
        assert made.docinfo["/Title"] == "Bread"
        assert not any("/StructParents" in page for page in made.pages)
        assert not made.check_pdf_syntax()


@pytest.mark.parametrize("format_", FORMATS, ids=str)
def test_the_cover_is_one_page(format_: Format) -> None:
    """What it says at its foot is on it, in large print and under a title of two lines, too."""
    title = "Final test: old problems, then and now"
    (form, *_) = run().forms
    cover, following, *_ = pages(pdf(run((replace(form, title=title),), format_)))
    assert WORDS["wait"] in cover
    assert WORDS["questions"] in following


def test_no_question_is_torn_apart() -> None:
    """All that belongs to a question is on the page of its heading."""
    stems = tuple(
        quiz.placed(
            replace(quiz.GRAIN, id=f"g{number}", stem=f"Stem {number}. " + "word " * (7 * number)),
            1,
            number,
        )
        for number in range(1, 30)
    )
    (form, *_) = run().forms
    shown = pages(pdf(run((replace(form, items=stems),))))
    for number in range(1, 30):
        (page,) = (text for text in shown if f"Stem {number}." in text)
        assert f"Question {number} " in page
        after = page.partition(f"Stem {number}.")[2].partition("Question")[0]
        assert all(option.text in after for option in quiz.GRAIN.options)


def test_hostile_text_is_shown_as_it_is() -> None:
    """Typst's own markup, in any text, is text."""
    item = replace(
        quiz.GRAIN,
        stem=HOSTILE,
        options=tuple(replace(option, text=HOSTILE + option.id) for option in quiz.GRAIN.options),
    )
    form = Form(quiz="q", title=HOSTILE, code="A", student=HOSTILE, items=(quiz.placed(item),))
    text = _text(pdf(run((form,), name=HOSTILE)))
    assert text.replace(" ", "").count(HOSTILE.replace(" ", "")) >= 8


def test_papers_and_booklet_are_tagged_and_titled() -> None:
    """They are PDF/UA-1 with language, title, outline and words for the QR code."""
    made = run()
    document = BookletDocument(
        title="Keys", look=look(made.format, made.words), booklet=made.booklet()
    )
    for data in (pdf(made), Typesetter("booklet").pdf(document)):
        with pikepdf.open(io.BytesIO(data)) as opened:
            assert opened.Root.MarkInfo.Marked
            assert str(opened.Root.Lang) == "en-GB"
            assert opened.Root.Outlines.Count
            with opened.open_metadata() as meta:
                assert meta["pdfuaid:part"] == "1"
    assert b"Code of this sheet" in _alternatives(pdf(made))


def _alternatives(data: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as opened:
        found = [
            bytes(each.Alt)
            for each in opened.objects
            if isinstance(each, pikepdf.Dictionary) and "/Alt" in each
        ]
    return b"\n".join(found)


def test_the_booklet_has_every_key_and_every_reason_with_its_source() -> None:
    """Letters as on the form, words where words are asked, and each reason with a paragraph."""
    made = run()
    keys = {
        line.number: line.right.replace("\u00a0", " ") for line in made.booklet().forms[0].lines
    }
    assert keys["1"] == "A"
    assert keys["2"] == "T"
    assert keys["3"] == "A B D"
    assert keys["4"] == "yeast / baker’s yeast"
    assert keys["7"] == "B A C"
    assert keys["9"] == "B D A C"
    document = BookletDocument(
        title="Keys", look=look(made.format, made.words), booklet=made.booklet()
    )
    text = _text(Typesetter("booklet").pdf(document))
    for question in made.booklet().questions:
        assert question.stem in text
        for reason in question.reasons:
            assert reason.rationale in text
            assert reason.sources in text


def test_letter_paper_is_a_format_of_its_own() -> None:
    """The bubbles of Letter stand elsewhere than those of A4."""
    (one,), (other,) = (
        [paper.sheets for paper in run(run().forms[:1], Format(paper=each)).papers()]
        for each in Paper
    )
    assert one[0].qr != other[0].qr
