"""The directive ``{timeline}``: what a page gets, on the web and in print."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from factquiz.book.timeline.entries import Chronicle, row_id
from tests.book.reference.conftest import SOURCES
from tests.book.reference.test_timeline_entries import FACTS
from tests.courses import engine

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.book.reference.conftest import Built

LESSON = "# The only lesson\n\nThe charter was signed in Hull.{fact}`charter`\n"
PAGE = "# Timeline\n\n```{timeline}\n```\n"


def rows(html: str) -> list[str]:
    """Return the ids of the rows of all tables."""
    return re.findall(r'<tr class="[^"]*" id="(timeline-[^"]+)">', html)


@pytest.fixture
def page(make_book: Callable[..., Built]) -> str:
    """Return the page of a whole timeline."""
    built = make_book({"timeline": PAGE, "sources": SOURCES}, facts=FACTS, lesson=LESSON)
    assert not built.warnings
    return built.html("timeline")


def test_every_entry_has_a_row_and_a_place_in_the_figure(page: str) -> None:
    """Figure and table hold the same in the same order, and each entry once."""
    found = rows(page)
    assert len(found) == len(set(found)) == 14
    for section in page.split('<section class="timeline-section"')[1:]:
        labels = re.findall(r'<g class="timeline-entry".*?</g>', section, re.DOTALL)
        told = re.findall(r"<tr class=[^>]* id=.*?</tr>", section, re.DOTALL)
        assert len(labels) == len(told) > 0
        for label, row in zip(labels, told, strict=True):
            last = re.findall(r">([^<>]+)</tspan>", label)[-1].split()[-1]
            assert last in re.sub(r"<[^>]+>", " ", row)


def test_a_row_links_to_the_sentence_and_to_the_source(page: str) -> None:
    """What is not taught is told all the same, without a link that leads nowhere."""
    row = page[page.index('id="timeline-charter-signed"') :]
    row = row[: row.index("</tr>")]
    assert 'href="lessons/only.html#fact-charter"' in row
    assert 'href="sources.html#source-text-1-2"' in row or row.count("sources.html#") == 2
    untaught = page[page.index('id="timeline-storm-happened"') :]
    assert "href" not in untaught[: untaught.index("</tr>")]


def test_decades_are_sections_in_order(page: str) -> None:
    """Each with its figure, and an empty decade has none."""
    assert re.findall(r'<section class="timeline-section" id="timeline-of-(\d+)">', page) == [
        *("1800", "1830", "1870", "1900", "1980", "1990"),
    ]


def test_without_a_script_the_filters_are_hidden_and_all_else_is_there(page: str) -> None:
    """The form waits for its script; nothing else does."""
    text = re.sub(r'aria-hidden="true"', "", page[page.index("<main") : page.index("</main>")])
    assert re.findall(r"<(\w+) [^>]*\bhidden\b", text) == ["form"]


def test_filters_name_what_there_is_to_choose(page: str) -> None:
    """Decades and bodies with their counts; one lesson and one kind of source are no choice."""
    form = page[page.index('<form class="timeline-controls"') :]
    form = form[: form.index("</form>")]
    assert re.findall(r"<label[^>]*>(\w+)", form) == ["Time", "Body", "Figure"]
    assert "the 1830s (5)" in form
    assert "LH: League of Harbours (4)" in form


def test_options_choose_a_lesson_and_a_time(make_book: Callable[..., Built]) -> None:
    """From and to are EDTF; what begins outside is left out."""
    text = "# Timeline\n\n```{timeline}\n:lesson: only\n:from: 1836-04\n:to: 1837\n```\n"
    built = make_book({"timeline": text}, facts=FACTS)
    assert rows(built.html("timeline")) == ["timeline-charter-signed", "timeline-charter-in-force"]


@pytest.mark.parametrize(
    ("option", "said"),
    [
        (":lesson: onyl", "there is no lesson 'onyl'"),
        (":from: yesterday", "the option “from” is not a date"),
        (":from: 2100", "no dated fact fits these options"),
    ],
)
def test_an_option_that_cannot_be_met_is_told(
    make_book: Callable[..., Built], option: str, said: str
) -> None:
    """A warning says which option, and what is allowed."""
    built = make_book({"timeline": f"# T\n\n```{{timeline}}\n{option}\n```\n"}, facts=FACTS)
    assert said in built.warnings


def test_only_a_page_with_a_timeline_loads_its_script(make_book: Callable[..., Built]) -> None:
    """One classic deferred script, and one stylesheet, on that page alone."""
    built = make_book({"timeline": PAGE, "sources": SOURCES}, facts=FACTS, lesson=LESSON)
    assert re.search(r'<script defer="defer" src="_static/timeline.js', built.html("timeline"))
    assert "timeline.css" in built.html("timeline")
    assert "timeline.js" not in built.html("sources")


def test_print_has_the_figures_and_the_tables(make_book: Callable[..., Built]) -> None:
    """In the PDF's Typst: a drawing for each section with its words, a row for each entry."""
    built = make_book({"timeline": PAGE}, facts=FACTS, lesson=LESSON, builder="typst")
    assert not built.warnings
    written = "\n".join(file.read_text("utf-8") for file in built.app.outdir.rglob("*.typ"))
    assert written.count("#drawing(") == 7
    assert "Charter of lights signed in Hull" in written
    assert written.count("#chronicle(") == 7
    assert len(re.findall(r'anchor\("timeline#timeline-(?!strip)', written)) == 14
    assert "Choose what is shown" not in written


def test_the_course_itself_is_told_whole() -> None:
    """Each row of the real course has an id that no other has."""
    chronicle = Chronicle(engine("repository").base)
    found = [row_id(each) for each in (*chronicle.dates, *chronicle.spans)]
    assert len(found) == len(set(found)) > 200
