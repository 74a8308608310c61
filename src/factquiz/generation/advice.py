"""What to add to a fact so that more can be asked of it: for a blueprint that cannot be met.

Each kind of fact has a list of what it may lack, with the interactions and levels that it opens.
The advice is about what a fact's *shape* makes possible; whether there is anything to write there,
only the historian knows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from factquiz.facts.figures import Figure
from factquiz.facts.positions import Claim, Contrast, Issue, Position, View
from factquiz.facts.things import Body, Document, Event, NamedList, Person, Term, Voice
from factquiz.generation.arrangements.sequences import FEWEST as FEWEST_ENTRIES
from factquiz.generation.choice import FEWEST_DISTRACTORS
from factquiz.items.base import Level

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from factquiz.facts.entry import Misreading, Named
    from factquiz.facts.kinds import Fact
    from factquiz.items.model import Item

_CHOSEN = frozenset(("choice", "true_false"))
_RECALL = frozenset((Level.REMEMBER,))
_SENSE = frozenset((Level.UNDERSTAND,))
_JUDGED = frozenset((Level.UNDERSTAND, Level.ANALYSE))
_TYPED_WORDS = 3
"""Words that an answer has at most if it may well be typed."""

OF_SEVERAL = {
    "order": "four dates of one lesson that exclude each other, or a list with `ordered: true`",
    "match": "three facts of one kind and lesson that have the same key: a date, a `place`, "
    "an `acronym`, `means`; or three views on an issue that is `complete`",
    "classify": "two complete lists with one `sort`, or four views of two voices that disagree",
}
"""What items on several facts are made of, by their interaction."""

OF_LEVEL = {
    Level.APPLY: "views with `paraphrases`, of two voices that disagree on several issues",
    Level.ANALYSE: "views of several voices on an issue that is `complete`",
    Level.EVALUATE: "no facts: what has no key is asked in discussion, not in a quiz",
}
"""What items of the levels beyond understanding are made of."""


@dataclass(frozen=True, slots=True)
class Gift:
    """Something that a fact has not: what it is, and what could be asked if it had."""

    text: str
    interactions: frozenset[str]
    levels: frozenset[Level]

    def opens(self, interactions: Collection[str], levels: Collection[str]) -> bool:
        """Return whether it would help where these are wanted; an empty collection wants all."""
        return not (
            (interactions and self.interactions.isdisjoint(interactions))
            or (levels and self.levels.isdisjoint(levels))
        )


_DATED = _CHOSEN | {"date"}
_PLACE = Gift("a `place`", _CHOSEN | {"short_answer", "cloze", "match"}, _RECALL | _SENSE)


def advice(
    facts: Iterable[Fact],
    fitting: Iterable[Item],
    interactions: Collection[str],
    levels: Collection[str],
) -> Iterator[tuple[Fact, str]]:
    """Yield the facts on which no item fits, each with what would help.

    ``facts`` are those that could serve; ``fitting`` are the items there are.
    """
    asked = {fact for item in fitting for fact in item.facts}
    for fact in facts:
        if fact.id in asked or fact.untested is not None:
            continue
        for gift in gifts(fact):
            if gift.opens(interactions, levels):
                yield fact, gift.text
                break


def gifts(fact: Fact) -> Iterator[Gift]:
    """Yield what a fact may lack, the most fruitful first."""
    match fact:
        case Claim() | View():
            yield from _position(fact)
        case NamedList():
            yield from _list(fact)
        case Figure():
            yield from _misread(fact.misreadings, _RECALL)
        case Contrast():
            if len(fact.sides) <= FEWEST_DISTRACTORS:
                yield Gift("a third side", frozenset(("choice", "match")), _JUDGED)
        case Issue():
            yield Gift("views on it, each with an `answer`", _CHOSEN | {"match"}, _JUDGED)
        case Term() | Body() | Person() | Event() | Document() | Voice():
            yield from _named(fact)
        case _:
            assert_never(fact)


def _position(fact: View | Claim) -> Iterator[Gift]:
    opened = _CHOSEN | {"match"} if isinstance(fact, View) else _CHOSEN
    if not fact.answer:
        text = "an `answer`" if isinstance(fact, View) else "a `question` and an `answer`"
        yield Gift(f"{text}, and misreadings with an `answer`", opened, _JUDGED)
        return
    yield from _misread(fact.misreadings, _SENSE)
    if not fact.typed and len(fact.answer.split()) <= _TYPED_WORDS:
        yield Gift("`typed: true`, if one knows what to type", frozenset(("short_answer",)), _SENSE)
    if isinstance(fact, View):
        yield Gift(
            f"`complete: true` on its issue `{fact.issue}`, if all is there that each holder says",
            frozenset(("choice", "match", "classify")),
            frozenset((Level.ANALYSE,)),
        )
    if isinstance(fact, Position) and not fact.paraphrases:
        yield Gift("`paraphrases`", frozenset(("classify",)), frozenset((Level.APPLY,)))


def _misread(misreadings: tuple[Misreading, ...], levels: frozenset[Level]) -> Iterator[Gift]:
    lacking = FEWEST_DISTRACTORS - sum(1 for each in misreadings if each.answer)
    if lacking > 0:
        what = "two misreadings" if lacking > 1 else "one more misreading"
        yield Gift(f"{what} with an `answer`, and the reason", frozenset(("choice",)), levels)
    if not any(each.says for each in misreadings):
        yield Gift("a misreading that `says` it", frozenset(("true_false",)), levels)


def _list(fact: NamedList) -> Iterator[Gift]:
    every = _CHOSEN | {"multiple_response"}
    if not fact.not_members:
        yield Gift("`not_members`, each with the reason", every, _RECALL | _SENSE)
    if len(fact.members) <= 1:
        yield Gift("a second member", frozenset(("multiple_response",)), _RECALL)
    if not fact.sort:
        text = "a `sort` that another list has too"
        yield Gift(text, every | {"classify"}, _RECALL | _SENSE | {Level.ANALYSE})
    if not fact.ordered and len(fact.members) >= FEWEST_ENTRIES:
        yield Gift("`ordered: true`, if its order matters", frozenset(("order",)), _SENSE)


def _named(fact: Named) -> Iterator[Gift]:
    if not fact.means:
        text = "`means`, a phrase that says what it is"
        yield Gift(text, _CHOSEN | {"short_answer", "match"}, _RECALL | _SENSE)
    match fact:
        case Event() if not fact.place:
            yield _PLACE
        case Document():
            yield from _document(fact)
        case Body():
            if not (fact.founded or fact.span):
                yield Gift("`founded`", _DATED, _RECALL)
            if not fact.seat:
                yield Gift("a `seat`", _CHOSEN | {"short_answer", "match"}, _RECALL | _SENSE)
        case Person() if not any(role.sole and role.during for role in fact.roles):
            text = "a role with `during` (from when to when) and `sole: true`"
            yield Gift(text, _CHOSEN | {"short_answer"}, _RECALL)
        case _:
            pass
    if not fact.acronym and not isinstance(fact, Person | Voice | Event):
        yield Gift("an `acronym`, if it has one", frozenset(("short_answer",)), _RECALL)


def _document(fact: Document) -> Iterator[Gift]:
    dates = (fact.signed, fact.adopted, fact.published, fact.in_force, fact.ended)
    count = sum(1 for each in dates if each)
    if not count:
        yield Gift("a date: `signed`, `adopted` or `published`", _DATED, _RECALL)
    if not fact.place:
        yield _PLACE
    if count == 1:
        yield Gift("a second date, such as `in_force`", _DATED | {"cloze"}, _RECALL)
