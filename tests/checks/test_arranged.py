"""Flaws of items of several parts: each is found where it is, and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from factquiz.checks.course import _order_proven
from factquiz.checks.flaws import Flaw, flaws
from factquiz.diagnostics import Place
from factquiz.items.arranged import Order
from tests.courses import engine
from tests.sample_class import parts, quiz

if TYPE_CHECKING:
    from factquiz.items.model import Item

HOMES, SORTS, STEPS, RISING = parts.HOMES, parts.SORTS, parts.STEPS, parts.RISING
BARE = replace(HOMES.prompts[0].proof, statements=())
TYPED, CHOSEN = RISING.gaps


def _found(item: Item) -> set[Flaw]:
    return {finding.flaw for finding in flaws(item)}


@pytest.mark.parametrize("item", parts.ITEMS, ids=lambda item: item.id)
def test_a_good_item_has_no_flaw(item: Item) -> None:
    """But for a key of two words among options of one."""
    assert _found(item) <= {Flaw.LENGTH_CUE}


@pytest.mark.parametrize(
    ("item", "flaw"),
    [
        (replace(HOMES, prompts=(*HOMES.prompts[:2], replace(HOMES.prompts[2], key="none"))),
         Flaw.KEY_COUNT),
        (replace(HOMES, prompts=(*HOMES.prompts[:2], replace(HOMES.prompts[2], key="France"))),
         Flaw.KEY_COUNT),
        (replace(STEPS, entries=(*STEPS.entries[:3], parts.entry("Knead", 3))), Flaw.KEY_COUNT),
        (replace(RISING, gaps=(TYPED, replace(CHOSEN, options=CHOSEN.options[::2]))),
         Flaw.KEY_COUNT),
        (replace(RISING, gaps=(replace(TYPED, answers=TYPED.answers[1:]), CHOSEN)),
         Flaw.KEY_COUNT),
        (replace(RISING, texts=RISING.texts[1:]), Flaw.KEY_COUNT),
        (replace(HOMES, prompts=HOMES.prompts[:2]), Flaw.TOO_FEW_PARTS),
        (replace(SORTS, prompts=(*SORTS.prompts[1:], replace(SORTS.prompts[0], key="flat"))),
         Flaw.TOO_FEW_PARTS),
        (replace(STEPS, entries=STEPS.entries[:2]), Flaw.TOO_FEW_PARTS),
        (replace(HOMES, prompts=(*HOMES.prompts[:2], replace(HOMES.prompts[2], refuted=()))),
         Flaw.UNPROVEN),
        (replace(SORTS, prompts=(*SORTS.prompts[:2], replace(SORTS.prompts[2], proof=BARE))),
         Flaw.UNPROVEN),
        (replace(STEPS, entries=(*STEPS.entries[:3], replace(STEPS.entries[3], proof=BARE))),
         Flaw.UNPROVEN),
        (replace(parts.WATER, proof=BARE), Flaw.UNPROVEN),
        (replace(parts.SLICED, known=(replace(parts.SLICED.known[0], proof=BARE),)),
         Flaw.UNPROVEN),
        (replace(HOMES, targets=(*HOMES.targets[:3], parts.target("france", "France"))),
         Flaw.DUPLICATE_OPTION),
        (replace(STEPS, entries=(*STEPS.entries[:3], replace(STEPS.entries[3], text="Mix"))),
         Flaw.DUPLICATE_OPTION),
        (replace(RISING, gaps=(TYPED, replace(CHOSEN, options=(
            *CHOSEN.options, quiz.option("o", "Oxygen"))))), Flaw.DUPLICATE_OPTION),
        (replace(RISING, texts=("Of carbon dioxide: ", *RISING.texts[1:])), Flaw.KEY_IN_STEM),
        (replace(parts.SLICED, stem="What was first sold on 6 July 1928?"), Flaw.KEY_IN_STEM),
        (replace(HOMES, prompts=(*HOMES.prompts[:2], replace(HOMES.prompts[2], text="chapati"))),
         Flaw.BROKEN_TEXT),
        (replace(STEPS, entries=(*STEPS.entries[:3], replace(STEPS.entries[3], rationale="So."))),
         Flaw.BARE_RATIONALE),
        (replace(HOMES, targets=(*HOMES.targets[:3], replace(HOMES.targets[3], rationale=""))),
         Flaw.BARE_RATIONALE),
        (replace(HOMES, prompts=(
            *HOMES.prompts[:2], replace(HOMES.prompts[2], text="Chapati, India’s bread"))),
         Flaw.SHARED_WORD),
        (replace(RISING, gaps=(TYPED, replace(CHOSEN, options=(
            *CHOSEN.options[:2], quiz.option("o", "every gas"))))), Flaw.ABSOLUTE_WORD),
    ],
)  # fmt: skip
def test_each_flaw_is_found(item: Item, flaw: Flaw) -> None:
    """A slip in one part is enough."""
    assert flaw in _found(item)


def test_an_order_that_the_dates_do_not_prove_is_an_error() -> None:
    """Two entries exchanged: the dates behind them say otherwise."""
    loaded = engine("rivers")
    place = Place("facts.yml")
    item = next(
        item
        for item in loaded.bank.items
        if isinstance(item, Order) and item.pattern == "chronology"
    )
    assert not list(_order_proven(loaded.base, item, place))
    first, second, *others = item.entries
    exchanged = (replace(first, position=2), replace(second, position=1), *others)
    (found,) = _order_proven(loaded.base, replace(item, entries=exchanged), place)
    assert found.code == "order-unproven"
    assert second.text in found.message
