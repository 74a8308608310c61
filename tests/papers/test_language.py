"""Papers, booklets and feedback in another language than that of their questions."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pikepdf
import pytest

from factquiz.languages import language
from factquiz.papers.feedback import FeedbackPages
from factquiz.papers.formats import Format
from factquiz.papers.typeset import BookletDocument, PaperDocument, Typesetter, look
from factquiz.reports.feedback import feedback_page
from tests.marked_language import MARKED, Voices, messages, said
from tests.papers.printed import key, pages, run
from tests.sample_class.graded import grade
from tests.sample_class.make import submission, wrong

if TYPE_CHECKING:
    from factquiz.gradebook.model import Row
    from factquiz.languages import Language

EDGES = str.maketrans("", "", "­\u200b")


def _paper(words: Language) -> bytes:
    run_ = replace(run(), words=words)
    shape = look(run_.format, words)
    return Typesetter("paper").pdf(
        PaperDocument(title="A paper", look=shape, paper=next(run_.papers()))
    )


def _booklet(words: Language) -> bytes:
    run_ = replace(run(), words=words)
    shape = look(run_.format, words)
    return Typesetter("booklet").pdf(
        BookletDocument(title="Keys", look=shape, booklet=run_.booklet())
    )


@pytest.fixture(scope="module")
def row() -> Row:
    """Give a student who answered everything wrong."""
    made = key()
    (first, *_) = grade([("f", submission(made.forms[0], wrong))], made).rows()
    return first


def _text(data: bytes) -> str:
    return " ".join(pages(data)).translate(EDGES)


def _languages(data: bytes) -> set[str]:
    """Return the languages of a PDF: of the whole, of its elements, of words in a line."""
    with pikepdf.open(io.BytesIO(data)) as opened:
        elements = (each for each in opened.objects if isinstance(each, pikepdf.Dictionary))
        found = {str(each["/Lang"]) for each in elements if "/Lang" in each}
        for page in opened.pages:
            page.contents_coalesce()
            drawn = page.Contents.read_bytes()
            found |= {each.decode() for each in re.findall(rb"/Lang ?\(([\w-]+)\)", drawn)}
    return found


def test_a_paper_and_its_booklet_say_nothing_but_messages() -> None:
    """Every word beside the questions is in the catalogue; both languages are told apart."""
    paper, booklet = _paper(MARKED), _booklet(MARKED)
    shown = said(_text(paper)) | said(_text(booklet))
    on_pages = messages("papers/student", "papers/booklet", "rendering/counted")
    # what is only read aloud, and what these papers have no case of
    unseen = {"Code of this sheet: form {form}, sheet {page}", "no reference"}
    assert on_pages - shown == unseen
    for data in (paper, booklet):
        assert _languages(data) == {"qaa", "en"}


def test_a_german_paper_is_german() -> None:
    """As the one who sits the exam reads it."""
    german = language("de")
    assert german is not None
    text = _text(_paper(german))
    for words in (
        "So antworten Sie",
        "12 Fragen, 13 Punkte.",
        "Antwortbogen",
        "Frage 1",
        "Seite 2",
    ):
        assert words in text
    for words in ("Question", "Choose", "point", "Fill"):
        assert words not in text


def test_feedback_is_in_the_language_that_was_asked_for(row: Row) -> None:
    """On a page and in print, with nothing of ours in English."""
    page = feedback_page(row, "Bread", words=MARKED)
    voices = Voices(page)
    assert [text for text in voices.of("en") if "§" in text] == []
    strange = {text for text in voices.of("qaa") if "§" not in text and len(text) > 1}
    assert strange - {"ada", row.receipt} == {text for text in _typed(row) if text in strange}
    printed = FeedbackPages("Bread", Format(), MARKED, withheld=False)(row)
    assert _languages(printed) == {"qaa", "en"}
    assert said(_text(printed)) >= {"Read again:", "Feedback for {student}, form {form}"}


def _typed(row: Row) -> set[str]:
    """Return what the student typed: in whatever language."""
    return {each.given for each in row.scores}
