"""The traps that sources set yield no defective item: small bases, every item of each looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factquiz.generation.bank import bank
from factquiz.items.choosing import Choice, TrueFalse
from factquiz.items.reasons import reasons
from tests.knowledge.bases import base_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factquiz.items.model import Item

OTHER_EVENTS = """
- {event: fire, name: the fire, date: '1986', place: Basel}
- {event: storm, name: the storm, date: '1953', place: Dover}
- {event: frost, name: the frost, date: '1963', place: Zurich}
- {event: drought, name: the drought, date: '2003', place: Lyon}
"""


def items_of(text: str) -> tuple[Item, ...]:
    """Return every item that a few facts allow."""
    items = bank(base_of(text)).items
    assert items, "the trap must yield something to look at"
    return items


def wrong_texts(items: Iterable[Item], stem: str) -> set[str]:
    """Return what is shown as wrong under the stems that contain a text."""
    found: set[str] = set()
    for item in items:
        if stem in item.stem and not isinstance(item, TrueFalse):
            found.update(each.text for each in reasons(item) if not each.key)
    return found


def sentences(items: Iterable[Item], *, true: bool) -> set[str]:
    """Return the sentences that are called true, or false."""
    return {
        item.statement
        for item in items
        if isinstance(item, TrueFalse) and item.options[0].key is true
    }


def test_two_events_in_one_year() -> None:
    """Neither is a wrong answer to what happened that year, nor is the year's day to the year."""
    items = items_of(
        OTHER_EVENTS
        + """
- {event: canal, name: the opening of the canal, date: 1992-09-25}
- {event: dam, name: the opening of the dam, date: '1992'}
- {event: bridge, name: the opening of the bridge, date: '1992'}
"""
    )
    asked = wrong_texts(items, "in 1992")
    assert asked, "the year is asked for"
    assert not [text for text in asked if "canal" in text or "dam" in text or "bridge" in text]
    assert "25 September 1992" not in wrong_texts(items, "dam")
    assert "1992" not in wrong_texts(items, "canal")
    assert not [text for text in sentences(items, true=False) if "1992" in text and "canal" in text]


def test_overlapping_intervals() -> None:
    """Works that went on at one time are not told apart by when."""
    items = items_of(
        """
        - {event: rhine, name: the works on the Rhine, date: 1817/1876}
        - {event: tisza, name: the works on the Tisza, date: 1846/1880}
        - {event: po, name: the works on the Po, date: 1700/1710}
        """
    )
    assert not [text for text in sentences(items, true=False) if "Rhine" in text and "1880" in text]
    assert [text for text in sentences(items, true=False) if "Rhine" in text and "1710" in text]


STATES = """
- list: rhine
  name: states on the Rhine
  complete: true
  sort: state
  member_is: a state on the Rhine
  members_are: states on the Rhine
  members: [{id: germany, name: Germany}, {id: austria, name: Austria}, {id: france, name: France}]
- list: danube
  name: states on the Danube
  complete: COMPLETE
  sort: state
  member_is: a state on the Danube
  members_are: states on the Danube
  members: [{id: deutschland, name: Deutschland, aliases: [Germany]}, {id: austria, name: Austria},
            {id: serbia, name: Serbia}]
"""


def test_overlapping_memberships_and_two_names_of_one_member() -> None:
    """Who is on both lists, under whatever name, is on no side a wrong answer."""
    items = items_of(STATES.replace("COMPLETE", "true"))
    assert wrong_texts(items, "states on the Rhine") <= {"Serbia"}
    assert wrong_texts(items, "states on the Danube") <= {"France"}
    false = sentences(items, true=False)
    assert false == {
        "“Serbia” is one of the states on the Rhine.",
        "The states on the Danube include “France”.",
    }


def test_an_open_list_has_no_wrong_members() -> None:
    """“Including Germany and Austria” leaves open whether France is one of them."""
    items = items_of(STATES.replace("COMPLETE", "false"))
    assert not wrong_texts(items, "states on the Danube")
    assert not [text for text in sentences(items, true=False) if "Danube" in text]


