"""What reasons say beyond right and wrong, and which replies may stand side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factquiz.generation.bank import bank
from factquiz.items.choosing import Choice, TrueFalse
from factquiz.items.typed import ShortAnswer
from tests.courses import COURSES, engine
from tests.generation.test_traps import items_of, wrong_texts
from tests.knowledge.bases import base_of

if TYPE_CHECKING:
    from factquiz.items.model import Item

MEASURES = """\
- {term: cbm, name: confidence-building measures, plural: 'true', acronym: CBMs,
   aliases: [confidence-building measure, measures that build confidence]}
- {body: csce, name: the Conference, acronym: CSCE, aliases: [the CSCE Conference, CSCE I]}
"""
BODIES = """\
- {body: gas, name: Gasco, sort: company, means: the gas company of the north}
- {body: oil, name: Oilco, sort: company, means: the oil company of the south}
- {body: pact, name: the Pact, means: the alliance of the east}
- {body: league, name: the League, means: the league of small towns}
- {body: union, name: the Union, means: the union of large cities}
"""
FIGURES = """\
- {figure: a, measure: the number of members of the Pact, value: '7', as_of: '1955'}
- {figure: b, measure: the number of members of the League, value: '9', as_of: '1960'}
- {figure: c, measure: the number of members of the Union, value: '11', as_of: '1970'}
- {figure: d, measure: the number of baskets, value: '3', as_of: '1975'}
"""
CONTESTED = """\
- {voice: ann, name: Ann, setting: in 1990}
- claim: cause
  holder: ann
  standing: contested
  question: What broke the talks?
  answer: the budget
  says: the budget broke the talks
  other_positions: [Bob blames the weather.]
  misreadings:
    - {answer: the food, because: The food was good.}
    - {answer: the room, because: The room was large.}
"""
TREATY = """\
- {document: act, name: the Act, signed: '1975-08-01', in_force: '1976-01-01', place: Helsinki}
- {document: law, name: the Law, signed: '1980-08-01'}
"""


def typed(items: tuple[Item, ...], pattern: str) -> dict[str, set[str]]:
    """Return what is accepted under each stem of a pattern."""
    return {
        item.stem: {answer.text for answer in item.answers if answer.key}
        for item in items
        if isinstance(item, ShortAnswer) and item.pattern == pattern
    }


def test_abbreviations_are_accepted_in_all_their_spellings() -> None:
    """One of the measures is a CBM, and an alias in capitals abbreviates as well."""
    accepted = typed(items_of(MEASURES), "acronym.value")
    assert list(accepted.values()) == [{"CBMs", "CBM"}, {"CSCE", "CSCE I"}]


def test_an_abbreviation_is_not_what_an_abbreviation_stands_for() -> None:
    """The expansion is a name in full; no alias in capitals is taken for it."""
    accepted = typed(items_of(MEASURES), "acronym.subject")
    assert {"Conference", "CSCE Conference"} in accepted.values()
    assert not {"CSCE I"} & set().union(*accepted.values())


def test_a_gas_company_is_not_set_against_alliances() -> None:
    """Bodies of another sort are far-fetched: with one company beside it, no item is made."""
    items = items_of(BODIES)
    stems = [item.stem for item in items if isinstance(item, Choice)]
    assert not [stem for stem in stems if "Gasco" in stem or "company" in stem]
    assert wrong_texts(items, "alliance of the east") == {"League", "Union"}


def test_numbers_are_set_against_numbers_of_a_like_measure() -> None:
    """How many members one body has may be taken for another's, but not for baskets."""
    items = items_of(FIGURES)
    assert wrong_texts(items, "members of the Pact") == {"9", "11"}
    assert not [item for item in items if isinstance(item, Choice) and "baskets" in item.stem]


def test_a_cause_without_a_question_is_asked_for_by_its_effect() -> None:
    """What a cause brought about stands in its fact, so the engine can ask for it."""
    cause = CONTESTED.replace("- claim: cause", "- cause: budget").replace(
        "question: What broke the talks?", "effect: the end of the talks"
    )
    stems = {item.stem for item in items_of(cause) if isinstance(item, Choice)}
    assert any(stem.casefold().endswith("brought about the end of the talks?") for stem in stems)


def test_who_disagrees_is_told_with_the_right_answer() -> None:
    """A contested position is right as its holder's; the reason names the others."""
    for item in items_of(CONTESTED):
        if isinstance(item, Choice):
            key = next(option for option in item.options if option.key)
            assert key.rationale.endswith("This is contested. Bob blames the weather.")
            break
    else:
        pytest.fail("no choice was made")


@pytest.mark.parametrize("course", COURSES)
def test_the_reason_for_a_true_sentence_does_not_say_it_again(course: str) -> None:
    """A student who has just read it learns what it rests on, or what else is so."""
    said = 0
    for item in engine(course).bank.items:
        if isinstance(item, TrueFalse) and item.options[0].key:
            said += 1
            for option in item.options:
                assert item.statement not in option.rationale, option.rationale
    assert said > 50


def test_a_true_sentence_is_confirmed_by_what_stands_beside_it() -> None:
    """Without a note the reason tells another thing of the same fact."""
    items = bank(base_of(TREATY)).items
    (reason,) = [
        item.options[0].rationale
        for item in items
        if isinstance(item, TrueFalse) and item.statement == "The Act was signed on 1 August 1975."
    ]
    assert reason == "The record has it so. The Act entered into force on 1 January 1976."
