"""What a page of the web book shows around its text, as plain data for the theme's templates.

The contents of the whole book, the sections of the page, a description for search engines,
and the assets that this page needs and no other.
"""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.util import logging

from factquiz.book.interface import interface, text_language, text_words
from factquiz.book.nodes import fact_mark
from factquiz.book.questions.places import questions_pages
from factquiz.book.revision import committed, in_words, revised
from factquiz.languages import direction, marked

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

logger = logging.getLogger(__name__)

THEME = "factquiz"
"""The name of the theme of this package."""

DESCRIPTION_WIDTH = 160
"""What search engines show of a description, in characters."""

_SEARCH_SCRIPTS = ("documentation_options.js", "doctools.js", "sphinx_highlight.js")
"""Scripts that Sphinx puts on every page and only its search page needs."""


_DROPDOWN = re.compile(
    r"sd-(?:sphinx-override|dropdown|summary-.*|card(?:-header|-body|-text)?|d-flex-column|mb-3)"
)
"""The classes of sphinx-design's dropdown, a native ``<details>`` that the theme itself dresses."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A page in the contents: document name, title, number (may be empty), pages below it."""

    docname: str
    title: str
    number: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A captioned group of pages."""

    caption: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the page, under its anchor."""

    anchor: str
    title: str


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


def title(env: BuildEnvironment, docname: str) -> str:
    """Return the title of a page."""
    title = env.titles.get(docname)
    return title.astext() if title is not None else docname


def number(env: BuildEnvironment, docname: str) -> str:
    """Return the number of a page in the contents; empty if it has none."""
    return ".".join(map(str, env.toc_secnumbers.get(docname, {}).get("", ()) or ()))


def _toctrees(env: BuildEnvironment, docname: str) -> Iterator[addnodes.toctree]:
    toc = env.tocs.get(docname)
    return iter(()) if toc is None else toc.findall(addnodes.toctree)


def _entries(env: BuildEnvironment, toctree: addnodes.toctree) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            docname=docname,
            title=given or title(env, docname),
            number=number(env, docname),
            entries=(
                *_questions(env, docname),
                *(entry for below in _toctrees(env, docname) for entry in _entries(env, below)),
            ),
        )
        for given, docname in toctree["entries"]
        if docname in env.titles
    )


def _questions(env: BuildEnvironment, docname: str) -> Iterator[Entry]:
    """Yield the page of questions that belongs to a page, if it has one."""
    page = questions_pages(env.app).get(docname)
    if page:
        yield Entry(page.name, text_words(env.app).gettext("Questions"), "", ())


def contents(env: BuildEnvironment) -> tuple[Part, ...]:
    """Return the contents of the whole book, part by part, with the pages of questions."""
    return tuple(
        Part(caption=toctree.get("caption") or "", entries=_entries(env, toctree))
        for toctree in _toctrees(env, env.config.root_doc)
    )


def sections(env: BuildEnvironment, docname: str) -> tuple[Section, ...]:
    """Return the sections of a page, one level below its title."""
    toc = env.tocs.get(docname)
    if toc is None:
        return ()
    found = []
    for reference in toc.findall(nodes.reference):
        depth = sum(isinstance(above, nodes.list_item) for above in _ancestors(reference))
        anchor = reference.get("anchorname", "").lstrip("#")
        if anchor and depth == len(("page", "section")):
            found.append(Section(anchor, reference.astext()))
    return tuple(found)


def _ancestors(node: nodes.Node) -> Iterator[nodes.Element]:
    while node.parent is not None:
        node = node.parent
        yield node


def _prose(paragraph: nodes.paragraph) -> str:
    """Return the words of a paragraph without its marks: notes and sources."""
    marks = (fact_mark, nodes.footnote_reference, nodes.system_message)
    parts = (
        text.astext()
        for text in paragraph.findall(nodes.Text)
        if not any(isinstance(above, marks) for above in _ancestors(text))
    )
    return " ".join("".join(parts).split())


def description(doctree: nodes.document) -> str:
    """Return the opening of the page's first paragraph of running text."""
    for paragraph in doctree.findall(nodes.paragraph):
        if isinstance(paragraph.parent, nodes.section) and (text := _prose(paragraph)):
            return textwrap.shorten(text, DESCRIPTION_WIDTH, placeholder=" …")
    return ""


def part_of(parts: tuple[Part, ...], docname: str) -> str:
    """Return the caption of the part of the book that a page is in; empty if it is in none."""
    return next(
        (part.caption for part in parts if any(docname == one.docname for one in part.entries)), ""
    )


@dataclass(frozen=True, slots=True)
class Needs:
    """What a page holds that calls for assets of its own."""

    code: bool = False
    components: bool = False
    tabs: bool = False


def needs(doctree: nodes.document | None) -> Needs:
    """Return what a page needs: code highlighting, sphinx-design's styles, its script for tabs."""
    if doctree is None:
        return Needs()
    classes: set[str] = set()
    for node in doctree.findall(nodes.Element):
        classes.update(node.get("classes", ()))
    return Needs(
        code=any(True for _ in doctree.findall(nodes.literal_block)),
        components=any(
            name.startswith("sd-") and not _DROPDOWN.fullmatch(name) for name in classes
        ),
        tabs="sd-tab-set" in classes,
    )


def ours(app: Sphinx) -> bool:
    """Tell whether a build makes web pages in the theme of this package."""
    return app.builder.format == "html" and app.builder.theme.name == THEME  # type: ignore[attr-defined]


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
            offline=bool(app.config.factquiz_offline),
        )
        _trim_assets(context, needs(doctree))


def _trim_assets(context: dict[str, Any], needed: Needs) -> None:
    """Take away what other extensions load on every page and this page has no use for."""
    unused = {
        "pygments.css": not needed.code,
        "sphinx-design.min.css": not needed.components,
        "design-tabs.js": not needed.tabs,
        **dict.fromkeys(_SEARCH_SCRIPTS, True),
    }
    for kind in ("script_files", "css_files"):
        context[kind] = [
            asset
            for asset in context[kind]
            if not unused.get(PurePosixPath(str(asset.filename)).name, False)
        ]


def warn_of_foreign_assets(
    _app: Sphinx,
    pagename: str,
    _template: str,
    context: dict[str, Any],
    _doctree: nodes.document | None,
) -> None:
    """Warn of a script or stylesheet that a page would load from another host.

    A promise of the book: no page tells anyone but its own host that it is read.
    """
    for asset in (*context.get("script_files", ()), *context.get("css_files", ())):
        address = str(getattr(asset, "filename", asset) or "")
        if "//" in address:
            logger.warning(
                "the page would load %s from another host; ship a copy with the book instead",
                address,
                location=pagename,
                type="factquiz",
                subtype="foreign_asset",
            )
