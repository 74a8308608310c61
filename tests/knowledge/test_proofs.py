"""Each kind of proof where it is due."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factquiz.facts.dates import parse
from factquiz.facts.things import NamedList
from factquiz.items.base import ProofKind
from factquiz.knowledge.proofs import differ, not_held, not_on_list, not_the_value
from factquiz.knowledge.statement import Moment, Thing, Words
from tests.knowledge.bases import base_of

if TYPE_CHECKING:
    from factquiz.knowledge.base import KnowledgeBase

RIVERS = """
- {document: mannheim, name: the Mannheim Convention, signed: 1868-10-17, place: Mannheim}
- {document: sofia, name: the Sofia Convention, signed: 1994-06-29, place: Sofia}
- {body: icpdr, name: the Danube protection commission, acronym: ICPDR}
- {body: icpr, name: the Rhine protection commission, acronym: ICPR}
- {event: day, name: the first Danube Day, date: 2004-06-29, host: icpdr}
- {figure: rhine, measure: the length of the Rhine, value: 1233, unit: km, as_of: 2010}
- {figure: danube, measure: the length of the Danube, as_of: 2010,
   value: 2850, about: true, unit: km}
- list: capitals
  name: the capitals on the Danube
  complete: true
  member_is: a capital on the Danube
  members_are: capitals on the Danube
  members: [{id: vienna, name: Vienna}, {id: budapest, name: Budapest}]
- list: others
  name: other capitals
  complete: false
  member_is: a capital
  members_are: capitals
  members: [{id: warsaw, name: Warsaw}]
- {voice: skipper, name: the skipper, setting: in the debate}
- {voice: farmer, name: the farmer, setting: in the debate}
- {issue: stretch, question: 'What should be done?', complete: true}
- {view: groynes, issue: stretch, holder: skipper, says: groynes should be built}
- {view: dykes, issue: stretch, holder: farmer, says: dykes should be raised}
"""


@pytest.fixture(scope="module")
def base() -> KnowledgeBase:
    """Return a small base in which each kind of proof is possible."""
    return base_of(RIVERS)


def the_list(base: KnowledgeBase, name: str) -> NamedList:
    """Return a list of the base."""
    listed = base.facts[name]
    assert isinstance(listed, NamedList)
    return listed


def test_a_functional_property_has_no_other_value(base: KnowledgeBase) -> None:
    """A treaty is signed in one city."""
    proof = not_the_value(base, "sofia", "signed_at", Words("Mannheim"))
    assert proof is not None
    assert (proof.kind, proof.statements) == (ProofKind.FUNCTIONAL, ("sofia.signed_at",))


def test_two_times_exclude_each_other(base: KnowledgeBase) -> None:
    """The day of one signature is not the day of another, a century apart."""
    proof = not_the_value(base, "sofia", "signed", Moment(parse("1868-10-17")))
    assert proof is not None
    assert (proof.kind, proof.statements) == (ProofKind.TIME, ("sofia.signed",))


def test_two_known_things_are_two(base: KnowledgeBase) -> None:
    """Both have a name, and none in common."""
    assert not_the_value(base, "day", "host", Thing("icpr")) is not None
    assert not_the_value(base, "day", "host", Thing("icpdr")) is None


def test_two_lengths_that_cannot_be_one(base: KnowledgeBase) -> None:
    """1,233 km lies outside whatever “about 2,850 km” may mean."""
    rhine = base.about("rhine", "amount")[0].value
    danube = base.about("danube", "amount")[0].value
    assert not_the_value(base, "danube", "amount", rhine) is not None
    assert not_the_value(base, "rhine", "amount", danube) is not None
    assert not_the_value(base, "danube", "amount", danube) is None


def test_what_is_not_on_a_complete_list(base: KnowledgeBase) -> None:
    """Warsaw does not lie on the Danube, and the proof names every member."""
    proof = not_on_list(base, the_list(base, "capitals"), "warsaw")
    assert proof is not None
    assert proof.kind is ProofKind.COMPLETE_LIST
    assert proof.statements == ("capitals.vienna", "capitals.budapest")
    assert not_on_list(base, the_list(base, "capitals"), "vienna") is None


def test_what_a_holder_does_not_hold(base: KnowledgeBase) -> None:
    """All that the farmer says on the issue is on record, and groynes are not among it."""
    proof = not_held(base, "farmer", base.stands["groynes"])
    assert proof is not None
    assert (proof.kind, proof.statements) == (ProofKind.HOLDER, ("dykes",))
    assert not_held(base, "farmer", base.stands["dykes"]) is None


def test_the_sides_of_a_contrast_exclude_each_other() -> None:
    """A contrast is written to say that they differ."""
    base = base_of(
        """
        - {body: furtwangen, name: Furtwangen}
        - {body: donaueschingen, name: Donaueschingen}
        - contrast: source
          question: Where does the Danube begin?
          sides:
            - {of: furtwangen, answer: At the Breg, says: it begins at the Breg}
            - {of: donaueschingen, answer: In the park, says: it begins in the park}
        """
    )
    assert not_held(base, "furtwangen", base.stands["source.donaueschingen"]) is not None
    assert not_held(base, "furtwangen", base.stands["source.furtwangen"]) is None


def test_values_of_different_sorts_are_never_compared(base: KnowledgeBase) -> None:
    """A date is no city: no proof, and no option of another sort."""
    when, word = Moment(parse("1992")), Words("Vienna")
    assert not differ(base, when, word)
    assert not differ(base, word, Thing("vienna"))
    assert not_the_value(base, "sofia", "signed", word) is None


def test_every_statement_that_a_proof_rests_on_exists(base: KnowledgeBase) -> None:
    """A checker can follow the ids."""
    proof = not_on_list(base, the_list(base, "capitals"), "warsaw")
    assert proof is not None
    assert set(proof.statements) <= set(base.statements)
