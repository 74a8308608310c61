"""What the feedback page says of one answered item, whatever its interaction.

Items answered by choosing or typing have reasons, one for each option or known answer;
items with several parts have one verdict for each part, with what was given and what is right.
"""

from __future__ import annotations

from itertools import chain, zip_longest
from typing import TYPE_CHECKING, TypeAlias, assert_never

from msgspec.structs import replace

from factquiz.assembly.form import option_labels
from factquiz.items.arranged import Classify, Cloze, Match, Order
from factquiz.items.base import Record
from factquiz.items.choosing import Choice, MultipleResponse, TrueFalse
from factquiz.items.typed import DateAnswer, Numeric, ShortAnswer
from factquiz.reports.links import Link, lessons_to_read, source_labels
from factquiz.scoring.mark import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factquiz.items.arranged import Entry, Gap, Target
    from factquiz.items.base import Answer, Evidence, Option
    from factquiz.items.choosing import OptionItem
    from factquiz.items.model import Item
    from factquiz.items.typed import KnownDate, KnownNumber
    from factquiz.languages import Language
    from factquiz.scoring.mark import ItemScore

Said: TypeAlias = "Option | Answer | Numeric | DateAnswer | KnownNumber | KnownDate"
"""Anything with a text, a reason and the evidence for it."""


class ShownReason(Record, frozen=True, kw_only=True):
    """One option or answer with what is to be said of it; ``rationale`` may be empty."""

    label: str
    text: str
    chosen: bool
    key: bool
    rationale: str = ""
    lessons: tuple[Link, ...] = ()
    sources: tuple[str, ...] = ()


class ShownPart(Record, frozen=True, kw_only=True):
    """One part: what was asked, what was given for it, what is right, and the reasons.

    ``given`` is empty if it was left open, or if it is right; ``of_given`` says what the wrong
    answer really is of, and may be empty. ``of_engine`` tells that ``asked`` is a part of the item,
    and no name of ours for a place in it.
    """

    asked: str
    state: State
    given: str
    right: str
    rationale: str
    of_given: str = ""
    of_engine: bool = False
    lessons: tuple[Link, ...] = ()
    sources: tuple[str, ...] = ()


def is_typed(item: Item) -> bool:
    """Tell whether an item is answered by typing one text."""
    return isinstance(item, ShortAnswer | Numeric | DateAnswer)


def is_written(item: Item) -> bool:
    """Tell whether a student types what no option can show."""
    return is_typed(item) or isinstance(item, Cloze)


def passage(item: Item) -> str:
    """Return the text of a cloze with numbers in its gaps; an empty one for other items."""
    if not isinstance(item, Cloze):
        return ""
    gaps = (f"[{number}]" for number in range(1, len(item.gaps) + 1))
    return "".join(chain(*zip_longest(item.texts, gaps, fillvalue="")))


def note(item: Item, scored: ItemScore, words: Language) -> str:
    """Return what is right of a near miss, in words; nothing for any other answer."""
    match item, scored.parts:
        case DateAnswer(), _ if scored.chosen:
            return ""
        case DateAnswer(), (State.RIGHT, State.RIGHT, State.OMITTED | State.WRONG):
            return words.gettext("The month and the year are right.")
        case DateAnswer(), (State.RIGHT, State.OMITTED | State.WRONG, *_):
            return words.gettext("The year is right.")
        case Numeric(), (State.RIGHT, State.WRONG):
            return words.gettext("The number is right, its unit is not.")
        case _:
            return ""


def reasons(item: Item, scored: ItemScore, book_url: str) -> tuple[ShownReason, ...]:
    """Return the options or known answers of an item that has no parts."""
    match item:
        case Choice() | MultipleResponse() | TrueFalse():
            return _options(item, scored, book_url)
        case ShortAnswer():
            accepted = next(answer for answer in item.answers if answer.key)
            matched = tuple(answer for answer in item.answers if answer.text in scored.chosen)
            return _typed(accepted, matched, scored, book_url)
        case Numeric() | DateAnswer():
            known = tuple(each for each in item.known if each.text in scored.chosen)
            return _typed(item, known or (item,), scored, book_url)
        case Match() | Classify() | Order() | Cloze():
            return ()
        case _:
            assert_never(item)


def _options(item: OptionItem, scored: ItemScore, book_url: str) -> tuple[ShownReason, ...]:
    """Return all options as they stood on the form; the chosen and the right ones with reasons."""
    labels = ("", "") if isinstance(item, TrueFalse) else option_labels(item)
    return tuple(
        _reason(option, book_url, label=label, key=option.key, chosen=option.id in scored.chosen)
        for label, option in zip(labels, item.options, strict=True)
    )