def test_two_names_of_one_thing_are_not_two_options() -> None:
    """Neither as two distractors nor as key and distractor."""
    items = items_of(
        """
        - {document: drpc, name: the Danube River Protection Convention, signed: 1994-06-29}
        - {document: sofia, name: the Sofia Convention, same_as: [drpc], signed: 1994-06-29}
        - {document: mainz, name: the Mainz Convention, signed: 1831-03-31}
        - {document: bern, name: the Bern Convention, signed: 1999-04-12}
        - {document: berne, name: the Berne Treaty, aliases: [the Bern Convention], signed: '1999'}
        - {document: paris, name: the Treaty of Paris, signed: 1856-03-30}
        """
    )
    one = {"Danube River Protection Convention", "Sofia Convention"}
    two = {"Bern Convention", "Berne Treaty"}
    for item in items:
        if isinstance(item, Choice):
            texts = {option.text for option in item.options}
            assert len(texts & one) <= 1, item
            assert len(texts & two) <= 1, item


def test_a_statement_made_by_both_sides() -> None:
    """What both hold is nobody's wrong answer, and who else holds it is no wrong holder."""
    items = items_of(
        """
        - {voice: skipper, name: the skipper, setting: in the debate}
        - {voice: farmer, name: the farmer, setting: in the debate}
        - {voice: mayor, name: the mayor, setting: in the debate}
        - {voice: angler, name: the angler, setting: in the debate}
        - {issue: stretch, question: 'What should be done?', complete: true}
        - {view: a, issue: stretch, holder: skipper, says: groynes are needed, answer: Groynes}
        - {view: b, issue: stretch, holder: farmer, says: dykes are needed, answer: Dykes}
        - {view: c, issue: stretch, holder: mayor, says: groynes would help, answer: More groynes,
           same_as: [a]}
        - {view: d, issue: stretch, holder: angler, says: nothing is needed, answer: Nothing}
        """
    )
    for item in items:
        if isinstance(item, Choice):
            texts = {option.text for option in item.options}
            assert not {"Groynes", "More groynes"} <= texts, item
            if item.pattern == "stand.holder" and "groynes" in item.stem:
                assert not {"The skipper", "The mayor"} <= texts, item
    false = sentences(items, true=False)
    assert not [text for text in false if "mayor" in text and "groynes" in text]
    assert not [text for text in false if "skipper" in text and "groynes" in text]
    assert [text for text in false if "farmer" in text and "groynes" in text]


def test_a_range_beside_a_point() -> None:
    """“About 40 %” and 45 % may be one; 55 lies between 50 and 60."""
    items = items_of(
        """
        - {figure: a, measure: the share of gas, value: 40, unit: '%', about: true, as_of: 2002}
        - {figure: b, measure: the share of oil, value: 45, unit: '%', as_of: 2002}
        - {figure: c, measure: the share of coal, low: 50, high: 60, unit: '%', as_of: 2002}
        - {figure: d, measure: the share of wood, value: 55, unit: '%', as_of: 2002}
        - {figure: e, measure: the share of wind, value: 3, unit: '%', as_of: 2002}
        - {figure: f, measure: the share of sun, value: 90, unit: '%', as_of: 2002}
        """
    )
    assert "45%" not in wrong_texts(items, "share of gas")
    assert "About 40%" not in wrong_texts(items, "share of oil")
    assert "55%" not in wrong_texts(items, "share of coal")
    assert "50–60%" not in wrong_texts(items, "share of wood")
    assert {"3%", "90%"} <= wrong_texts(items, "share of gas")


def test_a_former_seat_is_no_wrong_answer() -> None:
    """Where a body once sat is never shown as wrong."""
    items = items_of(
        """
        - {body: rhine, name: the Rhine body, seat: Strasbourg, former_seats: [Mannheim]}
        - {body: neckar, name: the Neckar body, seat: Mannheim}
        - {body: mosel, name: the Mosel body, seat: Trier}
        - {body: oder, name: the Oder body, seat: Wrocław}
        """
    )
    assert "Mannheim" not in wrong_texts(items, "Rhine body")
    assert {"Trier", "Wrocław"} <= wrong_texts(items, "Rhine body")
    assert not [text for text in sentences(items, true=False) if "Rhine" in text and "Mann" in text]


