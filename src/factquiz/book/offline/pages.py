"""The page on reading offline, and what is made when all other files are there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from factquiz.book.offline.archive import pack
from factquiz.book.offline.site import UNUSED, files
from factquiz.book.offline.worker import manifest, service_worker
from factquiz.book.pages import kept_offline
from factquiz.book.questions.places import questions_pages
from factquiz.book.search.index import PAGE as SEARCH
from factquiz.knowledge.text import normal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from sphinx.application import Sphinx

PAGE = "offline"
"""The name of the page."""

WORKER = "sw.js"
MANIFEST = "book.webmanifest"
_SERVED = (b"<!-- served -->", b"<!-- /served -->")
"""What stands between these is only for readers of a served book, not for those of the archive."""
_SIZE = "{archive-size}"
_MEGABYTE = 1_000_000


def archive_name(app: Sphinx) -> str:
    """Return the name of the archive and of the folder in it, from the book's short title."""
    name = "-".join(normal(app.config.html_short_title or app.config.project).split())
    return name or "book"


def _page(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    if kept_offline(app):
        context = {"archive": f"{archive_name(app)}.zip", "archive_size": _SIZE}
        yield PAGE, context, f"{PAGE}.html"


def _finish(app: Sphinx, failure: Exception | None) -> None:
    """Handle ``build-finished``: pack the site, and list it for the worker."""
    if failure is not None or not kept_offline(app):
        return
    site = Path(app.outdir)
    for path in UNUSED:
        (site / path).unlink(missing_ok=True)
    name = archive_name(app)
    archive = site / f"{name}.zip"
    made = {archive.name, WORKER, MANIFEST}
    questions = {each.name for each in questions_pages(app).values()}
    names = {*app.env.found_docs, *questions, SEARCH, PAGE}
    pages = {app.builder.get_target_uri(each) for each in names}
    paths = [each.path for each in files(site, pages, made)]
    pack(archive, site, paths, name, _within_archive)
    page = site / f"{PAGE}.html"
    size = f"{archive.stat().st_size / _MEGABYTE:.1f}"
    page.write_text(page.read_text(encoding="utf-8").replace(_SIZE, size), encoding="utf-8")
    styles = (site / "_static" / "factquiz.css").read_text(encoding="utf-8")
    config = app.config
    short = config.html_short_title or config.project
    (site / MANIFEST).write_text(
        manifest(config.html_title or config.project, short, config.language or "en", styles),
        encoding="utf-8",
    )
    (site / WORKER).write_text(service_worker(files(site, pages, made)), encoding="utf-8")


def _within_archive(path: str, content: bytes) -> bytes:
    if path != f"{PAGE}.html":
        return content
    before, _, rest = content.partition(_SERVED[0])
    return before + rest.partition(_SERVED[1])[2]


def setup_offline(app: Sphinx) -> None:
    """Register the page, the archive and the worker."""
    # A book that is only looked at while it is written need not be packed each time.
    app.add_config_value("factquiz_offline", True, "html", (bool,))  # noqa: FBT003 (Sphinx's signature)
    app.connect("html-collect-pages", _page)
    app.connect("build-finished", _finish)