def _typed(
    accepted: Said, matched: Iterable[Said], scored: ItemScore, book_url: str
) -> tuple[ShownReason, ...]:
    """Return the known answer that was matched, and the accepted one unless it was an accepted."""
    shown = dict.fromkeys(matched if scored.state is State.RIGHT else (*matched, accepted))
    return tuple(
        _reason(
            said,
            book_url,
            label="",
            key=getattr(said, "key", said is accepted),
            chosen=said.text in scored.chosen,
        )
        for said in shown
    )


def _reason(said: Said, book_url: str, *, label: str, key: bool, chosen: bool) -> ShownReason:
    if not (chosen or key):
        return ShownReason(label=label, text=said.text, chosen=False, key=False)
    return ShownReason(
        label=label,
        text=said.text,
        chosen=chosen,
        key=key,
        rationale=said.rationale,
        lessons=lessons_to_read(said.evidence, book_url),
        sources=source_labels(said.evidence),
    )


def parts(item: Item, scored: ItemScore, book_url: str, words: Language) -> tuple[ShownPart, ...]:
    """Return the parts of an item that has several, each with its verdict."""
    match item:
        case Match() | Classify():
            shown = _pairs(item, scored)
        case Order():
            shown = _places(item, scored, words)
        case Cloze():
            shown = _gaps(item, scored, words)
        case Choice() | MultipleResponse() | TrueFalse() | ShortAnswer() | Numeric() | DateAnswer():
            return ()
        case _:
            assert_never(item)
    return tuple(_linked(part, evidence, book_url) for part, evidence in shown)


def _linked(part: ShownPart, evidence: Evidence, book_url: str) -> ShownPart:
    links, labels = lessons_to_read(evidence, book_url), source_labels(evidence)
    return replace(part, lessons=links, sources=labels)


def _answered(scored: ItemScore, count: int) -> Iterator[tuple[str, State]]:
    """Yield what was chosen for each part and how it stands; as the whole, if nothing was read."""
    chosen = scored.chosen or ("",) * count
    states = scored.parts or (scored.state,) * count
    return zip(chosen, states, strict=True)


def _both(one: Evidence, other: Evidence) -> Evidence:
    return replace(
        one,
        lessons=tuple(dict.fromkeys((*one.lessons, *other.lessons))),
        sources=tuple(dict.fromkeys((*one.sources, *other.sources))),
    )


def _pairs(item: Match | Classify, scored: ItemScore) -> Iterator[tuple[ShownPart, Evidence]]:
    targets: dict[str, Target] = {target.id: target for target in item.targets}
    answered = _answered(scored, len(item.prompts))
    for prompt, (chosen, state) in zip(item.prompts, answered, strict=True):
        wrong = targets.get(chosen) if state is State.WRONG else None
        yield (
            ShownPart(
                asked=prompt.text,
                state=state,
                given=wrong.text if wrong else "",
                right=targets[prompt.key].text,
                rationale=prompt.rationale,
                of_given=wrong.rationale if wrong and isinstance(item, Match) else "",
                of_engine=True,
            ),
            _both(prompt.evidence, wrong.evidence) if wrong else prompt.evidence,
        )


def _places(
    item: Order, scored: ItemScore, words: Language
) -> Iterator[tuple[ShownPart, Evidence]]:
    """Yield the places in their right order, each with what was put there."""
    entries: dict[str, Entry] = {entry.id: entry for entry in item.entries}
    ordered = sorted(item.entries, key=lambda entry: entry.position)
    answered = _answered(scored, len(ordered))
    for entry, (chosen, state) in zip(ordered, answered, strict=True):
        yield (
            ShownPart(
                asked=words.gettext("Place {number}", number=entry.position),
                state=state,
                given=entries[chosen].text if state is State.WRONG else "",
                right=entry.text,
                rationale=entry.rationale,
            ),
            entry.evidence,
        )


def _gaps(item: Cloze, scored: ItemScore, words: Language) -> Iterator[tuple[ShownPart, Evidence]]:
    answered = _answered(scored, len(item.gaps))
    for number, (gap, (chosen, state)) in enumerate(zip(item.gaps, answered, strict=True), 1):
        right = _matched(gap, chosen) if state is State.RIGHT else None
        key = right or next(known for known in gap.known if known.key)
        wrong = _matched(gap, chosen) if state is State.WRONG else None
        yield (
            ShownPart(
                asked=words.gettext("Gap {number}", number=number),
                state=state,
                given=wrong.text if wrong else "",
                right=key.text,
                rationale=key.rationale,
                of_given=wrong.rationale if wrong else "",
            ),
            _both(key.evidence, wrong.evidence) if wrong else key.evidence,
        )


def _matched(gap: Gap, chosen: str) -> Option | Answer | None:
    """Return what was chosen for a gap: an option by its id, or a known answer by its text."""
    options = {option.id: option for option in gap.options}
    answers = {answer.text: answer for answer in gap.answers}
    return options.get(chosen) or answers.get(chosen)
