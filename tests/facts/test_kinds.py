"""Each kind of fact in its natural shape: what it takes, what it refuses, what follows."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from factquiz.facts.entry import Standing
from factquiz.facts.figures import Figure
from factquiz.facts.kinds import KINDS, Fact
from factquiz.facts.positions import Claim
from factquiz.facts.things import Term

COMMON: dict[str, Any] = {"id": "x", "source": {"at": "whole"}}
NAME: dict[str, Any] = {"name": "the thing"}
LIST: dict[str, Any] = {
    "complete": "true",
    "member_is": "a part",
    "members_are": "parts",
    "members": [{"id": "one", "name": "One"}],
}
SIDES = [{"of": "a", "answer": "Yes", "says": "yes"}, {"of": "b", "answer": "No", "says": "no"}]
SMALLEST: dict[str, dict[str, Any]] = {
    "term": NAME,
    "body": NAME,
    "person": NAME,
    "event": {**NAME, "date": "1992"},
    "document": NAME,
    "voice": {**NAME, "setting": "at the meeting"},
    "list": {**NAME, **LIST},
    "figure": {"measure": "the length", "value": "3", "as_of": "2010"},
    "issue": {"question": "Who pays?"},
    "view": {"issue": "i", "holder": "h", "says": "the state pays"},
    "claim": {"says": "the river is long"},
    "cause": {"says": "rain made it rise", "effect": "the flood"},
    "contrast": {"question": "Who pays?", "sides": SIDES},
}
"""The least that each kind needs."""


def make(kind: str, **fields: object) -> Fact:
    """Return a fact of a kind: its smallest form with some fields set, or left out if empty."""
    data = {**COMMON, **SMALLEST[kind], **fields}
    return KINDS[kind].model_validate({key: value for key, value in data.items() if value != ""})


def test_the_table_covers_every_kind() -> None:
    """A new kind needs its smallest form here."""
    assert set(SMALLEST) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_the_smallest_fact_of_each_kind_is_accepted(kind: str) -> None:
    """Nothing more is asked of a teacher than what makes the fact."""
    fact = make(kind)
    assert fact.kind == kind
    assert fact.source[0].at == "whole"


@pytest.mark.parametrize(("kind", "field"), [(k, f) for k, fs in SMALLEST.items() for f in fs])
def test_each_field_of_the_smallest_fact_is_needed(kind: str, field: str) -> None:
    """Leaving one out is a mistake."""
    with pytest.raises(ValidationError):
        make(kind, **{field: ""})


@pytest.mark.parametrize("kind", KINDS)
def test_no_fact_goes_without_a_source_or_takes_unknown_keys(kind: str) -> None:
    """A source is always needed, and a key that nobody reads is a mistake."""
    with pytest.raises(ValidationError):
        make(kind, source="")
    with pytest.raises(ValidationError):
        make(kind, source=[])
    with pytest.raises(ValidationError):
        make(kind, colour="red")


@pytest.mark.parametrize("kind", KINDS)
def test_facts_cannot_be_changed(kind: str) -> None:
    """What was read stays as it was read."""
    with pytest.raises(ValidationError):
        setattr(make(kind), "id", "other")  # noqa: B010 (mypy knows that it is frozen)


@pytest.mark.parametrize(
    "bad", ["", "Weir", "we ir", "we_ir", "-weir", "weir-", "we--ir", "wéir", "weir.x", "w" * 81]
)
def test_an_id_is_lower_case_with_single_hyphens(bad: str) -> None:
    """Dots and tildes separate parts of derived ids, so they cannot stand in one."""
    with pytest.raises(ValidationError):
        make("term", id=bad or " ")


def test_a_cause_is_asked_for_by_its_effect_unless_it_has_a_question() -> None:
    """Nothing is asked without an answer, and a question alone is a mistake."""
    assert not asked("cause")
    assert asked("cause", answer="the rain") == "What brought about the flood?"
    assert asked("cause", answer="the rain", question="Why a flood?") == "Why a flood?"
    with pytest.raises(ValidationError):
        make("cause", question="Why a flood?")
    with pytest.raises(ValidationError):
        make("claim", answer="the rain")


def asked(kind: str, **fields: object) -> str:
    """Return what a claim or cause is asked with."""
    fact = make(kind, **fields)
    assert isinstance(fact, Claim)
    return fact.asked


def test_standing_follows_from_the_holder() -> None:
    """A judgement has a holder; what has none is the record."""
    assert make("claim").stands is Standing.ESTABLISHED
    assert make("claim", holder="h").stands is Standing.ATTRIBUTED
    contested = make(
        "claim", holder="h", standing="contested", other_positions=["Others doubt it."]
    )
    assert contested.stands is Standing.CONTESTED


@pytest.mark.parametrize(
    "fields",
    [
        {"standing": "established", "holder": "h"},
        {"standing": "attributed"},
        {"standing": "contested", "holder": "h"},
        {"standing": "contested", "other_positions": ["Others doubt it."]},
        {"standing": "true"},
    ],
)
def test_a_standing_that_does_not_fit_is_refused(fields: dict[str, Any]) -> None:
    """No established opinion, no view without a holder, no contest without an opponent."""
    with pytest.raises(ValidationError):
        make("claim", **fields)


@pytest.mark.parametrize("flag", ["yes", "no", "on", "True", "FALSE", "1", 1.5, [], None])
def test_a_flag_is_true_or_false_and_nothing_else(flag: object) -> None:
    """YAML's other spellings are not guessed at."""
    with pytest.raises(ValidationError):
        make("term", plural=flag)


