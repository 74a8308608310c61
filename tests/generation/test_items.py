"""What holds for every item of every course, whatever it asks: form, language, reasons, order."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from factquiz.engine import start
from factquiz.items import reading
from factquiz.items.arranged import Classify, Match, Order
from factquiz.items.base import ProofKind
from factquiz.items.choosing import Choice, MultipleResponse, TrueFalse
from factquiz.items.codec import decode, encode
from factquiz.items.reasons import Reason, reasons
from factquiz.items.typed import ShortAnswer
from tests.courses import COURSES, RIVERS, engine
from tests.generation.record import plain

if TYPE_CHECKING:
    from pathlib import Path

    from factquiz.items.model import Item


BROKEN = re.compile(
    r"  |[{}]|\b(\w+) \1\b(?<!that that)(?<!had had)|\ba [aeio]\w|\ban [bcdfgjklmnpqrstvwxyz]|"
    r" [.,;:?!]|\.\.|\?\.|,\.|\b(?:in|on|of|was|is) None\b|^\s|\s$"
)
"""What no template may leave behind: doubled words and spaces, “a end”, stray stops, braces."""

SENTENCES = re.compile(r"[“‘(]?[^a-z\s].*[.!?][”’)]?", re.DOTALL)
EVERYTHING = [pytest.param(course, id=course) for course in COURSES]


def bank(course: str) -> tuple[Item, ...]:
    """Return every item of a course."""
    return engine(course).bank.items


def shown(item: Item) -> list[str]:
    """Return every text of an item that a student reads as running text."""
    statement = [item.statement] if isinstance(item, TrueFalse) else []
    return [item.stem, *statement, *(each.rationale for each in reasons(item))]


@pytest.mark.parametrize("course", EVERYTHING)
def test_ids_are_unique(course: str) -> None:
    """Of items in the bank, and of options in an item."""
    counts = Counter(item.id for item in bank(course))
    assert not [name for name, count in counts.items() if count > 1]
    for item in bank(course):
        if isinstance(item, Choice | MultipleResponse | TrueFalse):
            assert len({option.id for option in item.options}) == len(item.options), item.stem


@pytest.mark.parametrize("course", EVERYTHING)
def test_each_item_has_the_keys_that_its_interaction_needs(course: str) -> None:
    """One key in a choice and in true or false; in multiple response something right and wrong."""
    for item in bank(course):
        right = [each for each in reasons(item) if each.key]
        wrong = [each for each in reasons(item) if not each.key]
        match item:
            case Choice():
                assert len(right) == 1, item.stem
                assert len(wrong) >= 2, item.stem
            case TrueFalse():
                assert [option.id for option in item.options] == ["true", "false"]
                assert len(right) == 1, item.statement
            case MultipleResponse():
                assert len(right) >= 2, item.stem
                assert wrong, item.stem
            case ShortAnswer():
                assert right, item.stem


@pytest.mark.parametrize("course", EVERYTHING)
def test_no_two_options_are_the_same_text(course: str) -> None:
    """Not even with another capital, article or accent."""
    for item in bank(course):
        texts = [f"{each.part} {plain(each.text)}" for each in reasons(item)]
        if not isinstance(item, ShortAnswer):
            assert len(set(texts)) == len(texts), (item.stem, texts)
        else:
            right = {text for text, entry in zip(texts, item.answers, strict=True) if entry.key}
            wrong = {text for text, entry in zip(texts, item.answers, strict=True) if not entry.key}
            assert not right & wrong, item.stem


@pytest.mark.parametrize("course", EVERYTHING)
def test_texts_are_clean_english(course: str) -> None:
    """No template shows: capital first, stop last, no unfilled brace, no doubled word."""
    faults = [
        (found[0], text)
        for item in bank(course)
        for text in (*shown(item), *(each.text for each in reasons(item)))
        if (found := BROKEN.search(text))
    ]
    assert not faults


@pytest.mark.parametrize("course", EVERYTHING)
def test_stems_are_questions_or_instructions(course: str) -> None:
    """A stem begins with a capital and ends with a question mark or a full stop."""
    for item in bank(course):
        assert SENTENCES.fullmatch(item.stem), item.stem
        assert item.stem.endswith(("?", ".")), item.stem
        if isinstance(item, TrueFalse):
            assert SENTENCES.fullmatch(item.statement), item.statement
            assert not item.statement.endswith("?"), item.statement


@pytest.mark.parametrize("course", EVERYTHING)
def test_options_begin_alike(course: str) -> None:
    """Every option of an item begins with a capital, a figure or a quotation mark."""
    for item in bank(course):
        if isinstance(item, Choice | MultipleResponse | TrueFalse):
            for option in item.options:
                assert not option.text[0].islower(), (item.stem, option.text)
                assert not option.text.endswith("."), (item.stem, option.text)


@pytest.mark.parametrize("course", EVERYTHING)
def test_every_reason_is_whole_sentences(course: str) -> None:
    """A reason can be read alone, and says more than “right” or “wrong”."""
    for item in bank(course):
        for each in reasons(item):
            assert SENTENCES.fullmatch(each.rationale), each.rationale
            assert len(each.rationale.split()) >= 4, each.rationale


@pytest.mark.parametrize("course", EVERYTHING)
def test_every_option_has_a_reason_of_its_own(course: str) -> None:
    """No two options of a choice are explained by the same words."""
    for item in bank(course):
        if isinstance(item, Choice | MultipleResponse):
            said = [option.rationale for option in item.options]
            assert len(set(said)) == len(said), (item.stem, said)


@pytest.mark.parametrize("course", EVERYTHING)
def test_a_wrong_option_is_proven_wrong(course: str) -> None:
    """What is right is entailed; what is wrong has a proof, which rests on known statements."""
    base = engine(course).base
    known = {*base.statements, *base.stands, *base.facts}
    for item in bank(course):
        if isinstance(item, TrueFalse | Order) or item.pattern == "list.odd":
            continue  # here the proof is that of the sentence, of the order, or of the odd one
        for each in reasons(item):
            assert (each.proof.kind is ProofKind.ENTAILED) == each.key, (item.stem, each.text)
            assert each.proof.statements, (item.stem, each.text)
            assert set(each.proof.statements) <= known, each.proof.statements


@pytest.mark.parametrize("course", EVERYTHING)
def test_every_item_can_be_looked_up(course: str) -> None:
    """Each option leads to a sentence of a lesson and to a source."""
    for item in bank(course):
        for each in reasons(item):
            assert each.evidence.lessons, (item.stem, each.text)
            assert each.evidence.sources, (item.stem, each.text)


@pytest.mark.parametrize("course", EVERYTHING)
def test_every_item_serves_an_objective_of_its_lesson(course: str) -> None:
    """Lesson, objective, facts and statements exist; difficulty is a share."""
    loaded = engine(course)
    for item in bank(course):
        lesson = loaded.course.lesson(item.lesson)
        assert lesson is not None
        assert item.objective in {objective.id for objective in lesson.objectives}
        assert item.facts
        assert set(item.facts) <= set(loaded.base.facts)
        assert 0 <= item.difficulty <= 1


@pytest.mark.parametrize("course", EVERYTHING)
def test_an_opinion_is_asked_in_its_holders_name(course: str) -> None:
    """Whoever reads the question sees whose judgement it is; so does who reads a key's reason."""
    base = engine(course).base
    for item in bank(course):
        holder = base.facts[item.facts[0]].holder
        if holder is None:
            continue
        name = base.entities[holder].name.casefold()
        if item.pattern in {"stand.holder", "unseen.holder"}:
            assert any(name in option.text.casefold() for option in _keys(item)), item.stem
            continue
        targets = item.targets if isinstance(item, Match | Classify) else ()
        asked = " · ".join((reading.shown(item), *(target.text for target in targets)))
        assert name.removeprefix("the ") in asked.casefold(), asked


