"""A large class that is made up: a gradebook, and the same answers as a table of letters.

Fifty single choices of five options, on one form. Abilities differ, so the scores do.
"""

from __future__ import annotations

import random
from fractions import Fraction
from itertools import islice
from typing import TYPE_CHECKING

from factquiz.assembly.form import KEY_FORMAT, Form, FormItem, Key
from factquiz.assembly.policy import DEFAULT_POLICY
from factquiz.gradebook.answers import Answers
from factquiz.gradebook.blocks import Block, packed, write_block
from factquiz.gradebook.rules import Rules
from factquiz.gradebook.runs import begin_run
from factquiz.gradebook.store import create
from factquiz.items.choosing import Choice
from tests.sample_class import quiz

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ITEMS = 50
_BLOCK = 128
LETTERS = ("A", "B", "C", "D", "E", "")


def _form() -> Form:
    items = (
        Choice(
            **quiz.base(f"i{place:02d}", f"Question {place}?"),  # type: ignore[arg-type]
            options=tuple(
                quiz.option(f"o{letter}", f"option {letter}", key=letter == place % 5)
                for letter in range(5)
            ),
        )
        for place in range(ITEMS)
    )
    placed = (
        FormItem(number=number, points=Fraction(1), item=item)
        for number, item in enumerate(items, 1)
    )
    return Form(quiz="big", title="A big class", code="A", items=tuple(placed))


def _choices(students: int) -> Iterator[list[int]]:
    """Yield the answers of each student, as places in ``LETTERS``."""
    chance = random.Random(1)  # noqa: S311 (no secret)
    for _ in range(students):
        knows = 0.5 + 0.18 * chance.gauss(0, 1)
        yield [
            place % 5 if chance.random() < knows else int(chance.random() * len(LETTERS))
            for place in range(ITEMS)
        ]


def make(folder: Path, students: int) -> None:
    """Write ``gradebook.sqlite`` and ``answers.csv`` of so many students into a new folder."""
    folder.mkdir(parents=True)
    form = _form()
    key = Key(format=KEY_FORMAT, quiz="big", title=form.title, policy=DEFAULT_POLICY, forms=(form,))
    store = create(folder / "gradebook.sqlite")
    store.say(quiz=key.quiz, title=key.title, received=str(students))
    begin_run(store, 1, "grade", key, Rules())
    answers = Answers(store, key.policy, 1, most=ITEMS)
    ids = [placed.item.id for placed in form.items]
    by_letter = [answers.of(form, dict.fromkeys(ids, letter)) for letter in LETTERS]
    answers.write()
    chosen = _choices(students)
    with (folder / "answers.csv").open("w", encoding="utf-8") as table:
        table.write(",".join(ids) + "\n")
        first = 0
        while some := list(islice(chosen, _BLOCK)):
            table.writelines(",".join(LETTERS[letter] for letter in one) + "\n" for one in some)
            columns = [
                [by_letter[letter][place] for letter in column]
                for place, column in enumerate(zip(*some, strict=True))
            ]
            places = range(first, first + len(some))
            block = Block(
                id=first // _BLOCK,
                form=form.code,
                numbers=[place + 1 for place in places],
                students=places,
                files=[f"{place}.json" for place in places],
                arrived=("",) * len(some),
                receipts=("",) * len(some),
                tallies=answers.tallies.of(columns, len(some)),
                answers=packed(columns),
            )
            write_block(store, block)
            first += len(some)
    store.commit()
    store.close()
