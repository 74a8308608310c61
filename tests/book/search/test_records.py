"""What a search can lead to on a page."""

from __future__ import annotations

from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.utils import new_document

from factquiz.book.nodes import FINE_PRINT, at_hand, fact_mark, quiz, taught
from factquiz.book.search.records import FOUND_AS, Kind, Record, once, records


def _page(*content: nodes.Node) -> nodes.document:
    document = new_document("page", get_default_settings())
    document += nodes.section("", nodes.title("", "Lights"), *content, ids=["lights"])
    return document


def _entry(anchor: str, name: str, *body: nodes.Node, also: tuple[str, ...] = ()) -> nodes.Node:
    term = nodes.term("", name, ids=[anchor])
    term[FOUND_AS] = also
    return nodes.definition_list(
        "", nodes.definition_list_item("", term, nodes.definition("", *body))
    )


def test_a_section_has_its_own_text_and_not_that_of_the_next() -> None:
    """The first leads to the top of the page, each other to its heading."""
    below = nodes.section("", nodes.title("", "Lenses"), nodes.paragraph("", "Glass."), ids=["l"])
    assert records(_page(nodes.paragraph("", "On towers."), below)) == (
        Record(Kind.SECTION, "", "Lights", "On towers."),
        Record(Kind.SECTION, "l", "Lenses", "Glass."),
    )


def test_an_entry_of_a_list_is_found_itself_and_not_with_its_section() -> None:
    """Under its name and its other names; where it comes from is not its text."""
    origin = nodes.paragraph("", "Taught in Lenses.", classes=[FINE_PRINT])
    glass = nodes.paragraph("", "A glass.")
    known = _entry("term-lens", "lens", glass, origin, also=("burning glass",))
    other = _entry("something", "wick", nodes.paragraph("", "It burns."))
    assert records(_page(known, other)) == (
        Record(Kind.SECTION, "", "Lights", "wick It burns."),
        Record(Kind.TERM, "term-lens", "lens", "A glass.", ("burning glass",)),
    )


def test_a_paragraph_of_a_source_leaves_out_the_facts_that_rest_on_it() -> None:
    """They are found where they are taught."""
    facts = nodes.bullet_list("", nodes.list_item("", nodes.paragraph("", "A fact.")))
    found = records(_page(_entry("source-a-1-1", "1 ¶1", nodes.paragraph("", "Said."), facts)))
    assert found[1] == Record(Kind.SOURCE, "source-a-1-1", "1 ¶1", "Said.")


def test_a_work_is_found_by_its_label_and_its_words() -> None:
    """The label is its title, and not said twice."""
    work = nodes.citation(
        "", nodes.label("", "Hale 1890"), nodes.paragraph("", "On lamps."), ids=["cite-hale"]
    )
    assert records(_page(work))[1] == Record(Kind.WORK, "cite-hale", "Hale 1890", "On lamps.")


def test_a_sentence_that_teaches_says_how_it_stands() -> None:
    """The least settled of its facts decides; its marks are no part of its words."""
    marks = [fact_mark("", fact=each, standing=each) for each in ("established", "contested")]
    paragraph = nodes.paragraph("", "", taught("", "It shone.", ids=["fact-a"]), *marks)
    assert records(_page(paragraph)) == (
        Record(Kind.SECTION, "", "Lights", "It shone."),
        Record(Kind.SENTENCE, "fact-a", "", "It shone.", (), "contested"),
    )


def test_quizzes_notes_and_footnote_marks_are_not_searched() -> None:
    """A search gives no answer away, and finds a note where it stands, once."""
    silent: list[nodes.Node] = [
        quiz("", nodes.Text("Key"), ids=["q"]),
        at_hand("", nodes.Text("Note"), notes=()),
    ]
    marked = nodes.paragraph("", "", nodes.Text("Text"), nodes.footnote_reference("", "1"))
    assert records(_page(*silent, marked)) == (Record(Kind.SECTION, "", "Lights", "Text"),)


def test_what_has_an_entry_as_a_body_is_not_found_as_a_word_too() -> None:
    """One thing, one result; the fuller entry stays."""
    word = Record(Kind.TERM, "term-osce", "OSCE", "A body.")
    other = Record(Kind.TERM, "term-lens", "lens", "A glass.")
    body = Record(Kind.BODY, "body-osce", "OSCE", "A body of 57.")
    assert once([[word, other], [body]]) == [[other], [body]]
