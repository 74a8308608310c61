"""Every item of every course, looked at by somebody who knows only the facts.

The judge (``judge.py``) reads the fact files itself and shares no code with the generator.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from factquiz.items.choosing import Choice, MultipleResponse, TrueFalse
from factquiz.items.typed import ShortAnswer
from tests.courses import COURSES, engine
from tests.generation.days import edtf, english
from tests.generation.judge import DATES, WORDS, Judge, Verdict, number
from tests.generation.record import Record, plain

if TYPE_CHECKING:
    from factquiz.items.model import Item


@cache
def judge(course: str) -> Judge:
    """Return the judge of a course."""
    return Judge(Record.of(COURSES[course]))


def items(course: str, *kinds: type[Item]) -> list[Item]:
    """Return the items of a course, of some interactions or of all."""
    return [item for item in engine(course).bank.items if not kinds or isinstance(item, kinds)]


def verdict(judged: Judge, item: Item, text: str) -> Verdict:  # noqa: C901, PLR0911 (a table)
    """Return what the judge says of a text as an answer to an item."""
    thing = item.facts[0]
    name, _, form = item.pattern.partition(".")
    match name, form:
        case "means", "value":
            return judged.meaning(thing, text)
        case "means", "subject":
            return judged.described(thing, text)
        case "acronym", "value":
            return _abbreviates(judged.record.entries[thing], text) or None
        case "acronym", "subject":
            return thing in judged.record.named(text) or None
        case "office", "subject":
            held = re.search(r"office-(\d+)$", item.statements[0])
            return judged.office(thing, int(held[1]) - 1 if held else 0, text)
        case "list", "odd":
            on_list = judged.member(thing, text)
            return None if on_list is None else not on_list
        case "list", _:
            return judged.member(thing, text)
        case "stand" | "unseen", "holder":
            return judged.holder(item.statements[0], text)
        case "stand", "answer":
            return judged.answer(item.statements[0], text)
        case _, "value" if name in {*DATES, *WORDS, "host", "amount"}:
            return judged.value(thing, name, text)
        case _, "subject" if name in {*DATES, *WORDS}:
            return judged.subject(thing, name, text)
        case _:
            raise AssertionError(f"teach the judge the pattern {item.pattern!r}")


def sentence_verdict(judged: Judge, item: TrueFalse) -> Verdict:
    """Return what the judge says of the sentence of a true-or-false item."""
    name = item.pattern.partition(".")[0]
    text = item.statement
    if name in {"stand", "unseen"}:
        return judged.says(item.statements[0], text)
    if name == "list":
        _, included, last = re.sub(" included “", " include “", text).rpartition(" include “")
        first = re.split("” (?:is|was) one of the ", text)[0].rpartition("“")[2]
        return judged.member(item.facts[0], last.rstrip("”.") if included else first)
    if name == "office":
        holder, _, rest = text.partition(" was ")
        roles = judged.record.entries[item.facts[0]]["roles"]
        which = next(
            n for n, each in enumerate(roles) if english(dated(rest)) == edtf(each["during"])
        )
        return judged.office(item.facts[0], which, holder)
    return verdict(judged, item, value_in(judged, name, text))


def dated(text: str) -> str:
    """Return the date at the end of a sentence."""
    match = re.search(r"(?:from|on|in|until) (?:about )?(?:\d|[A-Z][a-z]+ (?:\d|to )).*$", text)
    return match[0] if match else ""


def value_in(judged: Judge, name: str, text: str) -> str:
    """Return the value that a sentence gives: the longest ending that is one."""
    words = text.rstrip(".").split(" ")
    endings = [" ".join(words[start:]) for start in range(1, len(words))]
    if name in DATES:
        return next((each for each in endings if english(each)), "")
    if name == "amount":
        return next((each for each in endings if number(each)), "")
    if name == "means":
        known = {plain(each.get("means", "")) for each in judged.record.entries.values()} - {""}
        return next((each for each in endings if plain(each) in known), "")
    if name == "host":
        return text.partition(" held by ")[2].rstrip(".")
    if name == "author":
        return text.partition(" written by ")[2].rstrip(".")
    return re.split(r" in | was | is ", text.rstrip("."))[-1]


def _abbreviates(entry: dict[str, Any], text: str) -> bool:
    """Return whether a text is an entry's acronym, an alias in capitals, or one of many."""
    known = [entry["acronym"], *entry.get("aliases", [])]
    short = {each for each in known if re.fullmatch("[A-Z][A-Z0-9 ]+s?", each)}
    return text in {*short, entry["acronym"], *(each.rstrip("s") for each in short)}


@pytest.mark.parametrize("course", COURSES)
def test_every_option_is_what_its_item_says(course: str) -> None:
    """Each key is right, each distractor is certainly wrong: in every item, not in a sample."""
    judged = judge(course)
    wrong = []
    for item in items(course, Choice, MultipleResponse):
        assert isinstance(item, Choice | MultipleResponse)
        wrong += [
            (item.stem, option.text, option.key)
            for option in item.options
            if verdict(judged, item, option.text) is not option.key
        ]
    assert not wrong


@pytest.mark.parametrize("course", COURSES)
def test_every_statement_is_what_its_item_says(course: str) -> None:
    """What is called true is true, what is called false is certainly false."""
    judged = judge(course)
    wrong = []
    for item in items(course, TrueFalse):
        assert isinstance(item, TrueFalse)
        true, false = item.options
        assert (true.id, false.id) == ("true", "false")
        assert true.key != false.key
        if sentence_verdict(judged, item) is not true.key:
            wrong.append((item.pattern, item.statement, true.key))
    assert not wrong


@pytest.mark.parametrize("course", COURSES)
def test_every_typed_answer_is_what_its_item_says(course: str) -> None:
    """Every text that is accepted is right, every known wrong one is certainly wrong."""
    judged = judge(course)
    wrong = []
    for item in items(course, ShortAnswer):
        assert isinstance(item, ShortAnswer)
        wrong += [
            (item.stem, answer.text, answer.key)
            for answer in item.answers
            if verdict(judged, item, answer.text) is not answer.key
        ]
    assert not wrong