def _keys(item: Item) -> list[Reason]:
    return [each for each in reasons(item) if each.key]


@pytest.mark.parametrize("course", EVERYTHING)
def test_what_is_not_to_be_tested_is_not(course: str) -> None:
    """No item of a fact marked ``untested``, neither as key nor as distractor."""
    base = engine(course).base
    untested = {name for name, fact in base.facts.items() if fact.untested}
    for item in bank(course):
        assert not untested & set(item.facts)


@pytest.mark.parametrize("course", EVERYTHING)
def test_items_survive_being_written_and_read(course: str) -> None:
    """Encoding and decoding give the same item, and the same bytes again."""
    for item in bank(course):
        data = encode(item)
        again = decode(data, type(item))
        assert again == item
        assert encode(again) == data


def test_most_facts_of_the_rivers_can_be_asked() -> None:
    """Every kind of fact yields items: the engine was not made for one subject."""
    base = engine("rivers").base
    asked = {fact for item in bank("rivers") for fact in item.facts}
    kinds = {base.facts[fact].kind for fact in asked}
    assert kinds == {fact.kind for fact in base.facts.values()} - {"issue"}
    interactions = {type(item) for item in bank("rivers")}
    assert interactions >= {Choice, MultipleResponse, TrueFalse, ShortAnswer}


SCRIPT = """
import hashlib, sys
from pathlib import Path
from factquiz.engine import start
from factquiz.items.codec import encode
bank = start(Path(sys.argv[1])).bank
print(hashlib.sha256(b"".join(encode(item) for item in bank.items)).hexdigest())
"""


def _digest(root: Path, seed: str) -> str:
    command = [sys.executable, "-c", SCRIPT, str(root)]
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return done.stdout


def test_the_same_facts_give_the_same_bytes_in_every_process() -> None:
    """Python's hash seed, which orders sets, changes nothing."""
    assert len({_digest(RIVERS, seed) for seed in ("0", "1", "4711")}) == 1


def _encoded(items: tuple[Item, ...]) -> list[bytes]:
    return [encode(item) for item in items]


def test_neither_file_names_nor_line_order_choose_the_items(tmp_path: Path) -> None:
    """The same facts in files of other names, the entries in reverse, give the same bytes."""
    root = tmp_path / "rivers"
    shutil.copytree(RIVERS, root)
    for number, file in enumerate(sorted((root / "exercises/facts").glob("*.yml"))):
        head, _, facts = file.read_text(encoding="utf-8").partition("facts:\n")
        blocks = re.split(r"(?m)^(?=  - )", facts)
        moved = root / f"exercises/facts/{9 - number}.yml"
        moved.write_text(f"{head}facts:\n{''.join(reversed(blocks))}", encoding="utf-8")
        file.unlink()
    engine_again = start(root)
    assert not engine_again.diagnostics
    first = [placed.fact.id for placed in engine_again.course.facts]
    assert first != [placed.fact.id for placed in engine("rivers").course.facts]
    assert _encoded(engine_again.bank.items) == _encoded(bank("rivers"))
