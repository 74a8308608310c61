"""The key booklet for markers: each form's key in brief, then each question with its reasons.

Forms of one quiz share their questions, so a question stands here once, whatever the number of
forms; the letters differ from form to form and stand with the form.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from factquiz.assembly.form import letters, option_labels
from factquiz.assembly.sheet import sheet_item
from factquiz.items.arranged import Classify, Cloze, Match, Order
from factquiz.items.base import Record
from factquiz.items.choosing import Choice, MultipleResponse, TrueFalse, keys
from factquiz.items.reasons import reasons
from factquiz.items.typed import DateAnswer, Numeric, ShortAnswer
from factquiz.papers.answersheet import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factquiz.assembly.form import Form, FormItem, Key
    from factquiz.items.base import Evidence
    from factquiz.items.model import Item
    from factquiz.items.reasons import Reason
    from factquiz.languages import Language


_SPACE = "\u00a0"
"""Between letters that belong together: a line does not break there."""


class KeyLine(Record, frozen=True, kw_only=True):
    """The key of one question of a form: its number and what is right, in brief."""

    number: str
    right: str


class FormKey(Record, frozen=True, kw_only=True):
    """The key of a form: in bubbles as the student sees them, in words where she writes."""

    form: str
    student: str
    lines: tuple[KeyLine, ...]


class PrintedReason(Record, frozen=True, kw_only=True):
    """An answer and why it is right or wrong, with the paragraphs that settle it."""

    right: bool
    part: str
    text: str
    rationale: str
    sources: str


class PrintedQuestion(Record, frozen=True, kw_only=True):
    """A question with all its reasons. ``where`` tells on how many forms it stands."""

    id: str
    stem: str
    statement: str
    where: str
    reasons: tuple[PrintedReason, ...]


class Booklet(Record, frozen=True, kw_only=True):
    """All that the marker needs: keys by form, reasons by question."""

    title: str
    quiz: str
    forms: tuple[FormKey, ...]
    questions: tuple[PrintedQuestion, ...]


def booklet(key: Key, forms: Sequence[Form], words: Language) -> Booklet:
    """Return the booklet for some forms of a key, in their order."""
    return Booklet(
        title=key.title,
        quiz=key.quiz,
        forms=tuple(_form(form) for form in forms),
        questions=tuple(_questions(forms, words)),
    )


def _form(form: Form) -> FormKey:
    lines = tuple(KeyLine(number=str(each.number), right=brief(each)) for each in form.items)
    return FormKey(form=form.code, student=form.student, lines=lines)


def brief(placed: FormItem) -> str:  # noqa: PLR0911 (one for each interaction)
    """Return what is right on a form: the letters of its bubbles, or words to be written."""
    item = placed.item
    match item:
        case Choice() | MultipleResponse():
            labels = zip(option_labels(item), item.options, strict=True)
            return _SPACE.join(label for label, option in labels if option.key)
        case TrueFalse():
            right = {option.text for option in keys(item)}
            options = sheet_item(placed).options
            return _SPACE.join(shown(each, initials=True) for each in options if each.text in right)
        case ShortAnswer():
            return " / ".join(answer.text for answer in item.answers if answer.key)
        case Numeric() | DateAnswer():
            return item.text
        case Match() | Classify():
            label = dict(zip((each.id for each in item.targets), _all(item.targets), strict=True))
            return _SPACE.join(label[prompt.key] for prompt in item.prompts)
        case Order():
            label = dict(zip((each.id for each in item.entries), _all(item.entries), strict=True))
            ordered = sorted(item.entries, key=lambda entry: entry.position)
            return _SPACE.join(label[entry.id] for entry in ordered)
        case Cloze():
            return "; ".join(
                " / ".join(
                    label if gap.options else known.text
                    for label, known in zip(_all(gap.known), gap.known, strict=True)
                    if known.key
                )
                for gap in item.gaps
            )
        case _:
            assert_never(item)


def _all(things: Sequence[object]) -> tuple[str, ...]:
    return letters(len(things))


def _questions(forms: Iterable[Form], words: Language) -> Iterable[PrintedQuestion]:
    """Yield each question once, in the order in which the forms first show them."""
    shown_on: dict[str, list[Item]] = {}
    count = 0
    for form in forms:
        count += 1
        for placed in form.items:
            shown_on.setdefault(placed.item.id, []).append(placed.item)
    for variants in shown_on.values():
        item = variants[0]
        yield PrintedQuestion(
            id=item.id,
            stem=item.stem,
            statement=item.statement if isinstance(item, TrueFalse) else _passage(item),
            where=words.gettext("on {count} of {forms} forms", count=len(variants), forms=count),
            reasons=_merged(variants, words),
        )


def _passage(item: Item) -> str:
    return " … ".join(text.strip() for text in item.texts) if isinstance(item, Cloze) else ""


def _merged(variants: Iterable[Item], words: Language) -> tuple[PrintedReason, ...]:
    """Return the reasons of all variants of an item, right ones first, each once.

    The place of an entry differs with the entries beside it, so it is told by the form's key.
    """
    found = {_reason(reason, item, words): None for item in variants for reason in reasons(item)}
    return tuple(sorted(found, key=lambda reason: not reason.right))


def _reason(reason: Reason, item: Item, words: Language) -> PrintedReason:
    return PrintedReason(
        right=reason.key,
        part="" if isinstance(item, Order) else reason.part,
        text=reason.text,
        rationale=reason.rationale,
        sources=_sources(reason.evidence) or words.gettext("no reference"),
    )


def _sources(evidence: Evidence) -> str:
    """Return where a reason can be checked: paragraphs of sources, then lessons."""
    labels = [link.label for link in evidence.sources]
    titles = [link.title for link in evidence.lessons]
    return " · ".join(dict.fromkeys((*labels, *titles)))