def test_the_slip_of_a_source_is_only_in_the_reasons() -> None:
    """The record is asked; what the source has instead is told beside it, never asked as true."""
    items = items_of(
        OTHER_EVENTS
        + """
- event: canal
  name: the opening of the canal
  date: '1992'
  source: {source: text, at: "1 ¶1", corrects: The text has 1984.}
"""
    )
    assert not [text for text in sentences(items, true=True) if "1984" in text]
    for item in items:
        if isinstance(item, Choice) and "canal" in item.stem:
            assert [option.text for option in item.options if option.key] == ["1992"]
            assert "The text has 1984." in item.options[0].rationale


def test_an_office_held_at_some_time_of_a_year_may_have_had_two_holders() -> None:
    """“Minister in 1848” excludes nobody else; a stretch of time from day to day does."""
    people = """
- {person: one, name: Anna One, roles: [{office: minister, during: 'DURING', sole: true}]}
- {person: two, name: Bela Two, roles: [{office: engineer, during: 1840/1850}]}
- {person: three, name: Cara Three, roles: [{office: miller, during: 1840/1850}]}
"""
    vague = bank(base_of(people.replace("DURING", "1848"))).items
    assert not wrong_texts(vague, "Who was minister")
    assert not sentences(vague, true=False)
    exact = bank(base_of(people.replace("DURING", "1848-04-07/1848-09-04"))).items
    assert wrong_texts(exact, "Who was minister") == {"Bela Two", "Cara Three"}


@pytest.mark.parametrize(
    "entry",
    [
        "- {event: flood, holder: hugo, name: the flood of floods, date: '1817', place: Worms}",
        "- {term: weir, holder: hugo, name: a weir, means: a wall that sings}",
        "- {body: order, holder: hugo, name: the river order, seat: Worms, founded: '1817'}",
        "- {figure: x, holder: hugo, measure: the depth of the Rhine, value: 7, as_of: 1840}",
        "- {document: deed, holder: hugo, name: the river deed, signed: '1817', place: Worms}",
        "- {claim: c, holder: hugo, says: the Rhine is a lion}",
        "- {person: p, holder: hugo, name: Ada P, means: the spirit of the river}",
    ],
)
def test_whatever_is_attributed_is_asked_in_its_holders_name(entry: str) -> None:
    """A judgement may be about anything: a date, a definition, a number. It is never the record."""
    items = items_of(
        f"""
- {{person: hugo, name: Victor Hugo}}
{entry}
- {{event: e1, name: the fire, date: '1986', place: Basel}}
- {{event: e2, name: the storm, date: '1953', place: Dover}}
- {{event: e3, name: the frost, date: '1963', place: Zurich}}
- {{term: t1, name: a groyne, means: a low wall from the bank}}
- {{term: t2, name: a sluice, means: a gate in the water}}
- {{term: t3, name: a lock, means: a chamber for ships}}
- {{body: b1, name: the first body, seat: Mainz, founded: '1700'}}
- {{body: b2, name: the second body, seat: Trier, founded: '1750'}}
- {{body: b3, name: the third body, seat: Lyon, founded: '1770'}}
- {{document: d1, name: the first treaty, signed: '1600', place: Mainz}}
- {{document: d2, name: the second treaty, signed: '1650', place: Trier}}
- {{document: d3, name: the third treaty, signed: '1670', place: Lyon}}
- {{figure: f1, measure: the depth of the Po, value: 70, as_of: 1840}}
- {{figure: f2, measure: the depth of the Elbe, value: 17, as_of: 1840}}
- {{figure: f3, measure: the depth of the Oder, value: 27, as_of: 1840}}
- {{person: q, name: Bea Q, means: the engineer of the river}}
- {{person: r, name: Cy R, means: the poet of the river}}
"""
    )
    held = [item for item in items if item.facts[0] in {"flood", "weir", "order", "x", "deed", "c"}]
    held += [item for item in items if item.facts[0] == "p"]
    assert held
    for item in held:
        asked = f"{item.stem} {item.statement if isinstance(item, TrueFalse) else ''}"
        assert "Victor Hugo" in asked, asked
