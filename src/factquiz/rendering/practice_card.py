"""The card of a practice quiz that has a page of its own: what waits there, and the way to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.languages import ENGLISH, Language
from factquiz.rendering.practice import environment

if TYPE_CHECKING:
    from factquiz.assembly.form import Form


def card_html(  # noqa: PLR0913 (what a card and its page have)
    form: Form,
    *,
    ident: str,
    href: str,
    minutes: int | None = None,
    asks: str = "",
    words: Language = ENGLISH,
) -> str:
    """Return a card that leads to the page of a quiz.

    It knows the ids of the items, so that its script can tell how many are answered.
    ``asks`` is the file of questions on the facts of the page that the card is on
    (:mod:`factquiz.rendering.practice_more`); empty if there is none.
    """
    return (
        environment(words)
        .get_template("practice_card.html.jinja")
        .render(
            ident=ident,
            title=form.title,
            items=[placed.item.id for placed in form.items],
            href=href,
            minutes=minutes,
            asks=asks,
        )
    )
