"""The notes behind a page: what they tell, each once, and nothing that a fact does not say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factquiz.book.athand.notes import grounds, paragraph
from factquiz.items.base import SourceLink
from tests.book.reference.conftest import SOURCES
from tests.book.reference.test_glossary import PAGE
from tests.courses import HEAD, engine

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.book.reference.conftest import Built

FACTS = (
    HEAD
    + """\
  - voice: ann
    name: Ann
    setting: in 1901
    source: {at: whole}
  - claim: bright
    says: the light was bright
    source: {source: text, at: "1 ¶2"}
  - claim: dim
    says: the light was <dim>
    holder: ann
    source: {source: text, at: "1 ¶2"}
  - claim: old
    says: the light was old
    holder: ann
    standing: contested
    other_positions: [Bea held that it was new & strong.]
    source: {source: text, at: "1 ¶2"}
  - claim: seen
    says: the light was seen
    source:
      - {source: text, at: "2 ¶1", corrects: "The text has “heard”, but the record has seen."}
      - {source: record, at: whole}
  - claim: far
    says: the light was seen from afar
    source: {source: text, at: "1 ¶2"}
  - term: lens
    name: a lens
    acronym: LNS
    means: the glass <that> gathers light
    holder: ann
    source: {at: whole}
"""
)
LESSON = """\
# Lights

It was bright.{fact}`bright`
It was dim, said Ann.{fact}`dim`
It was old, said Ann.{fact}`old`
It was seen.{fact}`seen`
From afar, and it was seen by all.{fact}`far`

## The glass

They had a lens.
"""
PAGES = {"glossary": PAGE, "sources": SOURCES}


def notes(page: str) -> dict[str, str]:
    """Return the notes of a page by their ids, as words in one line."""
    found = re.findall(r'<div class="note" popover id="(\w+)">(.*?)</div>', page, re.DOTALL)
    return {ident: " ".join(re.sub("<[^>]+>", " ", text).split()) for ident, text in found}


def marks(page: str) -> list[tuple[str, str]]:
    """Return the note and the accessible name of each mark of a page."""
    return re.findall(r'<button popovertarget="(\w+)"[^>]*aria-label="([^"]*)"', page)


def test_a_note_tells_place_standing_others_and_corrections(
    make_book: Callable[..., Built],
) -> None:
    """Each line is read off the fact, and told as text, not as markup."""
    built = make_book(PAGES, facts=FACTS, lesson=LESSON)
    assert built.warnings == ""
    place = "Text, section 1, paragraph 2"
    corrected = "Text, section 2, paragraph 1 Established: the record agrees."
    meaning = "In the words of Ann in 1901, the glass &lt;that&gt; gathers light."
    assert list(notes(built.html("lessons/only")).values()) == [
        f"{place} Established: the record agrees.",
        f"{place} Attributed to Ann in 1901.",
        f"{place} Contested. Held by Ann in 1901. Others: Bea held that it was new &amp; strong.",
        f"{corrected} Corrected: The text has “heard”, but the record has seen.",
        "Record : The record. Established: the record agrees.",
        f"lens (LNS): {meaning} In the glossary",
    ]


def test_what_tells_the_same_is_told_once(make_book: Callable[..., Built]) -> None:
    """Two marks of one paragraph and one standing lead to one note; the marks say what they are."""
    page = make_book(PAGES, facts=FACTS, lesson=LESSON).html("lessons/only")
    assert marks(page) == [
        ("n1", "Source: Text, 1 ¶2"),
        ("n2", "Source, attributed: Text, 1 ¶2"),
        ("n3", "Source, contested: Text, 1 ¶2"),
        ("n4", "Source: Text, 2 ¶1"),
        ("n5", "Source: Record"),
        ("n1", "Source: Text, 1 ¶2"),
    ]
    opened = set(re.findall(r'popovertarget="(\w+)"', page))
    assert opened == set(notes(page))


def test_a_note_leads_to_the_paragraph_if_the_book_lists_it(
    make_book: Callable[..., Built],
) -> None:
    """Without a page of sources the place is named and leads nowhere."""
    link = '<a href="../sources.html#source-text-1-2">Text, section 1, paragraph 2</a>'
    assert link in make_book(PAGES, facts=FACTS, lesson=LESSON).html("lessons/only")
    bare = make_book({}, facts=FACTS, lesson=LESSON).html("lessons/only")
    assert "<b>Text, section 1, paragraph 2</b>" in bare
    assert "source-text-1-2" not in bare


def test_a_page_without_marks_has_no_notes_and_no_styles_of_theirs(
    make_book: Callable[..., Built],
) -> None:
    """What is not needed is not sent."""
    built = make_book(PAGES, facts=FACTS, lesson=LESSON)
    assert "notes.css" in built.html("lessons/only")
    assert "notes.css" not in built.html("index")
    assert 'class="notes"' not in built.html("index")


def test_the_gist_of_a_paragraph_is_told() -> None:
    """What the paragraph is about stands in the file of sources."""
    loaded = engine("repository")
    link = SourceLink(source="tavani2019", at="3 ¶2", label="Tavani 2019, 3 ¶2")
    found = paragraph(loaded.course.source("tavani2019"), link)
    assert found.place == "Tavani 2019, section 3, paragraph 2"
    assert found.gist == "Military imbalance and the talks on conventional forces."


def test_every_taught_fact_of_the_course_has_something_to_tell() -> None:
    """A holder for what is attributed, other positions for what is contested, a place for all."""
    loaded = engine("repository")
    for fact in loaded.marks:
        told = grounds(loaded, fact)
        assert told, fact
        for each in told:
            assert each.paragraph.place, fact
            assert bool(each.judgement.holder) == (each.judgement.standing != "established"), fact
            assert bool(each.judgement.others) >= (each.judgement.standing == "contested"), fact
