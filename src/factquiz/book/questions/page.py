"""The pages of questions: made from the quizzes of other pages when these are written.

Such a page is none of Sphinx's documents, for on paper its quiz stands in the lesson. It is
written as one, with all that a page of the book has around its text, and its place in the row of
pages is right behind the lesson.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, cast

from docutils import nodes
from docutils.utils import new_document

from factquiz.book.interface import text_words
from factquiz.book.nodes import quiz
from factquiz.book.questions.places import QuestionsPage, questions_pages
from factquiz.book.reference.doctree import around

if TYPE_CHECKING:
    from typing import Any

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

_ALONE = (None, None, None)
"""The page above, before and behind one that is in no list of contents."""


def title_of(app: Sphinx, page: QuestionsPage) -> str:
    """Return the title of a page of questions, in the language of the book's text."""
    return text_words(app).gettext("Questions: {title}", title=_title(app, page.lesson))


def _title(app: Sphinx, docname: str) -> str:
    return app.env.titles[docname].astext()


def _document(app: Sphinx, page: QuestionsPage) -> nodes.document:
    """Return a page of questions: what it is, the quiz, and where to go on in the lesson."""
    asked = next(
        each
        for each in app.env.get_doctree(page.lesson).findall(quiz)
        if each.form.quiz == page.quiz
    )
    words, heading = text_words(app), title_of(app, page)
    count = len(asked.form.items)
    said = words.ngettext("{count} question on {lesson}.", "{count} questions on {lesson}.", count)
    reasons = words.gettext(
        "Every answer has its reason, right or wrong, and leads back to the sentence of the lesson "
        "that settles it."
    )
    lesson = _link(app, page, _title(app, page.lesson))
    anchor, after = _after(asked) or ("", _title(app, page.lesson))
    back = words.gettext("Back to the lesson: {part}.")
    section = nodes.section(ids=["questions"])
    section += nodes.title(heading, heading)
    section += nodes.paragraph("", "", *around(said, lesson=[lesson]), nodes.Text(f" {reasons}"))
    asked["asks"] = {}  # they are asked where their sentences are
    section += asked
    section += nodes.paragraph("", "", *around(back, part=[_link(app, page, after, anchor)]))
    made = new_document(page.name)
    made += section
    return made


def _link(app: Sphinx, page: QuestionsPage, words: str, anchor: str = "") -> nodes.reference:
    address = app.builder.get_relative_uri(page.name, page.lesson)
    place = f"{address}#{anchor}" if anchor else address
    return nodes.reference("", words, refuri=place, internal=True)


def _after(asked: quiz) -> tuple[str, str] | None:
    """Return the anchor and the title of the section that follows that of a quiz."""
    section = asked.parent
    if not isinstance(section, nodes.section) or section.parent is None:
        return None
    siblings = section.parent.children
    for each in siblings[siblings.index(section) + 1 :]:
        if isinstance(each, nodes.section):
            return each["ids"][0], each[0].astext()
    return None


def _write(app: Sphinx) -> list[tuple[str, dict[str, Any], str]]:
    """Handle ``html-collect-pages``: write the pages of questions, as Sphinx writes a document.

    It would write what is returned here, too, but without telling others what is on the page.
    """
    pages = questions_pages(app)
    builder = cast("StandaloneHTMLBuilder", app.builder)
    for page in pages.values():
        document = _document(app, page)
        builder.current_docname = page.name
        builder.secnumbers = {}
        context: dict[str, Any] = {
            "title": escape(title_of(app, page)),
            "body": builder.render_partial(document[0])["fragment"],
            "metatags": "",
            "parents": [],
            "prev": _neighbour(builder, page.name, page.lesson),
            "next": _neighbour(builder, page.name, _next(builder, page.lesson)),
        }
        builder.handle_page(page.name, context, event_arg=document)
    return []


def _next(builder: StandaloneHTMLBuilder, docname: str) -> str | None:
    return builder.relations.get(docname, _ALONE)[2]


def _neighbour(
    builder: StandaloneHTMLBuilder, here: str, docname: str | None
) -> dict[str, str] | None:
    if docname is None or docname not in builder.env.titles:
        return None
    return {
        "link": builder.get_relative_uri(here, docname),
        "title": builder.render_partial(builder.env.titles[docname])["title"],
    }


def _between(
    app: Sphinx,
    pagename: str,
    _template: str,
    context: dict[str, Any],
    _doctree: nodes.document | None,
) -> None:
    """Handle ``html-page-context``: a lesson is followed by its questions, then the next lesson."""
    pages = questions_pages(app)
    builder = cast("StandaloneHTMLBuilder", app.builder)
    behind = pages.get(pagename)
    if behind:
        context["next"] = _of(app, pagename, behind)
    _, before, _ = builder.relations.get(pagename, _ALONE) if pages else _ALONE
    if before and before in pages:
        context["prev"] = _of(app, pagename, pages[before])


def _of(app: Sphinx, here: str, page: QuestionsPage) -> dict[str, str]:
    return {
        "link": app.builder.get_relative_uri(here, page.name),
        "title": escape(title_of(app, page)),
    }


def setup_page(app: Sphinx) -> None:
    """Register the pages and their place among the others."""
    # Before the search, which lists what is on each page.
    app.connect("html-collect-pages", _write, priority=400)
    app.connect("html-page-context", _between)