@pytest.mark.parametrize(("flag", "value"), [("true", True), ("false", False)])
def test_a_flag_is_read_from_its_text(flag: str, value: bool) -> None:  # noqa: FBT001 (a table)
    """The strict reader gives text, so the schema reads the two words."""
    term = make("term", plural=flag)
    assert isinstance(term, Term)
    assert term.plural is value


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("body", {"span": "1949/..", "founded": "1949"}),
        ("body", {"span": "1949/1960", "ended": "1960"}),
        ("figure", {"low": "1", "high": "2"}),
        ("figure", {"value": "", "low": "1"}),
        ("figure", {"value": "", "high": "1"}),
        ("figure", {"value": "", "low": "2", "high": "2"}),
        ("figure", {"value": "", "low": "3", "high": "2"}),
        ("figure", {"value": "NaN"}),
        ("figure", {"value": "Infinity"}),
        ("figure", {"value": "1,000"}),
        ("claim", {"question": "Who pays?"}),
        ("claim", {"answer": "The state"}),
        ("claim", {"typed": "true"}),
        ("view", {"typed": "true"}),
        ("view", {"holder": ""}),
        ("issue", {"question": "who pays?"}),
        ("issue", {"question": "Who pays"}),
        ("contrast", {"sides": SIDES[:1]}),
        ("list", {"members": []}),
        ("event", {"date": "25 September 1992"}),
        ("term", {"note": "no capital first."}),
        ("term", {"note": "No full stop last"}),
        ("term", {"name": " "}),
        ("term", {"acronym": "X"}),
        ("term", {"source": [{"at": "whole"}] * 9}),
    ],
)
def test_what_does_not_fit_a_kind_is_refused(kind: str, fields: dict[str, Any]) -> None:
    """Each rule of each kind, broken once."""
    with pytest.raises(ValidationError):
        make(kind, **fields)


def test_a_number_keeps_its_digits() -> None:
    """Figures are decimals: 1.10 is exactly eleven tenths, and 0.1 is a tenth."""
    fact = make("figure", value="1.10")
    assert isinstance(fact, Figure)
    assert fact.value == Decimal("1.10")
    assert str(fact.value) == "1.10"


def test_one_locator_or_several() -> None:
    """A single locator needs no list around it."""
    assert len(make("term", source={"at": "whole"}).source) == 1
    assert len(make("term", source=[{"at": "whole"}, {"at": "1 ¶1"}]).source) == 2
