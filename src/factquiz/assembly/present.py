"""An item as it is shown on one form: which parts and distractors, in which order.

In the bank an item is a whole pool, its distractors the nearest first; a form shows a few of it.
What is not shown is not asked: ``facts`` and ``statements`` are narrowed to what is.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, TypeVar, assert_never

from msgspec.structs import replace

from factquiz.assembly.difficulty import distractors, neighbours
from factquiz.items.arranged import Classify, Cloze, Match, Order
from factquiz.items.choosing import Choice, MultipleResponse, TrueFalse
from factquiz.items.typed import DateAnswer, Numeric, ShortAnswer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factquiz.assembly.difficulty import Difficulty
    from factquiz.assembly.seed import Seed
    from factquiz.items.arranged import Entry, Gap, Prompt, Refutation, Target
    from factquiz.items.base import Option, Proof
    from factquiz.items.model import Item

CHOICE_OPTIONS = 4
MULTIPLE_OPTIONS = 6
MATCH_PROMPTS = 5
FEWEST_PROMPTS = 3
SPARE_TARGETS = 2
"""Targets of a match that belong to no prompt, so that the last one is not known by exclusion."""

CLASSIFY_PROMPTS = 6
ORDER_ENTRIES = (4, 5)

_FEWEST = 1

P = TypeVar("P", Match, Classify)
R = TypeVar("R", "Option", "Target")


def present(  # noqa: PLR0911 (one for each interaction)
    item: Item, seed: Seed, wanted: Difficulty | None = None
) -> Item:
    """Return the item with what is shown of it, in the order shown.

    The same seed and item give the same; different seeds give parallel ones. ``wanted`` tells how
    hard it shall be: whether the nearest distractors are shown, the farthest, or any.
    """
    stream = seed.child("present", item.id)
    match item:
        case Choice():
            return replace(item, options=_choice(item.options, stream, wanted))
        case MultipleResponse():
            return replace(item, options=_multiple(item.options, stream, wanted))
        case Match():
            return _match(item, stream, wanted)
        case Classify():
            return _classify(item, stream)
        case Order():
            return _order(item, stream, wanted)
        case Cloze():
            gaps = tuple(_gap(gap, stream.child("gap", gap.id), wanted) for gap in item.gaps)
            return replace(item, gaps=gaps)
        case TrueFalse() | ShortAnswer() | Numeric() | DateAnswer():
            return item
        case _:
            assert_never(item)


def _choice(
    options: tuple[Option, ...], seed: Seed, wanted: Difficulty | None
) -> tuple[Option, ...]:
    key = tuple(option for option in options if option.key)
    wrong = [option for option in options if not option.key]
    drawn = distractors(wrong, CHOICE_OPTIONS - len(key), wanted, seed.child("draw"), _id)
    return _ordered((*key, *drawn), seed)


def _multiple(
    options: tuple[Option, ...], seed: Seed, wanted: Difficulty | None
) -> tuple[Option, ...]:
    """Draw keys and distractors so that neither all nor none is a safe guess.

    How many are keys varies from form to form, between one key and all but one option.
    """
    draw = seed.child("draw")
    right = draw.shuffled((option for option in options if option.key), _id)
    wrong = [option for option in options if not option.key]
    shown = min(MULTIPLE_OPTIONS, len(options))
    most = min(len(right), shown - min(_FEWEST, len(wrong)))
    least = max(_FEWEST, shown - len(wrong))
    keys = least + draw.number("keys") % (most - least + 1)
    drawn = distractors(wrong, shown - keys, wanted, draw, _id)
    return _ordered((*right[:keys], *drawn), seed)


def _match(item: Match, seed: Seed, wanted: Difficulty | None) -> Match:
    """Draw prompts with their targets, and one or two targets that are left over.

    Where targets have an order, such as dates, prompts are hard if theirs stand close together.
    """
    asked = min(MATCH_PROMPTS, max(FEWEST_PROMPTS, len(item.prompts) - _FEWEST))
    ranks = {target.id: target.rank for target in item.targets}
    if all(ranks.values()):
        in_order = sorted(item.prompts, key=lambda one: (ranks[one.key], one.id))
        prompts = neighbours(in_order, asked, wanted, seed.child("draw"), _id)
    else:
        prompts = seed.child("draw").shuffled(item.prompts, _id)[:asked]
    keys = {prompt.key for prompt in prompts}
    spare = seed.child("spare").shuffled(
        (target for target in item.targets if target.id not in keys), _id
    )
    right = (target for target in item.targets if target.id in keys)
    return _paired(item, prompts, (*right, *spare[:SPARE_TARGETS]), seed)


def _classify(item: Classify, seed: Seed) -> Classify:
    """Draw prompts of at least two categories; every category is shown."""
    drawn = seed.child("draw").shuffled(item.prompts, _id)
    other = next((one for one in drawn if one.key != drawn[0].key), drawn[0])
    prompts = tuple(dict.fromkeys((drawn[0], other, *drawn)))[:CLASSIFY_PROMPTS]
    return _paired(item, prompts, item.targets, seed)


def _paired(item: P, prompts: tuple[Prompt, ...], targets: tuple[Target, ...], seed: Seed) -> P:
    ids = {target.id for target in targets}
    shown = tuple(
        replace(prompt, refuted=_among(prompt.refuted, ids))
        for prompt in seed.child("prompts").shuffled(prompts, _id)
    )
    return replace(
        item,
        prompts=shown,
        targets=_ordered(targets, seed),
        facts=_once(prompt.fact for prompt in shown),
        statements=_once(each for prompt in shown for each in prompt.proof.statements),
    )


def _among(refuted: tuple[Refutation, ...], targets: set[str]) -> tuple[Refutation, ...]:
    return tuple(each for each in refuted if each.target in targets)


def _order(item: Order, seed: Seed, wanted: Difficulty | None) -> Order:
    """Draw entries, number them anew, and show them in an order that is not the right one."""
    few, many = ORDER_ENTRIES
    shown = few + seed.number("count") % (many - few + 1)
    in_order = sorted(item.entries, key=lambda one: one.position)
    drawn = neighbours(in_order, shown, wanted, seed.child("draw"), _id)
    ids = {entry.id for entry in drawn}
    right = tuple(
        replace(entry, position=place, proof=_narrowed(entry.proof, ids))
        for place, entry in enumerate(sorted(drawn, key=lambda one: one.position), 1)
    )
    return replace(
        item,
        entries=_disordered(right, seed),
        facts=_once(entry.fact for entry in right),
        statements=tuple(entry.id for entry in right),
    )


def _disordered(entries: tuple[Entry, ...], seed: Seed) -> tuple[Entry, ...]:
    """Return two or more entries in a random order that is not their own."""
    orders = (seed.child("order", str(turn)).shuffled(entries, _id) for turn in count())
    return next(order for order in orders if order != entries)


def _narrowed(proof: Proof, statements: set[str]) -> Proof:
    return replace(proof, statements=tuple(s for s in proof.statements if s in statements))


def _gap(gap: Gap, seed: Seed, wanted: Difficulty | None) -> Gap:
    return replace(gap, options=_choice(gap.options, seed, wanted)) if gap.options else gap


def _id(part: Option | Prompt | Target | Entry) -> str:
    return part.id


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _ordered(things: tuple[R, ...], seed: Seed) -> tuple[R, ...]:
    """Return options or targets by their own order where all have one, else shuffled."""
    if all(thing.rank for thing in things):
        return tuple(sorted(things, key=lambda one: (one.rank, one.id)))
    return seed.child("order").shuffled(things, _id)
