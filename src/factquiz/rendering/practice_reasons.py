"""Why each answer to a practice item is right or wrong.

The page shows it, and the script reads it there.
It finds a reason by its place (:mod:`factquiz.rendering.practice_controls`) and its option.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias, assert_never

from factquiz.items.arranged import Classify, Cloze, Match, Order
from factquiz.items.base import Answer, LessonLink, SourceLink
from factquiz.items.choosing import Choice, MultipleResponse, TrueFalse
from factquiz.items.typed import DateAnswer, Numeric, ShortAnswer
from factquiz.rendering.practice_controls import gap_names

if TYPE_CHECKING:
    from decimal import Decimal

    from factquiz.items.arranged import Entry, Prompt, Target
    from factquiz.items.base import Evidence, Option
    from factquiz.items.model import Item
    from factquiz.items.typed import KnownDate, KnownNumber
    from factquiz.languages import Language

Href: TypeAlias = Callable[[LessonLink | SourceLink], str]
"""Resolves a link to an address as seen from the page; an empty one makes plain text."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link to the evidence: what it is (in words), its text and its address."""

    kind: str
    text: str
    href: str
    lesson: bool


@dataclass(frozen=True, slots=True)
class ReasonView:
    """Why an answer is right or wrong.

    ``option`` is what a response is compared with: the id of an option or a target, the number of
    a place, a text, ``low high`` of a number, an ISO date.
    ``answer`` completes ``text`` where the two belong together, a prompt and its target;
    ``part`` names the gap that it is for, where there are several.
    """

    place: int
    option: str
    text: str
    key: bool
    rationale: str
    links: tuple[Link, ...]
    verdict: str = ""
    answer: str = ""
    part: str = ""

    @property
    def lesson(self) -> str:
        """The address of the sentence that teaches it, empty if there is none."""
        return next((link.href for link in self.links if link.lesson), "")


@dataclass(frozen=True, slots=True)
class TargetView:
    """What a target really is of. ``shown`` unless a prompt beside it says the same."""

    id: str
    text: str
    rationale: str
    shown: bool


def evidence_links(evidence: Evidence, href: Href, words: Language) -> tuple[Link, ...]:
    """Return the links to what evidence names, lesson sentences first."""
    return (
        *(
            Link(words.gettext("In the lesson:"), each.title, href(each), lesson=True)
            for each in evidence.lessons
        ),
        *(
            Link(words.gettext("Source:"), each.label, href(each), lesson=False)
            for each in evidence.sources
        ),
    )


def reason_views(item: Item, href: Href, words: Language) -> tuple[ReasonView, ...]:
    """Return the reasons of an item, in the order in which the page shows them."""
    return tuple(_reasons(item, _Writer(href, words)))


def target_views(item: Item) -> tuple[TargetView, ...]:
    """Return what the targets of an item are of; nothing for an item without targets."""
    if not isinstance(item, Match | Classify):
        return ()
    keys = {prompt.key for prompt in item.prompts}
    return tuple(
        TargetView(each.id, each.text, each.rationale, shown=each.id not in keys)
        for each in item.targets
    )


_Said: TypeAlias = (
    "Option | Answer | Prompt | Entry | Numeric | KnownNumber | DateAnswer | KnownDate"
)


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes reasons in the words of a page, with its links."""

    href: Href
    words: Language

    def chosen(self, place: int, said: Option) -> ReasonView:
        verdict = self.words.gettext("Right") if said.key else self.words.gettext("Wrong")
        return self._view(place, said.id, said.text, said, key=said.key, verdict=verdict)

    def typed(self, place: int, option: str, text: str, said: _Said, *, key: bool) -> ReasonView:
        verdict = self.words.gettext("Accepted") if key else self.words.gettext("Not this")
        return self._view(place, option, text, said, key=key, verdict=verdict)

    def told(self, place: int, option: str, text: str, said: _Said, answer: str = "") -> ReasonView:
        return self._view(place, option, text, said, key=True, answer=answer)

    def _view(  # noqa: PLR0913 (the fields of a reason)
        self,
        place: int,
        option: str,
        text: str,
        said: _Said,
        *,
        key: bool,
        verdict: str = "",
        answer: str = "",
    ) -> ReasonView:
        links = evidence_links(said.evidence, self.href, self.words)
        return ReasonView(place, option, text, key, said.rationale, links, verdict, answer)


def _reasons(item: Item, write: _Writer) -> Iterator[ReasonView]:
    match item:
        case Choice() | MultipleResponse() | TrueFalse():
            yield from (write.chosen(place, each) for place, each in enumerate(item.options))
        case ShortAnswer() | Numeric() | DateAnswer():
            yield from _of_typed(item, write)
        case Match() | Classify():
            targets: dict[str, Target] = {target.id: target for target in item.targets}
            for place, prompt in enumerate(item.prompts):
                answer = targets[prompt.key].text
                yield write.told(place, prompt.key, prompt.text, prompt, answer)
        case Order():
            for place, entry in sorted(enumerate(item.entries), key=lambda one: one[1].position):
                text = f"{entry.position}. {entry.text}"
                yield write.told(place, str(entry.position), text, entry)
        case Cloze():
            yield from _of_gaps(item, write)
        case _:
            assert_never(item)


def _of_typed(item: ShortAnswer | Numeric | DateAnswer, write: _Writer) -> Iterator[ReasonView]:
    match item:
        case ShortAnswer():
            for answer in item.answers:
                yield write.typed(0, answer.text, answer.text, answer, key=answer.key)
        case Numeric():
            ends = _ends(item.low - item.tolerance, item.high + item.tolerance)
            yield write.typed(0, ends, item.text, item, key=True)
            for number in item.known:
                yield write.typed(0, _ends(number.low, number.high), number.text, number, key=False)
        case DateAnswer():
            yield write.typed(0, item.date, item.text, item, key=True)
            for date in item.known:
                yield write.typed(0, date.date, date.text, date, key=False)
        case _:
            assert_never(item)


def _of_gaps(item: Cloze, write: _Writer) -> Iterator[ReasonView]:
    for place, name in enumerate(gap_names(item, write.words)):
        for each in item.gaps[place].known:
            part = name if len(item.gaps) > 1 else ""
            if isinstance(each, Answer):
                view = write.typed(place, each.text, each.text, each, key=each.key)
            else:
                view = write.chosen(place, each)
            yield replace(view, part=part)


def _ends(low: Decimal, high: Decimal) -> str:
    return f"{low:f} {high:f}"
