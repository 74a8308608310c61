"""What a page of the web book shows around its text, as plain data for the theme's templates."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes

from factquiz.book.contents import ancestors, contents, part_of, sections, title
from factquiz.book.interface import interface, text_language
from factquiz.book.nodes import fact_mark
from factquiz.book.pageassets import needs, trim_assets
from factquiz.book.questions.places import questions_pages
from factquiz.book.revision import committed, in_words, revised
from factquiz.languages import direction, marked

if TYPE_CHECKING:
    from datetime import date

    from sphinx.application import Sphinx

    from factquiz.book.contents import Part, Section

THEME = "factquiz"
"""The name of the theme of this package."""

DESCRIPTION_WIDTH = 160
"""What search engines show of a description, in characters."""


@dataclass(frozen=True, slots=True)
class BookPage:
    """All that the layout template knows of a page beside what Sphinx tells it."""

    home: str
    contents: tuple[Part, ...]
    sections: tuple[Section, ...]
    part: str
    minutes: int | None
    description: str
    author: str
    revised: date | None
    revised_words: str
    offline: bool


def _prose(paragraph: nodes.paragraph) -> str:
    """Return the words of a paragraph without its marks: notes and sources."""
    marks = (fact_mark, nodes.footnote_reference, nodes.system_message)
    parts = (
        text.astext()
        for text in paragraph.findall(nodes.Text)
        if not any(isinstance(above, marks) for above in ancestors(text))
    )
    return " ".join("".join(parts).split())


def description(doctree: nodes.document) -> str:
    """Return the opening of the page's first paragraph of running text."""
    for paragraph in doctree.findall(nodes.paragraph):
        if isinstance(paragraph.parent, nodes.section) and (text := _prose(paragraph)):
            return textwrap.shorten(text, DESCRIPTION_WIDTH, placeholder=" …")
    return ""


def ours(app: Sphinx) -> bool:
    """Tell whether a build makes web pages in the theme of this package."""
    return app.builder.format == "html" and app.builder.theme.name == THEME  # type: ignore[attr-defined]


def kept_offline(app: Sphinx) -> bool:
    """Tell whether a build makes a book to read offline; only ``html`` names its files as we do."""
    return ours(app) and app.builder.name == "html" and bool(app.config.factquiz_offline)


class PageContext:
    """Adds ``book_page`` to the context of every page, and takes away what the page need not load.

    The contents and the dates are found once for a build, for they are the same on every page.
    """

    def __init__(self) -> None:
        self._contents: tuple[Part, ...] | None = None
        self._commits: dict[str, date] | None = None

    def forget(self, _app: Sphinx) -> None:
        """Start a new build."""
        self._contents = None
        self._commits = None

    def add(
        self,
        app: Sphinx,
        pagename: str,
        _template: str,
        context: dict[str, Any],
        doctree: nodes.document | None,
    ) -> None:
        """Handle ``html-page-context`` for the theme of this package."""
        if self._contents is None:
            self._contents = contents(app.env)
        if self._commits is None:
            self._commits = committed(Path(app.srcdir))
        pages = {each.name: each for each in questions_pages(app).values()}
        questions = pages.get(pagename)
        document = questions.lesson if questions else pagename
        metadata = app.env.metadata.get(document, {})
        day = revised(app.env, document, self._commits)
        described = 'name="description"' in context.get("metatags", "")
        words, text = interface(app), text_language(app.config)
        context |= {
            "_": words.gettext,
            "ngettext": words.ngettext,
            "pgettext": words.pgettext,
            "text_language": text,
            "text_direction": direction(text),
            "ours": marked(words.tag, text),
            "theirs": marked(text, words.tag),
        }
        context["book_page"] = BookPage(
            home=title(app.env, app.config.root_doc),
            contents=self._contents,
            sections=sections(app.env, pagename),
            part=part_of(self._contents, document),
            minutes=questions.minutes if questions else metadata.get("minutes"),
            description="" if doctree is None or described else description(doctree),
            author=app.config.author,
            revised=day,
            revised_words=in_words(day, words.tag) if day else "",
            offline=kept_offline(app),
        )
        trim_assets(context, needs(doctree))
