"""Unknown is not false: the traps in which a careless generator finds a distractor.

Each is a kind of trap that real sources set. In none of them may there be a proof.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from factquiz.facts.dates import parse
from factquiz.facts.things import NamedList
from factquiz.knowledge.proofs import not_held, not_on_list, not_the_value
from factquiz.knowledge.statement import Moment, Quantity, Thing, Words
from factquiz.knowledge.voices import Voices
from tests.knowledge.bases import base_of

if TYPE_CHECKING:
    from factquiz.knowledge.base import KnowledgeBase


def off_list(base: KnowledgeBase, listed: str, thing: str) -> bool:
    """Return whether something is proven not to be on a list."""
    fact = base.facts[listed]
    assert isinstance(fact, NamedList)
    return not_on_list(base, fact, thing) is not None


@pytest.mark.parametrize(
    ("stated", "asked"),
    [
        ("1992", "1992-09-25"),
        ("1992-09-25", "1992"),
        ("1992-09", "1992-09-25"),
        ("1817/1876", "1846/1880"),
        ("1817/1876", "1825"),
        ("1973/1989", "1989"),
        ("1989/..", "2020-01-01"),
        ("../1989", "1500"),
        ("1135~", "1137"),
        ("1135~/1146~", "1148"),
        ("197X", "1972-10"),
        ("2002-24", "2002-02-01"),
        ("2002-24", "2003-01"),
    ],
)
def test_times_that_may_be_one(stated: str, asked: str) -> None:
    """Two events in one year, overlapping intervals, circa: the order is not decidable."""
    base = base_of(f"- {{event: flood, name: the flood, date: '{stated}'}}")
    assert not_the_value(base, "flood", "happened", Moment(parse(asked))) is None


def test_overlapping_membership() -> None:
    """Germany lies on both rivers: being on one list says nothing against the other."""
    base = base_of(
        """
        - list: rhine
          name: states on the Rhine
          complete: true
          member_is: a state on the Rhine
          members_are: states on the Rhine
          members: [{id: germany, name: Germany}, {id: holland, name: the Netherlands}]
        - list: danube
          name: states on the Danube
          complete: true
          member_is: a state on the Danube
          members_are: states on the Danube
          members: [{id: deutschland, name: Deutschland, aliases: [Germany]}]
        """
    )
    assert not off_list(base, "rhine", "deutschland")
    assert not off_list(base, "danube", "germany")
    assert off_list(base, "danube", "holland")


def test_an_open_list_proves_nothing() -> None:
    """“Such as the Inn and the Drava” does not exclude the Tisza."""
    base = base_of(
        """
        - list: tributaries
          name: tributaries of the Danube
          complete: false
          member_is: a tributary of the Danube
          members_are: tributaries of the Danube
          members: [{id: inn, name: the Inn}]
        - {term: tisza, name: the Tisza}
        """
    )
    assert not off_list(base, "tributaries", "tisza")


def test_what_the_base_does_not_know_is_not_off_a_list() -> None:
    """A complete list excludes what is known to be something else, not any word."""
    base = base_of(
        """
        - list: parts
          name: the parts
          complete: true
          member_is: a part
          members_are: parts
          members: [{id: one, name: security in Europe, aliases: [the security basket]}]
        - {term: other, name: European security}
        - {term: another, name: fisheries}
        """
    )
    assert not off_list(base, "parts", "never-heard-of")
    assert not off_list(base, "parts", "other"), "it may be the member in other words"
    assert off_list(base, "parts", "another")


@pytest.mark.parametrize(
    "link",
    [
        "same_as: [convention]",
        "aliases: [the Danube River Protection Convention]",
        "aliases: [DRPC]",
        "acronym: DRPC",
    ],
)
def test_two_names_of_one_thing(link: str) -> None:
    """However the two are linked, one never stands against the other."""
    base = base_of(
        f"""
        - document: convention
          name: the Danube River Protection Convention
          acronym: DRPC
        - {{document: sofia, name: the Sofia Convention, {link}}}
        - {{event: day, name: the first Danube Day, date: 2004, host: convention}}
        """
    )
    assert not_the_value(base, "day", "host", Thing("sofia")) is None


@pytest.mark.parametrize("other", ["Wien", "Vienna", "vienna", "the city of Vienna"])
def test_two_names_of_one_city(other: str) -> None:
    """A place is written as a word, but where the base knows the word's other names, it counts."""
    base = base_of(
        """
        - list: capitals
          name: the capitals
          complete: true
          member_is: a capital
          members_are: capitals
          members: [{id: vienna, name: Vienna, aliases: [Wien, the city of Vienna]}]
        - {body: commission, name: the commission, seat: Vienna}
        """
    )
    assert not_the_value(base, "commission", "seat", Words(other)) is None
    assert not_the_value(base, "commission", "seat", Words("Budapest")) is not None


