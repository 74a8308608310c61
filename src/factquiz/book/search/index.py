"""The search page, and the file that holds what it can find.

The records of a page are kept beside its doctree when the page is written,
so that a build which writes one page need not read all the others again.
The file is a classic script: a browser loads it from a folder as well as from a server.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

from factquiz.book.contents import number, title
from factquiz.book.pages import ours
from factquiz.book.questions.page import title_of
from factquiz.book.questions.places import questions_pages
from factquiz.book.search.records import Record, once, records

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from docutils import nodes
    from sphinx.application import Sphinx

PAGE = "search"
"""The name of the search page."""

DATA = "search-data.js"
"""The file with the records, at the root of the site."""

_VARIABLE = "factquizSearch"
_DIGEST = 8


def _keep(
    app: Sphinx,
    pagename: str,
    _template: str,
    _context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Handle ``html-page-context``: keep what a page has to find."""
    if doctree is None or not ours(app):
        return
    file = _kept(app, pagename)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(_json(records(doctree)), encoding="utf-8")


def _page(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Handle ``html-collect-pages``: write the file, then the page that loads it."""
    if not ours(app):
        return
    data = _data(app)
    Path(app.outdir, DATA).write_text(data, encoding="utf-8")
    digest = hashlib.sha256(data.encode()).hexdigest()[:_DIGEST]
    yield PAGE, {"search_data": f"{DATA}?v={digest}"}, f"{PAGE}.html"


def _kept(app: Sphinx, docname: str) -> Path:
    return Path(app.doctreedir, "search", f"{docname}.json")


def _read(file: Path) -> list[Record]:
    return [Record(*each) for each in json.loads(file.read_text(encoding="utf-8"))]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _data(app: Sphinx) -> str:
    """Return the script that holds every page of the contents, in their order, with its records."""
    titles = dict(_titles(app))
    kept = (_read(_kept(app, name)) for name in titles)
    pages = [
        [number(app.env, name), titles[name], app.builder.get_relative_uri(PAGE, name), found]
        for name, found in zip(titles, once(kept), strict=True)
    ]
    return f"{_VARIABLE}={_json(pages)};\n"


def _titles(app: Sphinx) -> Iterator[tuple[str, str]]:
    """Yield the name and the title of each page; questions come behind their lesson."""
    questions = questions_pages(app)
    for docname in _in_order(app):
        yield docname, title(app.env, docname)
        if docname in questions:
            yield questions[docname].name, title_of(app, questions[docname])


def _in_order(app: Sphinx) -> list[str]:
    """Return the pages as the contents list them, then those that no list names."""
    order: dict[str, None] = {}
    waiting = [app.config.root_doc]
    while waiting:
        docname = waiting.pop(0)
        if docname not in order:
            order[docname] = None
            waiting[:0] = app.env.toctree_includes.get(docname, [])
    written = (name for name in order if name in app.env.found_docs)
    return list(dict.fromkeys([*written, *sorted(app.env.found_docs)]))


def _instead_of_sphinx(app: Sphinx) -> None:
    """Handle ``builder-inited``: Sphinx need not make its own index and page."""
    if ours(app):
        app.builder.search = False  # type: ignore[attr-defined]


def setup_search(app: Sphinx) -> None:
    """Register the search page and what it loads."""
    app.connect("builder-inited", _instead_of_sphinx)
    app.connect("html-page-context", _keep)
    app.connect("html-collect-pages", _page)
