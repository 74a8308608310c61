"""The names of source paragraphs, and marks that stand in a row."""

from __future__ import annotations

from docutils import nodes

from factquiz.book.evidence import links_of_run, short_name, source_name
from factquiz.book.nodes import fact_mark
from factquiz.items.base import SourceLink

PLACE = SourceLink(source="s", at="I ¶1", label="Note 2002, I ¶1")
OTHER = SourceLink(source="s", at="II ¶3", label="Note 2002")
WHOLE = SourceLink(source="t", at="whole", label="Treaty 1972")


def test_names() -> None:
    """A place is named once; a source cited as a whole by its label alone."""
    assert [source_name(each) for each in (PLACE, OTHER, WHOLE)] == [
        "Note 2002, I ¶1",
        "Note 2002, II ¶3",
        "Treaty 1972",
    ]
    assert [short_name(each) for each in (PLACE, OTHER, WHOLE)] == [
        "I ¶1",
        "II ¶3",
        "Treaty 1972",
    ]


def test_marks_in_a_row_are_one() -> None:
    """The first of a row cites what all cite, each once; the others cite nothing."""
    first, second = fact_mark(sources=(PLACE, OTHER)), fact_mark(sources=(PLACE, WHOLE))
    apart = fact_mark(sources=(OTHER,))
    nodes.paragraph("", "", nodes.Text("x"), first, second, nodes.Text("y"), apart)
    assert links_of_run(first) == (PLACE, OTHER, WHOLE)
    assert links_of_run(second) == ()
    assert links_of_run(apart) == (OTHER,)
