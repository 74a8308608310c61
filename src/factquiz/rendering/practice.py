"""A practice quiz as HTML: native form controls, and every reason once, in ``<details>``.

From a :class:`~factquiz.assembly.form.Form` with its keys to a piece of a page.
It knows nothing of Sphinx, and nothing of where a link leads: the caller resolves links.
Graded quizzes are never rendered here, for a page made here shows its answers to anyone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import cache
from itertools import chain, zip_longest
from typing import TYPE_CHECKING, TypeAlias, assert_never

from jinja2 import Environment, PackageLoader, StrictUndefined

from factquiz.assembly.sheet import sheet_item
from factquiz.items.arranged import Classify, Cloze, Match, Order
from factquiz.items.base import Answer, Evidence, LessonLink, Option, SourceLink
from factquiz.items.choosing import Choice, MultipleResponse, TrueFalse
from factquiz.items.model import Item, interaction
from factquiz.items.reasons import Reason, reasons
from factquiz.items.typed import DateAnswer, Numeric, ShortAnswer
from factquiz.responses.submission import MAX_TEXT

if TYPE_CHECKING:
    from factquiz.assembly.form import Form, FormItem

Href: TypeAlias = Callable[[LessonLink | SourceLink], str]
"""Resolves a link to an address as seen from the page; an empty one makes plain text."""


@dataclass(frozen=True, slots=True)
class Words:
    """Every fixed word of a practice quiz, for the template and for the script.

    Words in braces are filled in by the script.
    """

    label: str = "Quiz: {title}"
    no_script: str = (
        "JavaScript is off in this browser, so the page cannot check your answers. "
        "Answer for yourself, then open the reasons below each question."
    )
    question: str = "Question {number}"
    choose_one: str = "Choose one."
    choose_all: str = "Choose all that apply."
    judge: str = "True or false?"
    type_answer: str = "Type a word or a few."
    your_answer: str = "Your answer"
    check: str = "Check"
    retry: str = "Try again"
    reasons: str = "Answer and reasons"
    lesson: str = "In the lesson:"
    source: str = "Source:"
    right: str = "Right"
    wrong: str = "Wrong"
    missed: str = "Missed"
    accepted: str = "Accepted"
    not_accepted: str = "Not this"
    item_right: str = "That is right."
    item_partial: str = "Partly right."
    item_wrong: str = "Not this one."
    item_unknown: str = (
        "That is not an answer this question knows. Try again, or open the reasons below."
    )
    item_unsure: str = "That is as near to a right answer as to a wrong one: check the spelling."
    spelling: str = "It is written “{text}”."
    choose_first: str = "Choose an answer first, then check it."
    type_first: str = "Type an answer first, then check it."
    progress: str = "{checked} of {total} checked, {right} right so far."
    all_right: str = "You have checked all {total}, and all are right."
    all_checked: str = "You have checked all {total}: {right} right. Worth another look:"
    kept: str = "Your answers stay in this browser and go nowhere else."
    not_kept: str = "This browser does not keep your answers: they are gone when you leave."
    erase: str = "Erase my answers"
    erased: str = "Your answers to this quiz are erased."


ENGLISH = Words()
_FOR_SCRIPT = (
    "right",
    "wrong",
    "missed",
    "item_right",
    "item_partial",
    "item_wrong",
    "item_unknown",
    "item_unsure",
    "spelling",
    "choose_first",
    "type_first",
    "progress",
    "all_right",
    "all_checked",
    "not_kept",
    "erased",
)


@dataclass(frozen=True, slots=True)
class _Link:
    """A link to the evidence: what it is (in words), its text and its address."""

    kind: str
    text: str
    href: str


@dataclass(frozen=True, slots=True)
class _Reason:
    """Why an option is right or wrong. ``option`` is its id; empty for a typed answer."""

    option: str
    text: str
    key: bool
    verdict: str
    rationale: str
    links: tuple[_Link, ...]


@dataclass(frozen=True, slots=True)
class _ItemView:
    """An item as the template reads it."""

    id: str
    ident: str
    number: int
    interaction: str
    control: str
    """``radio``, ``checkbox`` or ``text``; empty for what is answered without the page's help."""
    stem: str
    statement: str
    instruction: str
    max_edits: int
    parts: tuple[tuple[str, ...], ...]
    """Lists of what stands below the stem, where nothing can be chosen there."""
    reasons: tuple[_Reason, ...]


