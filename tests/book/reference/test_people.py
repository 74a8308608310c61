"""People and bodies: what the facts say of them, and nothing that they do not say."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from docutils import nodes

from factquiz.book.reference.memberships import belongings
from factquiz.book.reference.people import NOT_A_MEMBER
from factquiz.book.reference.spans import NOT_RECORDED, since
from factquiz.engine import start
from factquiz.facts.dates import parse
from factquiz.facts.things import Body, Person
from tests.book.reference.conftest import SOURCES
from tests.courses import COURSES, HEAD, REPOSITORY, engine, write_course

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.book.reference.conftest import Built

FACTS = (
    HEAD
    + """\
  - person: zoe-adams
    name: Zoe Adams
    means: the keeper who wrote everything down
    born: 1801
    roles:
      - {office: second keeper, during: "1830/1835-05-01"}
      - {office: first keeper, during: "1835-05-01/"}
      - {office: honorary keeper}
    source: {at: whole}
  - person: ada-zwick
    name: Ada Zwick
    source: {at: whole}
  - body: league
    name: the League of Harbours
    acronym: LH
    founded: 1836-03
    ended: 1900
    seat: Hull
    former_seats: [Leith, York]
    members_complete: true
    members:
      - {who: the Netherlands, during: "1840/1850"}
      - {who: the Netherlands, during: "1860/.."}
      - {who: denmark, during: "1840/.."}
    source: {at: whole}
  - body: club
    name: the Club of Lights
    span: "1990-01-02/"
    members:
      - {who: Sweden, during: "1990/.."}
      - {who: Kingdom of Denmark}
    source: {at: whole}
  - body: denmark
    name: Denmark
    aliases: [Kingdom of Denmark]
    source: {at: whole}
"""
)
PAGE = "# Who\n\n```{people}\n```\n\n```{bodies}\n```\n\n```{memberships}\n```\n"
LESSON = """\
# The only lesson

Zoe Adams kept a book.{fact}`zoe-adams`
The League of Harbours was founded.{fact}`league`
"""


@pytest.fixture
def page(make_book: Callable[..., Built]) -> nodes.document:
    """Return the page of people and bodies of a small course."""
    built = make_book({"who": PAGE, "sources": SOURCES}, facts=FACTS, lesson=LESSON)
    assert built.warnings == ""
    return built.resolved("who")


def text_of(page: nodes.document, ident: str) -> str:
    """Return the words of an entry in one line."""
    term = next(each for each in page.findall(nodes.term) if ident in each["ids"])
    return " ".join(term.parent.astext().split())


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("1949/..", "since 1949"),
        ("1949-04-04/..", "since 4 April 1949"),
        ("1973/2020-01-31", "1973 to 31 January 2020"),
        ("2003-03-31/", f"from 31 March 2003; end {NOT_RECORDED}"),
        ("2003", f"from 2003; end {NOT_RECORDED}"),
        ("../1989", "until 1989"),
        ("/1989", f"until 1989; beginning {NOT_RECORDED}"),
    ],
)
def test_a_span_says_no_more_than_is_known(edtf: str, words: str) -> None:
    """An open end, an unknown end and a single date are three things."""
    assert since(parse(edtf)) == words


def test_a_time_that_is_not_recorded_is_said_to_be_so() -> None:
    """No date is no reason to leave the line out."""
    assert since(None) == f"dates {NOT_RECORDED}"


def test_people_stand_by_their_family_names_with_offices_in_order(page: nodes.document) -> None:
    """Each office with its time, the one without a date too."""
    people = [each["ids"][0] for each in page.findall(nodes.term) if "person-" in each["ids"][0]]
    assert people == ["person-zoe-adams", "person-ada-zwick"]
    said = text_of(page, "person-zoe-adams")
    assert "The keeper who wrote everything down." in said
    assert "Second keeper: 1830 to 1 May 1835." in said
    assert f"First keeper: from 1 May 1835; end {NOT_RECORDED}." in said
    assert f"Honorary keeper: dates {NOT_RECORDED}." in said
    assert "Born in 1801." in said
    assert "Died" not in said
    assert "Taught in The only lesson." in said
    assert text_of(page, "person-ada-zwick") == "Ada Zwick Source: Record."


def test_a_body_has_its_dates_its_seats_and_its_members(page: nodes.document) -> None:
    """Members of one span stand together; a list that may go on is not called complete."""
    said = text_of(page, "body-league")
    assert "Began in March 1836. Ended in 1900. Seat: Hull, before that Leith and York." in said
    assert (
        "Members: 1840 to 1850: Netherlands. Since 1840: Denmark. Since 1860: Netherlands." in said
    )
    said = text_of(page, "body-club")
    assert "Began on 2 January 1990." in said
    assert "Ended" not in said
    assert "Members that this course records: Since 1990: Sweden." in said


def test_the_table_says_what_the_facts_say(page: nodes.document) -> None:
    """A span; a dash where a full list proves it; nothing where nobody knows. Names are one."""
    table = next(page.findall(nodes.table))
    rows = [[cell.astext() for cell in row.children] for row in table.findall(nodes.row)]
    assert rows == [
        ["Member", "Club of Lights", "LH"],
        ["Denmark", "Member", "Since 1840"],
        ["Netherlands", "", "1840 to 1850; since 1860"],
        ["Sweden", "Since 1990", NOT_A_MEMBER],
    ]


def test_a_course_without_people_says_so(make_book: Callable[..., Built]) -> None:
    """An empty page would look broken."""
    built = make_book({"who": PAGE}, facts=HEAD + "  []\n", lesson="# The only lesson\n\nNone.\n")
    assert built.html("who").count("The facts of this course have none yet.") == 3


@pytest.mark.parametrize("course", COURSES)
def test_every_membership_of_a_course_is_in_the_table(course: str) -> None:
    """Each body has as many rows as it has members, and no other body has any."""
    base = engine(course).base
    bodies = [fact for fact in base.facts.values() if isinstance(fact, Body)]
    wanted = {body.id: len({each.who for each in body.members}) for body in bodies if body.members}
    shown = Counter(body for each in belongings(base) for body in each.spells)
    assert shown == wanted


def test_a_name_and_an_id_are_one_member(tmp_path: Path) -> None:
    """A member by its id in one body and by an alias in another is one row."""
    loaded = start(write_course(tmp_path, FACTS, LESSON))
    assert [each.name for each in belongings(loaded.base)] == ["Denmark", "Netherlands", "Sweden"]


def test_the_people_of_the_course_are_all_there(make_book: Callable[..., Built]) -> None:
    """Every person and every body of the repository's course has an entry."""
    facts = engine("repository").base.facts.values()
    wanted = {f"{fact.kind}-{fact.id}" for fact in facts if isinstance(fact, Person | Body)}
    built = make_book({"who": PAGE}, factquiz_root=str(REPOSITORY))
    found = {ident for each in built.resolved("who").findall(nodes.term) for ident in each["ids"]}
    assert found == wanted