@pytest.mark.parametrize(
    ("stated", "low", "high", "about"),
    [
        ("value: 40, about: true", 45, 45, False),
        ("value: 40, about: true", 36, 36, False),
        ("value: 45", 40, 40, True),
        ("low: 50, high: 60", 55, 55, False),
        ("low: 50, high: 60", 60, 60, False),
        ("low: 50, high: 60", 40, 50, False),
        ("low: 50, high: 60", 45, 45, True),
        ("value: 0, about: true", 0, 0, False),
        ("value: -40, about: true", -45, -45, False),
    ],
)
def test_numbers_that_may_be_one(stated: str, low: int, high: int, about: bool) -> None:  # noqa: FBT001 (a table)
    """A point in a range, ranges that touch, “about 40 %” beside 45 %."""
    base = base_of(f"- {{figure: share, measure: the share, unit: '%', as_of: 2002, {stated}}}")
    asked = Quantity(Decimal(low), Decimal(high), "%", about)
    assert not_the_value(base, "share", "amount", asked) is None


def test_numbers_of_different_units_are_not_compared() -> None:
    """Three per cent and three kilometres do not exclude each other."""
    base = base_of("- {figure: share, measure: the share, value: 3, unit: '%', as_of: 2002}")
    assert not_the_value(base, "share", "amount", Quantity(Decimal(9), Decimal(9), "km")) is None


def test_a_property_that_nothing_is_stated_of() -> None:
    """No date of entry into force on record: no date is proven wrong."""
    base = base_of("- {document: treaty, name: the treaty, signed: 1868}")
    assert not_the_value(base, "treaty", "in_force", Moment(parse("1900"))) is None


def test_a_property_with_several_values() -> None:
    """Who held one office may have held another."""
    base = base_of(
        "- {person: lely, name: Cornelis Lely, roles: [{office: Minister of Water Management}]}"
    )
    assert not_the_value(base, "lely", "office", Words("Governor of Suriname")) is None


def test_two_facts_that_disagree_exclude_only_what_both_exclude() -> None:
    """Where two facts give two dates, neither date is proven wrong."""
    base = base_of(
        """
        - {document: one, name: the treaty, signed: 1868}
        - {document: other, name: the treaty, signed: 1869}
        """
    )
    assert not_the_value(base, "one", "signed", Moment(parse("1869"))) is None
    assert not_the_value(base, "other", "signed", Moment(parse("1868"))) is None
    assert not_the_value(base, "one", "signed", Moment(parse("1870"))) is not None


def test_a_seat_that_moved() -> None:
    """The commission sat in Mannheim before it sat in Strasbourg: both are, or were, its seat."""
    base = base_of(
        """
        - body: commission
          name: the Rhine Commission
          seat: Strasbourg
          former_seats: [Mainz, Mannheim]
        """
    )
    for city in ("Strasbourg", "Mannheim", "Mainz"):
        assert not_the_value(base, "commission", "seat", Words(city)) is None
    assert not_the_value(base, "commission", "seat", Words("Vienna")) is not None


DEBATE = """
- {voice: users, name: the users, setting: in the debate}
- {voice: skipper, name: the skipper, setting: in the debate, part_of: users}
- {voice: farmer, name: the farmer, setting: in the debate, part_of: users}
- {voice: mayor, name: the mayor, setting: in the debate}
"""


def debate(views: str, *, complete: str = "true") -> KnowledgeBase:
    """Return a base with four voices, an issue on which they speak, and some views."""
    issue = f"- {{issue: stretch, question: 'What should be done?', complete: {complete}}}"
    return base_of(f"{DEBATE}\n{issue}\n{views}")


def test_an_issue_that_is_not_complete_proves_nothing() -> None:
    """What a holder is not reported to say, the holder may have said."""
    base = debate(
        """
- {view: a, issue: stretch, holder: skipper, says: groynes should be built}
- {view: b, issue: stretch, holder: mayor, says: dykes should go}
""",
        complete="false",
    )
    assert not_held(base, "mayor", base.stands["a"]) is None


def test_who_says_nothing_on_an_issue_may_think_anything() -> None:
    """Only a holder with a view on record has a complete record."""
    base = debate("- {view: a, issue: stretch, holder: skipper, says: groynes should be built}")
    assert not_held(base, "mayor", base.stands["a"]) is None


@pytest.mark.parametrize(
    "link",
    ["same_as: [a]", "implies: [a]", "implies: [c]", "same_as: [c]"],
)
def test_a_statement_made_by_both_sides(link: str) -> None:
    """Said in the same words or others, or following from what is said: it is held by both."""
    base = debate(
        f"""
- {{view: a, issue: stretch, holder: skipper, says: the river needs work}}
- {{view: c, issue: stretch, holder: skipper, says: it needs much work, implies: [a]}}
- {{view: b, issue: stretch, holder: mayor, says: the river needs a plan of work, {link}}}
"""
    )
    assert not_held(base, "mayor", base.stands["a"]) is None


