"""Every match, order, classify, cloze, number and date of every course, judged again."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from factquiz.generation import classify, cloze, date, match, numeric, order
from factquiz.generation.arrangements import arrangements
from factquiz.generation.questions import questions
from factquiz.items.base import ProofKind
from tests.courses import COURSES, engine
from tests.generation.days import edtf
from tests.generation.judge import Judge, Verdict, far, written
from tests.generation.record import Record, plain

if TYPE_CHECKING:
    from factquiz.items.arranged import Classify, Cloze, Match, Order, Prompt
    from factquiz.items.base import Answer, Option
    from factquiz.items.typed import DateAnswer, Numeric

EVERYTHING = [pytest.param(course, id=course) for course in COURSES]


@cache
def judge(course: str) -> Judge:
    """Return the judge of a course."""
    return Judge(Record.of(COURSES[course]))


@cache
def matches(course: str) -> tuple[Match, ...]:
    """Return every match that a course allows."""
    return tuple(item for each in arrangements(engine(course).base) for item in match.items(each))


@cache
def sortings(course: str) -> tuple[Classify, ...]:
    """Return every classify item that a course allows."""
    base = engine(course).base
    return tuple(item for each in arrangements(base) for item in classify.items(each))


def pairings(course: str) -> list[Match | Classify]:
    """Return every item in which prompts are brought to targets."""
    return [*matches(course), *sortings(course)]


@cache
def orders(course: str) -> tuple[Order, ...]:
    """Return every order item that a course allows."""
    return tuple(item for each in arrangements(engine(course).base) for item in order.items(each))


@cache
def passages(course: str) -> tuple[Cloze, ...]:
    """Return every cloze that a course allows."""
    return tuple(item for each in arrangements(engine(course).base) for item in cloze.items(each))


@cache
def numbers(course: str) -> tuple[Numeric, ...]:
    """Return every numeric item that a course allows."""
    return tuple(item for each in questions(engine(course).base) for item in numeric.items(each))


@cache
def dates(course: str) -> tuple[DateAnswer, ...]:
    """Return every date item that a course allows."""
    return tuple(item for each in questions(engine(course).base) for item in date.items(each))


def fits(judged: Judge, pattern: str, prompt: Prompt, target: str, text: str) -> Verdict:
    """Return whether a target, by its id and its text, is right for a prompt."""
    name = pattern.partition(".")[0]
    stand = prompt.id.removeprefix("p:")
    match pattern:
        case "issue.holders":
            return judged.answer(stand, text)
        case "holders.sort":
            return judged.positions.holds(target, judged.positions.all[stand])
        case "lists.sort":
            return judged.member(target, prompt.text)
        case "means.pairs":
            return judged.meaning(prompt.fact, text)
        case "acronym.pairs":
            return plain(text) == plain(judged.record.entries[prompt.fact]["acronym"])
        case _:
            return judged.value(prompt.fact, name, text)


@pytest.mark.parametrize("course", EVERYTHING)
def test_every_prompt_fits_its_target_and_no_other(course: str) -> None:
    """In match and classify each cross is judged: one fits, all others certainly do not."""
    judged = judge(course)
    wrong = [
        (item.stem, prompt.text, target.text)
        for item in pairings(course)
        for prompt in item.prompts
        for target in item.targets
        if fits(judged, item.pattern, prompt, target.id, target.text)
        is not (target.id == prompt.key)
    ]
    assert not wrong


@pytest.mark.parametrize("course", EVERYTHING)
def test_every_cross_has_its_proof(course: str) -> None:
    """For each prompt every other target is refuted, and its own entailed."""
    for item in pairings(course):
        targets = {target.id for target in item.targets}
        assert len(targets) == len(item.targets)
        for prompt in item.prompts:
            assert prompt.proof.kind is ProofKind.ENTAILED
            assert {each.target for each in prompt.refuted} == targets - {prompt.key}, prompt.text


@pytest.mark.parametrize("course", EVERYTHING)
def test_prompts_and_targets_are_told_apart(course: str) -> None:
    """No text stands twice; in a match each target belongs to one prompt at most."""
    for item in pairings(course):
        for texts in ([each.text for each in item.prompts], [each.text for each in item.targets]):
            assert len(set(map(plain, texts))) == len(texts), texts
    for matching in matches(course):
        assert len({prompt.key for prompt in matching.prompts}) == len(matching.prompts)


@pytest.mark.parametrize("course", EVERYTHING)
def test_every_order_is_the_only_one(course: str) -> None:
    """Each entry ends before the next begins; a list stands as its fact has it."""
    judged = judge(course)
    for item in orders(course):
        assert [entry.position for entry in item.entries] == list(range(1, len(item.entries) + 1))
        if item.pattern == "list.order":
            members = judged.record.entries[item.facts[0]]["members"]
            assert [plain(entry.text) for entry in item.entries] == [
                plain(member["name"]) for member in members
            ]
            assert judged.record.entries[item.facts[0]]["ordered"] == "true"
            continue
        spans = []
        for entry in item.entries:
            raw = judged.raw(judged.record.entries[entry.fact], entry.id.rsplit(".")[-1])
            assert raw is not None
            spans.append(edtf(raw))
        assert all(one[1] < other[0] for one, other in pairwise(spans)), item


@pytest.mark.parametrize("course", EVERYTHING)
def test_every_gap_takes_what_is_right_and_nothing_else(course: str) -> None:
    """Options and answers of each gap, judged as the value of the gap's property."""
    judged = judge(course)
    wrong = []
    for item in passages(course):
        assert len(item.texts) == len(item.gaps) + 1
        for gap in item.gaps:
            fact, _, name = gap.id.rpartition(".")
            entries: list[Option | Answer] = [*gap.options, *gap.answers]
            wrong += [
                (item.texts, gap.id, entry.text)
                for entry in entries
                if judged.value(fact, name, entry.text) is not entry.key
            ]
            assert sum(option.key for option in gap.options) == bool(gap.options)
    assert not wrong


