"""An item as it is shown on one form: which distractors, in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

import msgspec

from factquiz.items.model import Choice, MultipleResponse, ShortAnswer, TrueFalse

if TYPE_CHECKING:
    from factquiz.assembly.seed import Seed
    from factquiz.items.model import Item, Option

CHOICE_OPTIONS = 4
MULTIPLE_OPTIONS = 6
_FEWEST = 1


def present(item: Item, seed: Seed) -> Item:
    """Return the item with the options that are shown, in the order shown.

    The same seed and item give the same options; different seeds give parallel ones.
    """
    stream = seed.child("present", item.id)
    match item:
        case Choice():
            return msgspec.structs.replace(item, options=_choice(item.options, stream))
        case MultipleResponse():
            return msgspec.structs.replace(item, options=_multiple(item.options, stream))
        case TrueFalse() | ShortAnswer():
            return item
        case _:
            assert_never(item)


def _choice(options: tuple[Option, ...], seed: Seed) -> tuple[Option, ...]:
    key = [option for option in options if option.key]
    wrong = seed.child("draw").shuffled((o for o in options if not o.key), lambda one: one.id)
    return _ordered((*key, *wrong[: CHOICE_OPTIONS - len(key)]), seed)


def _multiple(options: tuple[Option, ...], seed: Seed) -> tuple[Option, ...]:
    """Draw keys and distractors so that neither all nor none is a safe guess.

    How many are keys varies from form to form, between one key and all but one option.
    """
    draw = seed.child("draw")
    right = draw.shuffled((o for o in options if o.key), lambda one: one.id)
    wrong = draw.shuffled((o for o in options if not o.key), lambda one: one.id)
    shown = min(MULTIPLE_OPTIONS, len(options))
    most = min(len(right), shown - min(_FEWEST, len(wrong)))
    least = max(_FEWEST, shown - len(wrong))
    keys = least + draw.number("keys") % (most - least + 1)
    return _ordered((*right[:keys], *wrong[: shown - keys]), seed)


def _ordered(options: tuple[Option, ...], seed: Seed) -> tuple[Option, ...]:
    """Return options by their own order where all have one, else shuffled."""
    if all(option.rank for option in options):
        return tuple(sorted(options, key=lambda one: (one.rank, one.id)))
    return seed.child("order").shuffled(options, lambda one: one.id)
