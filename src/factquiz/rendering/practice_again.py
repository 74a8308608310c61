"""What to read again after a practice quiz: for each objective, the sentences behind its items.

All of it stands in the page, hidden, and tells no answer; the script shows what was missed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from factquiz.languages import Language
    from factquiz.rendering.practice_controls import Controls
    from factquiz.rendering.practice_reasons import ReasonView


@dataclass(frozen=True, slots=True)
class Asked:
    """What is needed of an item: its number on the form, its objective, controls and reasons."""

    number: int
    objective: str
    controls: Controls
    reasons: tuple[ReasonView, ...]


@dataclass(frozen=True, slots=True)
class AgainLink:
    """A link to a sentence that an item rests on; ``item`` is its position, from 0.

    ``place`` is the place of the item that the sentence settles, empty if it settles the whole.
    """

    item: int
    place: str
    href: str
    text: str


@dataclass(frozen=True, slots=True)
class Again:
    """An objective in words (empty if it has none), its items, and the sentences to read again.

    ``items`` are the positions of the items that ask for it, from 0.
    """

    objective: str
    items: tuple[int, ...]
    links: tuple[AgainLink, ...]


def again(
    items: Sequence[Asked], objectives: Mapping[str, str], words: Language
) -> tuple[Again, ...]:
    """Return the objectives of a form in the order in which its items first ask for them."""
    grouped: dict[str, list[int]] = {}
    for position, item in enumerate(items):
        grouped.setdefault(objectives.get(item.objective, ""), []).append(position)
    return tuple(
        Again(
            objective,
            tuple(asked),
            tuple(link for position in asked for link in _links(position, items[position], words)),
        )
        for objective, asked in grouped.items()
    )


def _links(position: int, item: Asked, words: Language) -> Iterator[AgainLink]:
    """Yield a link for each place of an item that has several, else for each address."""
    right = [reason for reason in item.reasons if reason.key and reason.lesson]
    if len(item.controls.places) > 1:
        first = {reason.place: reason.lesson for reason in reversed(right)}
        for place, href in sorted(first.items()):
            part = item.controls.places[place].label
            text = words.gettext("for question {number}: {part}", number=item.number, part=part)
            yield AgainLink(position, str(place), href, text)
        return
    for turn, href in enumerate(dict.fromkeys(reason.lesson for reason in right), 1):
        text = (
            words.gettext("for question {number}", number=item.number)
            if turn == 1
            else words.gettext("for question {number} ({turn})", number=item.number, turn=turn)
        )
        yield AgainLink(position, "", href, text)
