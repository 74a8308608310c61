"""Flaws of items answered by arranging: what to look for in pairs, orders and gaps.

Each function yields a message for every fault it finds, and nothing for other items.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from factquiz.items.arranged import Classify, Cloze, Match, Order
from factquiz.knowledge.text import content_words, normal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factquiz.items.model import Item

FEWEST_PARTS = 3
"""Fewer prompts or entries than these make a true or false in disguise."""

FEWEST_CATEGORIES = 2


def key_count(item: Item) -> Iterator[str]:
    """Find parts with no right answer, or with several."""
    match item:
        case Match() | Classify():
            yield from _strayed_keys(item)
        case Order():
            if sorted(entry.position for entry in item.entries) != list(
                range(1, len(item.entries) + 1)
            ):
                yield "the entries are not numbered 1, 2, 3 and so on"
        case Cloze():
            for number, gap in enumerate(item.gaps, 1):
                right = sum(each.key for each in gap.known)
                if not right or (gap.options and right > 1):
                    yield f"{right} of what may fill gap {number} is right"
            if len(item.texts) != len(item.gaps) + 1:
                yield f"{len(item.texts)} texts stand around {len(item.gaps)} gaps"
        case _:
            pass


def _strayed_keys(item: Match | Classify) -> Iterator[str]:
    targets = {target.id for target in item.targets}
    for prompt in item.prompts:
        if prompt.key not in targets:
            yield f"the target of {prompt.text!r} is not there"
    if isinstance(item, Match):
        for key, count in Counter(prompt.key for prompt in item.prompts).items():
            if count > 1:
                yield f"{count} prompts have the target {key!r}, and each may be used once"


def too_few_parts(item: Item) -> Iterator[str]:
    """Find items with so few parts that they are answered by exclusion."""
    match item:
        case Match() | Classify() if len(item.prompts) < FEWEST_PARTS:
            yield f"there are {len(item.prompts)} prompts only"
        case Classify() if len({prompt.key for prompt in item.prompts}) < FEWEST_CATEGORIES:
            yield "all prompts belong to one category"
        case Order() if len(item.entries) < FEWEST_PARTS:
            yield f"there are {len(item.entries)} entries only"
        case _:
            pass


def unproven(item: Item) -> Iterator[str]:
    """Find targets that are not proven wrong for a prompt."""
    if not isinstance(item, Match | Classify):
        return
    for prompt in item.prompts:
        refuted = {each.target for each in prompt.refuted if each.proof.statements}
        for target in item.targets:
            if target.id != prompt.key and target.id not in refuted:
                yield f"{target.text!r} is not proven wrong for {prompt.text!r}"


def duplicates(item: Item) -> Iterator[str]:
    """Find prompts, targets or entries that read the same."""
    match item:
        case Match() | Classify():
            yield from _twice("prompts", (prompt.text for prompt in item.prompts))
            yield from _twice("targets", (target.text for target in item.targets))
        case Order():
            yield from _twice("entries", (entry.text for entry in item.entries))
        case _:
            pass


def _twice(what: str, texts: Iterable[str]) -> Iterator[str]:
    for text, count in Counter(normal(text) for text in texts).items():
        if count > 1:
            yield f"{count} {what} read {text!r}"


def shared_word(item: Item) -> Iterator[str]:
    """Find prompts that share a word with their target and with no other: they match themselves."""
    if not isinstance(item, Match | Classify):
        return
    words = {target.id: content_words(target.text) for target in item.targets}
    for prompt in item.prompts:
        others = frozenset().union(*(words[each] for each in words if each != prompt.key))
        shared = (content_words(prompt.text) & words.get(prompt.key, frozenset())) - others
        if shared:
            yield (
                f"{prompt.text!r} and its target share {', '.join(sorted(shared))}, "
                "and no other target does"
            )