def practice_html(form: Form, *, ident: str, href: Href, words: Words = ENGLISH) -> str:
    """Return a practice quiz as one ``<section>``.

    ``ident`` is the section's id, unique in its page; all ids inside begin with it.
    Progress is kept under the items' own ids, which outlive a move of the page.
    """
    views = tuple(_view(placed, ident, href, words) for placed in form.items)
    return (
        _environment()
        .get_template("practice.html.jinja")
        .render(
            ident=ident,
            title=form.title,
            items=views,
            words=words,
            script_words={
                name.replace("_", "-"): text
                for name, text in asdict(words).items()
                if name in _FOR_SCRIPT
            },
            max_text=MAX_TEXT,
        )
    )


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("factquiz.rendering"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _view(placed: FormItem, ident: str, href: Href, words: Words) -> _ItemView:
    item = placed.item
    return _ItemView(
        id=item.id,
        ident=f"{ident}-{placed.number}",
        number=placed.number,
        interaction=interaction(item),
        control=_control(item),
        stem=item.stem,
        statement=item.statement if isinstance(item, TrueFalse) else "",
        instruction=_instruction(item, words),
        max_edits=item.max_edits if isinstance(item, ShortAnswer) else 0,
        parts=_parts(placed),
        reasons=_reasons(item, href, words),
    )


def _control(item: Item) -> str:
    match item:
        case Choice() | TrueFalse():
            return "radio"
        case MultipleResponse():
            return "checkbox"
        case ShortAnswer():
            return "text"
        case Numeric() | DateAnswer() | Match() | Classify() | Order() | Cloze():
            return ""
        case _:
            assert_never(item)


def _instruction(item: Item, words: Words) -> str:
    match item:
        case Choice():
            return words.choose_one
        case MultipleResponse():
            return words.choose_all
        case TrueFalse():
            return "" if "true or false" in item.stem.casefold() else words.judge
        case ShortAnswer():
            return words.type_answer
        case Numeric() | DateAnswer() | Match() | Classify() | Order() | Cloze():
            return ""
        case _:
            assert_never(item)


def _reasons(item: Item, href: Href, words: Words) -> tuple[_Reason, ...]:
    match item:
        case Choice() | MultipleResponse() | TrueFalse():
            return tuple(_option_reason(option, href, words) for option in item.options)
        case ShortAnswer():
            return tuple(_answer_reason(answer, href, words) for answer in item.answers)
        case Numeric() | DateAnswer() | Match() | Classify() | Order() | Cloze():
            return tuple(_part_reason(reason, href, words) for reason in reasons(item))
        case _:
            assert_never(item)


def _option_reason(option: Option, href: Href, words: Words) -> _Reason:
    return _Reason(
        option=option.id,
        text=option.text,
        key=option.key,
        verdict=words.right if option.key else words.wrong,
        rationale=option.rationale,
        links=_links(option.evidence, href, words),
    )


def _answer_reason(answer: Answer, href: Href, words: Words) -> _Reason:
    return _Reason(
        option="",
        text=answer.text,
        key=answer.key,
        verdict=words.accepted if answer.key else words.not_accepted,
        rationale=answer.rationale,
        links=_links(answer.evidence, href, words),
    )


def _part_reason(reason: Reason, href: Href, words: Words) -> _Reason:
    return _Reason(
        option="",
        text=f"{reason.part} → {reason.text}" if reason.part else reason.text,
        key=reason.key,
        verdict=words.right if reason.key else words.wrong,
        rationale=reason.rationale,
        links=_links(reason.evidence, href, words),
    )


def _parts(placed: FormItem) -> tuple[tuple[str, ...], ...]:
    seen = sheet_item(placed)
    gaps = (f"[{number}]" for number in range(1, len(seen.gaps) + 1))
    passage = "".join(chain(*zip_longest(seen.texts, gaps, fillvalue="")))
    lists = (
        seen.prompts,
        tuple(target.text for target in seen.targets),
        tuple(entry.text for entry in seen.entries),
        (passage,) if passage else (),
        *(tuple(option.text for option in gap.options) for gap in seen.gaps),
    )
    return tuple(texts for texts in lists if texts)


def _links(evidence: Evidence, href: Href, words: Words) -> tuple[_Link, ...]:
    lessons = (_Link(words.lesson, link.title, href(link)) for link in evidence.lessons)
    sources = (_Link(words.source, link.label, href(link)) for link in evidence.sources)
    return (*lessons, *sources)