@pytest.mark.parametrize("course", EVERYTHING)
def test_every_number_is_the_one_of_the_fact(course: str) -> None:
    """Ends and unit as written, known wrong numbers certainly others, and out of tolerance."""
    judged = judge(course)
    for item in numbers(course):
        entry = judged.record.entries[item.facts[0]]
        low, high, unit, about = written(entry)
        assert (item.low, item.high, item.unit) == (low, high, unit)
        assert bool(item.tolerance) == about
        for known in item.known:
            assert far((known.low, known.high, unit, False), (low, high, unit, about)), item.stem
            outside = known.high < low - item.tolerance or known.low > high + item.tolerance
            assert outside, item.stem


@pytest.mark.parametrize("course", EVERYTHING)
def test_every_date_is_the_one_of_the_fact(course: str) -> None:
    """The date as written, asked for as exactly as it is known; known wrong ones exclude it."""
    judged = judge(course)
    asked = {4: "Give the year.", 7: "Give the month", 10: "Give the day"}
    for item in dates(course):
        name = item.pattern.partition(".")[0]
        stated = judged.stated(item.facts[0], name)
        assert item.date in stated
        assert asked[len(item.date)] in item.stem
        for known in item.known:
            apart = [edtf(each) for each in stated]
            one = edtf(known.date)
            assert all(one[1] < other[0] or other[1] < one[0] for other in apart), item.stem


@pytest.mark.parametrize("course", EVERYTHING)
def test_ids_and_language_of_arrangements(course: str) -> None:
    """Each id once; stems and reasons are whole sentences without a template's traces."""
    items = (*matches(course), *sortings(course), *orders(course), *passages(course))
    counts = Counter(item.id for item in (*items, *numbers(course), *dates(course)))
    assert not [name for name, count in counts.items() if count > 1]
    texts = [item.stem for item in (*items, *numbers(course), *dates(course))]
    for sorting in pairings(course):
        texts += [each.rationale for each in sorting.prompts]
        texts += [each.rationale for each in sorting.targets]
    texts += [entry.rationale for item in orders(course) for entry in item.entries]
    for text in texts:
        assert re.fullmatch(r"[“‘(]?[^a-z\s].*[.!?][”’)]?", text), text
        assert not re.search(r"  |[{}]|\bthe the\b|\.\.| [.,;:?!]", text), text


@pytest.mark.parametrize("course", EVERYTHING)
def test_a_judgement_is_arranged_in_its_holders_name(course: str) -> None:
    """Whoever reads the item sees whose list, or whose view, it is."""
    base = engine(course).base
    for item in (*matches(course), *sortings(course), *orders(course), *passages(course)):
        for fact in item.facts:
            holder = base.facts[fact].holder
            if holder is None:
                continue
            shown = [item.stem]
            for pairing in pairings(course):
                if pairing.id == item.id:
                    shown += [each.text for each in pairing.prompts]
                    shown += [each.text for each in pairing.targets]
            name = base.entities[holder].name.removeprefix("the ").casefold()
            assert any(name in text.casefold() for text in shown), (item.stem, fact)


def test_the_rivers_yield_every_interaction() -> None:
    """The second course has something to match, sort, order, fill in, count and date."""
    for family in (matches, sortings, orders, passages, numbers, dates):
        assert family("rivers"), family