def test_the_same_words_without_a_link_are_the_same_statement() -> None:
    """Nobody needs ``same_as`` to see that one sentence is one sentence."""
    base = debate(
        """
- {view: a, issue: stretch, holder: skipper, says: the river needs work, answer: Work on it}
- {view: b, issue: stretch, holder: mayor, says: The river needs work., answer: Something else}
- {view: c, issue: stretch, holder: farmer, says: much should happen, answer: work on it!}
"""
    )
    assert not_held(base, "mayor", base.stands["a"]) is None
    assert not_held(base, "farmer", base.stands["a"]) is None


def test_who_says_more_may_be_asked_for_less_but_less_does_not_refute_more() -> None:
    """A stand that implies what the holder says is not proven against the holder."""
    base = debate(
        """
- {view: less, issue: stretch, holder: mayor, says: the river needs work}
- {view: more, issue: stretch, holder: skipper, says: it needs groynes, implies: [less]}
"""
    )
    assert not_held(base, "mayor", base.stands["more"]) is None
    assert not_held(base, "skipper", base.stands["less"]) is None


def test_what_a_part_says_the_whole_may_be_said_to_say() -> None:
    """Between “the users” and one of them there is no proof, in either direction."""
    base = debate(
        """
- {view: a, issue: stretch, holder: skipper, says: groynes should be built}
- {view: b, issue: stretch, holder: users, says: the river is for its users}
- {view: c, issue: stretch, holder: farmer, says: dykes should be raised}
"""
    )
    assert not_held(base, "users", base.stands["a"]) is None
    assert not_held(base, "skipper", base.stands["b"]) is None
    assert not_held(base, "farmer", base.stands["a"]) is not None, "the parts may differ"


def test_voices_in_a_circle_end() -> None:
    """A mistake in ``part_of`` makes all of the circle one, and no endless loop."""
    base = base_of(
        """
        - {voice: a, name: A, setting: here, part_of: b}
        - {voice: b, name: B, setting: here, part_of: a}
        """
    )
    assert Voices(base.facts.values(), base.identity).related("a") == {"a", "b"}


def test_a_claim_beside_the_issue_counts() -> None:
    """What a holder says elsewhere in the course, the holder says."""
    base = debate(
        """
- {view: a, issue: stretch, holder: skipper, says: the river needs groynes}
- {view: b, issue: stretch, holder: mayor, says: dykes should go}
- {claim: said-elsewhere, holder: mayor, says: groynes would do no harm, same_as: [a]}
"""
    )
    assert not_held(base, "mayor", base.stands["a"]) is None


def test_two_names_of_one_holder() -> None:
    """The book and its author, linked as one, hold the same."""
    base = base_of(
        """
        - {document: danubio, name: “Danubio”, same_as: [magris]}
        - {person: magris, name: Claudio Magris}
        - {person: hugo, name: Victor Hugo}
        - {issue: nature, question: 'What is a river?', complete: true}
        - {view: a, issue: nature, holder: danubio, says: a river is a road}
        - {view: b, issue: nature, holder: magris, says: a river is a border}
        - {view: c, issue: nature, holder: hugo, says: a river is a story}
        """
    )
    assert not_held(base, "magris", base.stands["a"]) is None
    assert not_held(base, "danubio", base.stands["b"]) is None
    assert not_held(base, "hugo", base.stands["a"]) is not None


def test_the_slip_of_a_source_is_not_the_record() -> None:
    """What a source has wrong stands in a note; no statement is made of it."""
    base = base_of(
        """
        - body: commission
          name: the Danube Commission
          founded: 1949
          source: {source: text, at: "1 ¶2", corrects: The card says 1948.}
        """
    )
    assert [each.value for each in base.statements.values()] == [Moment(parse("1949"))]


def test_two_figures_of_one_measure_and_time() -> None:
    """Two sources that differ on one number leave it open which is right."""
    base = base_of(
        """
        - {figure: one, measure: the length of the Loire, value: 1006, unit: km, as_of: 2010}
        - {figure: other, measure: The length of the Loire, value: 1020, unit: km, as_of: 2010}
        - {figure: later, measure: the length of the Loire, value: 1013, unit: km, as_of: 2020}
        """
    )
    value = base.about("other", "amount")[0].value
    assert (
        not_the_value(base, "one", "amount", Quantity(Decimal(1020), Decimal(1020), "km")) is None
    )
    assert value is not None
    assert not_the_value(base, "one", "amount", Quantity(Decimal(1013), Decimal(1013), "km"))


def test_a_definition_that_fits_two_things() -> None:
    """A wider definition is true of the narrower thing as well."""
    base = base_of(
        """
        - {term: weir, name: a weir, means: a low wall across a river}
        - {term: barrage, name: a barrage, means: a wall across a river}
        - {term: groyne, name: a groyne, means: a low wall from the bank into the current}
        """
    )
    assert not_the_value(base, "weir", "means", Words("a wall across a river")) is None
    assert not_the_value(base, "barrage", "means", Words("a low wall across a river")) is None
    assert (
        not_the_value(base, "weir", "means", Words("a wall, across a river, that is low")) is None
    )
    assert not_the_value(base, "weir", "means", Words("a low wall from the bank into the current"))
