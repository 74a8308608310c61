"""The feedback page of one student: every question, what she chose, and the reasons.

One file that needs nothing else: it opens from a mail or a folder.
Everything in it is escaped, above all what the student typed.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from factquiz.languages import ENGLISH
from factquiz.rendering.selfcontained import environment, policy
from factquiz.reports.page import PACKAGE, style
from factquiz.reports.told import head, shown_item
from factquiz.reports.told_by_hand import shown_marks

if TYPE_CHECKING:
    from jinja2 import Template

    from factquiz.assembly.form import FormItem
    from factquiz.gradebook.model import Row
    from factquiz.languages import Language
    from factquiz.scoring.mark import ItemScore

_REMEMBERED = 2048
"""How many questions, as they were answered, are kept as HTML: some six thousand bytes each."""


def feedback_page(
    row: Row,
    title: str,
    book_url: str = "",
    *,
    withheld: bool = False,
    words: Language = ENGLISH,
) -> str:
    """Return the page for one graded submission.

    ``title`` is that of the quiz; ``book_url`` is where the book's pages stand, if links are
    wanted (see :func:`factquiz.reports.links.check_book_url`).
    With ``withheld``, the page tells how each answer stands and nothing of the key: no right
    answer, no reason, no link to where it could be read.
    """
    corrected = dict(row.corrected)
    return _template("feedback.html.jinja", words).render(
        head=head(row, title, words, withheld=withheld),
        questions=[
            _question(placed, scored, book_url, withheld, words, corrected.get(placed.item.id, ""))
            for placed, scored in zip(row.form.items, row.scores, strict=True)
        ],
        marks=shown_marks(row, words),
        style=style("feedback"),
        policy=policy(style=style("feedback")),
    )


@lru_cache(maxsize=_REMEMBERED)
def _question(  # noqa: PLR0913, PLR0917 (all of it is part of what is remembered)
    placed: FormItem,
    scored: ItemScore,
    book_url: str,
    withheld: bool,  # noqa: FBT001 (part of what is remembered)
    words: Language,
    why: str,
) -> Markup:
    """Return one question as HTML: who answered alike sees the same."""
    shown = shown_item(placed, scored, book_url, words, why)
    template = _template("feedback_item.html.jinja", words)
    html = template.render(item=shown, withheld=withheld)
    return Markup(html)  # noqa: S704 (the template has escaped all that came from outside)


@cache
def _template(name: str, words: Language) -> Template:
    return environment(PACKAGE, words).get_template(name)
