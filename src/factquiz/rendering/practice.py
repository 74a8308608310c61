"""A practice quiz as HTML: native form controls, and every reason once, in ``<details>``.

From a :class:`~factquiz.assembly.form.Form` with its keys to a piece of a page.
It knows nothing of Sphinx, and nothing of where a link leads: the caller resolves links.
Graded quizzes are never rendered here, for a page made here shows its answers to anyone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, assert_never

from jinja2 import Environment, PackageLoader, StrictUndefined

from factquiz.items.arranged import Classify, Cloze, Match, Order
from factquiz.items.choosing import Choice, MultipleResponse, TrueFalse
from factquiz.items.model import Item, interaction
from factquiz.items.typed import DateAnswer, Numeric, ShortAnswer
from factquiz.languages import ENGLISH, Language
from factquiz.rendering.apostrophes import curly
from factquiz.rendering.practice_again import Asked, again
from factquiz.rendering.practice_controls import Controls, controls
from factquiz.rendering.practice_reasons import (
    Href,
    ReasonView,
    TargetView,
    reason_views,
    target_views,
)
from factquiz.rendering.speaking import speak
from factquiz.responses.submission import MAX_TEXT

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from factquiz.assembly.form import Form, FormItem

_NO_OBJECTIVES: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class ItemView:
    """An item as the template reads it."""

    id: str
    ident: str
    number: int
    interaction: str
    stem: str
    statement: str
    instruction: str
    controls: Controls
    reasons: tuple[ReasonView, ...]
    targets: tuple[TargetView, ...]
    more: bool = False


@dataclass(frozen=True, slots=True)
class Files:
    """Addresses of what a quiz fetches when it is wanted; each may be empty.

    ``more`` are further questions on the facts of its items ``origins``, ``asks`` questions on the
    facts of its page (:mod:`factquiz.rendering.practice_more`).
    ``progress`` is the page where the progress of the whole course is saved and erased.
    """

    more: str = ""
    origins: Container[str] = ()
    asks: str = ""
    progress: str = ""


_NO_FILES = Files()


def practice_html(  # noqa: PLR0913 (what a quiz and its page have)
    form: Form,
    *,
    ident: str,
    href: Href,
    objectives: Mapping[str, str] = _NO_OBJECTIVES,
    files: Files = _NO_FILES,
    words: Language = ENGLISH,
) -> str:
    """Return a practice quiz as one ``<section>``.

    ``ident`` is the section's id, unique in its page; all ids inside begin with it.
    ``objectives`` has the text of each learning objective, by its id.
    Progress is kept under the items' own ids, which outlive a move of the page.
    """
    views = tuple(
        replace(item_view(placed, ident, href, words), more=placed.item.id in files.origins)
        for placed in form.items
    )
    asked = tuple(
        Asked(placed.number, placed.item.objective, view.controls, view.reasons)
        for placed, view in zip(form.items, views, strict=True)
    )
    return (
        environment(words)
        .get_template("practice.html.jinja")
        .render(
            ident=ident,
            title=form.title,
            items=views,
            again=again(asked, objectives, words),
            files=files,
            levels=levels(words),
            max_text=MAX_TEXT,
        )
    )


def levels(words: Language) -> tuple[str, ...]:
    """Return how sure somebody may be, from 0 to 3, in words."""
    return (
        words.gettext("guessing (1 in 4)"),
        words.gettext("unsure (1 in 2)"),
        words.gettext("fairly sure (3 in 4)"),
        words.gettext("certain (19 in 20)"),
    )


@cache
def environment(words: Language) -> Environment:
    """Return what reads the templates of this package; every value in them is escaped."""
    made = Environment(
        loader=PackageLoader("factquiz.rendering"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_finished,
    )
    speak(made, words)
    return made


def _finished(value: object) -> object:
    """Return what a template writes; markup is finished already."""
    return curly(value) if type(value) is str else value


def item_view(placed: FormItem, ident: str, href: Href, words: Language) -> ItemView:
    """Return an item with all that the template says of it; ids begin with ``ident``."""
    item = placed.item
    return ItemView(
        id=item.id,
        ident=f"{ident}-{placed.number}",
        number=placed.number,
        interaction=interaction(item),
        stem=item.stem,
        statement=item.statement if isinstance(item, TrueFalse) else "",
        instruction=_instruction(item, words),
        controls=controls(item, words),
        reasons=reason_views(item, href, words),
        targets=target_views(item),
    )


def question_html(placed: FormItem, ident: str, href: Href, words: Language) -> str:
    """Return one item as a form of its own, as a script puts it into a page."""
    module = environment(words).get_template("practice_item.html.jinja").module
    view = item_view(placed, ident, href, words)
    return str(module.question(view, MAX_TEXT))  # type: ignore[attr-defined]


def _instruction(item: Item, words: Language) -> str:  # noqa: C901, PLR0911 (one for each kind)
    match item:
        case Choice():
            return words.gettext("Choose one.")
        case MultipleResponse():
            said = "choose all that apply" in item.stem.casefold()
            return "" if said else words.gettext("Choose all that apply.")
        case TrueFalse():
            return (
                "" if "true or false" in item.stem.casefold() else words.gettext("True or false?")
            )
        case ShortAnswer():
            return words.gettext("Type a word or a few.")
        case Numeric():
            return words.gettext("Type a number, such as 12.5, or a range, such as 10–20.")
        case DateAnswer():
            return (
                words.gettext("A year, such as 1900."),
                words.gettext("Month and year, such as December 1900 or 1900-12."),
                words.gettext("Day, month and year, such as 24 December 1900 or 1900-12-24."),
            )[item.date.count("-")]
        case Match():
            return words.gettext(
                "Choose one for each. None is used twice, and some may be left over."
            )
        case Classify():
            return words.gettext("Choose where each belongs. One place may take several, or none.")
        case Order():
            return words.gettext("Give each its place: 1 is the first.")
        case Cloze():
            return (
                words.gettext("Fill in the gaps.")
                if len(item.gaps) > 1
                else words.gettext("Fill in the gap.")
            )
        case _:
            assert_never(item)
