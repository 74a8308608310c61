"""What stands on a timeline: everything dated, each once, and no more than the facts say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factquiz.book.timeline.entries import Chronicle, Sort, between, row_id
from factquiz.book.timeline.wording import time_text
from factquiz.engine import start
from factquiz.facts.dates import parse
from factquiz.facts.things import Person
from factquiz.knowledge.statement import Moment
from tests.courses import COURSES, HEAD, engine, write_course

if TYPE_CHECKING:
    from pathlib import Path

FACTS = (
    HEAD
    + """\
  - person: zoe
    name: Zoe Adams
    born: 1801
    died: 1870-03
    roles:
      - {office: keeper of the League, during: "1830/1835-05-01"}
      - {office: first keeper, during: "1836/"}
      - {office: honorary keeper}
    source: {at: whole}
  - body: league
    name: the League of Harbours
    acronym: LH
    founded: 1836-03
    ended: 1900
    source: {at: whole}
  - body: club
    name: the Club of Lights
    span: "1990-01-02/.."
    source: {at: whole}
  - body: lost
    name: the Lost Society
    span: "1980/"
    source: {at: whole}
  - document: charter
    name: the charter of lights
    adopted: 1835~
    signed: 1836-04-05
    in_force: 1837-01-01
    place: Hull
    source: [{at: whole}, {source: text, at: "1 ¶2"}]
  - event: storm
    name: the storm over the harbours of LH
    date: 1839-01-06/1839-01-07
    host: club
    holder: zoe
    source: {at: whole}
  - term: lens
    name: a lens
    means: the glass
    source: {at: whole}
"""
)


@pytest.fixture
def chronicle(tmp_path: Path) -> Chronicle:
    """Return what is dated in a small course."""
    return Chronicle(start(write_course(tmp_path, FACTS)).base)


def test_dates_are_in_order_with_their_words(chronicle: Chronicle) -> None:
    """Each dated statement is one entry; a document is said to be made where it was made first."""
    assert [(time_text(each), each.what) for each in chronicle.dates] == [
        ("1801", "Zoe Adams born"),
        ("About 1835", "Charter of lights adopted"),
        ("March 1836", "League of Harbours (LH) founded"),
        ("5 April 1836", "Charter of lights signed in Hull"),
        ("1 January 1837", "Charter of lights in force"),
        ("6–7 January 1839", "Storm over the harbours of LH (according to Zoe Adams)"),
        ("March 1870", "Zoe Adams died"),
        ("1900", "League of Harbours (LH) ended"),
        ("1980", "Lost Society began"),
        ("2 January 1990", "Club of Lights began"),
    ]


def test_spans_are_offices_and_the_lives_of_bodies(chronicle: Chronicle) -> None:
    """A body counts if its end, or that it has none, is known; an office if it is dated."""
    assert [(time_text(each), each.what) for each in chronicle.spans] == [
        ("1830 – 1 May 1835", "Zoe Adams, keeper of the League"),
        ("From 1836, end not given", "Zoe Adams, first keeper"),
        ("March 1836 – 1900", "League of Harbours (LH)"),
        ("Since 2 January 1990", "Club of Lights"),
    ]


def test_an_end_that_is_not_known_is_not_drawn(chronicle: Chronicle) -> None:
    """``1836/`` says nothing of the end, ``1990-01-02/..`` says that there is none."""
    shown = {each.id: each.shown.edtf for each in chronicle.spans}
    assert shown["zoe.office-2"] == "1836"
    assert shown["club.span"] == "1990-01-02/.."
    assert [each.id for each in chronicle.spans if each.goes_on] == ["club.span"]


def test_an_entry_knows_the_bodies_that_its_fact_names(chronicle: Chronicle) -> None:
    """By abbreviation or name as whole words, by holding it, or by being it."""
    bodies = {each.id: each.bodies for each in chronicle.dates}
    assert bodies["storm.happened"] == ("club", "league")
    assert bodies["league.founded"] == ("league",)
    assert bodies["charter.signed"] == ()


def test_an_entry_knows_all_its_sources(chronicle: Chronicle) -> None:
    """A fact with two locators can be found under both sources."""
    found = {each.id: each.sources for each in chronicle.dates}
    assert found["charter.signed"] == ("record", "text")


def test_what_is_between_two_dates_begins_there(chronicle: Chronicle) -> None:
    """Both ends belong to it, with the precision they are given."""
    found = between(chronicle.dates, parse("1836-04"), parse("1870"))
    assert [each.id for each in found] == [
        "charter.signed",
        "charter.in_force",
        "storm.happened",
        "zoe.died",
    ]


@pytest.mark.parametrize("name", COURSES)
def test_every_dated_statement_is_there_exactly_once(name: str) -> None:
    """Nothing is left out and nothing said twice, in any course; ids do not clash in a page."""
    base = engine(name).base
    people = [fact for fact in base.facts.values() if isinstance(fact, Person)]
    moments = [key for key, each in base.statements.items() if isinstance(each.value, Moment)]
    lives = [f"{each.id}.{end}" for each in people for end in ("born", "died") if _of(each, end)]
    chronicle = Chronicle(base)
    assert sorted(each.id for each in chronicle.dates) == sorted(moments + lives)
    offices = sum(role.during is not None for each in people for role in each.roles)
    assert (
        sum(each.id.partition(".")[2].startswith("office") for each in chronicle.spans) == offices
    )
    rows = [row_id(each) for each in (*chronicle.dates, *chronicle.spans)]
    assert len(rows) == len(set(rows))


@pytest.mark.parametrize("name", COURSES)
def test_an_entry_keeps_the_date_of_its_fact(name: str) -> None:
    """Not a day is added to, or taken from, what a statement has."""
    base = engine(name).base
    for each in Chronicle(base).dates:
        statement = base.statements.get(each.id)
        if statement and isinstance(statement.value, Moment):
            assert each.when == statement.value.when
            assert each.sort is not Sort.SPAN


def _of(person: Person, end: str) -> bool:
    return getattr(person, end) is not None
