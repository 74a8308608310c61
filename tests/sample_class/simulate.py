"""A class whose abilities are known: students of the Rasch model answer any key.

A student of ability θ answers an item of difficulty *b* rightly with the chance 1/(1 + e^(b − θ));
else she picks something wrong, some of it more often than the rest.
The same key and seed give the same answers.
"""

from __future__ import annotations

import math
import random
from typing import TYPE_CHECKING

from msgspec.structs import replace

from factquiz.assembly.form import FormItem, letters, option_labels
from factquiz.items.arranged import Classify, Match, Order
from factquiz.items.choosing import Choice, MultipleResponse
from tests.sample_class.make import right, submission, wrong

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factquiz.assembly.form import Key
    from factquiz.responses.submission import RawResponse, Submission

_OMITS = 0.03
"""The chance that an item is left open."""


def submissions(key: Key, seed: int = 1) -> Iterator[Submission]:
    """Yield one submission to each form of a key."""
    chance = random.Random(seed)  # noqa: S311 (no secret)
    for form in key.forms:
        ability = chance.gauss(0.3, 1.0)
        sent = submission(form, first=0)
        answers = {
            placed.item.id: _answer(placed, ability, chance)
            for placed in form.items
            if chance.random() >= _OMITS
        }
        yield replace(sent, responses=answers)


def _answer(placed: FormItem, ability: float, chance: random.Random) -> RawResponse:
    hardness = 4 * (placed.item.difficulty - 0.5)
    knows = chance.random() < 1 / (1 + math.exp(hardness - ability))
    return right(placed) if knows else _mistaken(placed, chance)


def _mistaken(placed: FormItem, chance: random.Random) -> RawResponse:
    """Answer as one who does not know: by the first wrong option half the time, or by chance."""
    item = placed.item
    match item:
        case Choice():
            shown = zip(option_labels(item), item.options, strict=True)
            return min((option.id, label) for label, option in shown if not option.key)[1] if (
                chance.random() < 0.5
            ) else chance.choice(option_labels(item))  # fmt: skip
        case MultipleResponse():
            return tuple(label for label in option_labels(item) if chance.random() < 0.5)
        case Match():
            return tuple(chance.sample(letters(len(item.targets)), len(item.prompts)))
        case Classify():
            return tuple(chance.choice(letters(len(item.targets))) for _ in item.prompts)
        case Order():
            return tuple(chance.sample(letters(len(item.entries)), len(item.entries)))
        case _:
            return wrong(placed)
