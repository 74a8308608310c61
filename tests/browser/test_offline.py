"""The book without a connection: kept by the browser where it is served, and as a ZIP."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from factquiz.book.offline.site import files
from factquiz.book.offline.worker import ICONS, service_worker
from tests.browser.axe import violations
from tests.browser.conftest import PATIENCE, Reader
from tests.browser.demo_site import PAGES, run
from tests.browser.served import served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.browser.served import Served
    from tests.built import Books

ARCHIVE = "press-and-the-page.zip"
FOLDER = "press-and-the-page"
MADE = (ARCHIVE, "sw.js", "book.webmanifest")
KEPT = "navigator.serviceWorker.ready.then(() => null)"
CACHES = "caches.keys().then((names) => names.length)"


@pytest.fixture
def host(site: Path, tmp_path: Path) -> Iterator[Served]:
    """Serve a copy of the demo book under a path of its own."""
    with served(shutil.copytree(site, tmp_path / "site")) as state:
        yield state


@pytest.fixture
def page(browser: Browser, host: Served) -> Iterator[Page]:
    """Return a new browser's page on the served book, which it has begun to keep."""
    context = browser.new_context()
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(host.url)
    yield page
    context.close()


def _list_again(folder: Path) -> None:
    """Make the worker of a changed site, as the build does."""
    listed = files(folder, {f"{name}.html" for name in (*PAGES, "offline")}, MADE)
    (folder / "sw.js").write_text(service_worker(listed), encoding="utf-8")


def test_a_served_book_opens_without_its_server(page: Page, host: Served) -> None:
    """After one page, all are there: unvisited lessons, quizzes, the search; addresses as ever."""
    page.evaluate(KEPT)
    host.running = False
    page.goto(f"{host.url}lesson.html")
    expect(page.locator("h1")).to_contain_text("How print came")
    page.locator(".quiz input[type=radio]").first.check()
    page.goto(f"{host.url}search.html?q=goldsmyths")
    expect(page.locator("#search-results mark").first).to_have_text("goldsmiths")
    page.goto(host.url)
    expect(page.locator("h1")).to_have_text("The Press and the Page")


def test_the_type_comes_with_the_book(page: Page, host: Served) -> None:
    """The first page is set in a face of the device; the type is there for every page after it."""
    type_of_page = "document.documentElement.dataset.type"
    here = "document.fonts.load('1em Literata').then((found) => found.length)"
    assert page.evaluate(type_of_page) == "device"
    assert page.evaluate("getComputedStyle(document.body).fontFamily.includes('Literata')") is False
    page.evaluate(KEPT)
    host.running = False
    page.goto(f"{host.url}lesson.html")
    assert page.evaluate(type_of_page) is None
    assert page.evaluate(here) == 1


def test_a_folder_is_told_from_a_page_without_scripts(site: Path, browser: Browser) -> None:
    """Nobody who reads from a folder is told that her browser runs no scripts."""
    context = browser.new_context()
    page = context.new_page()
    page.goto((site / "offline.html").as_uri())
    expect(page.locator("#offline-status")).to_have_text(
        "You are reading the book from a folder. It needs no connection."
    )
    context.close()


def test_a_new_edition_waits_until_the_reader_wants_it(page: Page, host: Served) -> None:
    """The old one stays, with a notice; only what changed is fetched; then the new one shows."""
    page.evaluate(KEPT)
    page.goto(f"{host.url}plain.html")
    lesson = host.folder / "plain.html"
    text = lesson.read_text(encoding="utf-8")
    lesson.write_text(text.replace("A page without a quiz", "A new edition"), encoding="utf-8")
    _list_again(host.folder)
    host.asked.clear()
    page.reload()
    expect(page.locator("h1")).to_have_text("A page without a quiz")
    notice = page.get_by_role("status").get_by_text("newer edition")
    expect(notice).to_be_visible()
    assert violations(page) == []
    assert {path for path in host.asked if path.endswith((".html", ".js", ".css"))} == {
        *("plain.html", "sw.js"),
    }
    notice.get_by_role("button", name="Show it").click()
    expect(page.locator("h1")).to_have_text("A new edition")
    expect(notice).to_be_hidden()
    assert page.evaluate(CACHES) == 1


def test_a_book_that_is_not_whole_is_not_kept(browser: Browser, host: Served) -> None:
    """A file that does not come leaves the browser without the book, not with half of it."""
    (host.folder / "lesson.html").unlink()
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{host.url}offline.html")
    expect(page.locator("#offline-status")).to_contain_text("could not be kept")
    expect(page.get_by_role("button", name="Keep the book")).to_be_visible()
    context.close()


def test_the_reader_can_have_it_removed(page: Page, host: Served) -> None:
    """Removed is removed, on later visits too, until she asks for it again."""
    page.evaluate(KEPT)
    page.goto(f"{host.url}offline.html")
    expect(page.locator("#offline-status")).to_contain_text("keeps the whole book")
    assert violations(page) == []
    page.get_by_role("button", name="Remove it").click()
    expect(page.locator("#offline-status")).to_contain_text("does not keep")
    assert page.evaluate(CACHES) == 0
    page.reload()
    expect(page.locator("#offline-status")).to_contain_text("does not keep")
    page.get_by_role("button", name="Keep the book").click()
    expect(page.locator("#offline-status")).to_contain_text("keeps the whole book")


def test_the_page_can_be_installed(page: Page, host: Served) -> None:
    """The manifest is linked where there is a server, and its icons have the size they say."""
    link = page.locator("link[rel=manifest]")
    expect(link).to_have_attribute("href", "./book.webmanifest")
    manifest = json.loads((host.folder / "book.webmanifest").read_text(encoding="utf-8"))
    assert manifest["name"] == "The Press and the Page"
    assert [icon["src"].rpartition("/")[2] for icon in manifest["icons"]] == list(ICONS)
    for icon in manifest["icons"]:
        size = page.evaluate(
            "(src) => { const i = new Image(); i.src = src;"
            " return i.decode().then(() => `${i.naturalWidth}x${i.naturalHeight}`); }",
            icon["src"],
        )
        assert size == icon["sizes"]


def test_the_archive_is_the_same_each_time(site: Path, books: Books) -> None:
    """Two builds of the same book agree to the byte, worker and manifest too."""
    again = books.demo_again()
    for name in MADE:
        assert (again / name).read_bytes() == (site / name).read_bytes(), name


def test_the_archive_is_the_whole_book_and_opens_from_a_folder(
    browser: Browser, site: Path, tmp_path: Path
) -> None:
    """Unpacked, every page of it loads, every link leads somewhere, and nothing needs a server."""
    with zipfile.ZipFile(site / ARCHIVE) as archive:
        assert {name.partition("/")[0] for name in archive.namelist()} == {FOLDER}
        archive.extractall(tmp_path)
    book = tmp_path / FOLDER
    names = {each.name for each in book.rglob("*")}
    assert not names & {*MADE, ".buildinfo", "searchtools.js"}
    offline = (book / "offline.html").read_text(encoding="utf-8")
    assert "As a folder" not in offline
    assert "What stays where" in offline
    context = browser.new_context()
    reader = Reader(context.new_page(), book)
    for name in (*PAGES, "offline"):
        reader.open(name)
    context.close()
    assert reader.complaints == []
    for page in book.rglob("*.html"):
        for target in re.findall(r'(?:href|src)="([^"#?:]+)[#?"]', page.read_text("utf-8")):
            assert (page.parent / target).is_file(), (page.name, target)


def test_a_book_can_do_without(tmp_path: Path) -> None:
    """Without the setting there is no archive and no worker, and no page speaks of them."""
    site = run(tmp_path, "factquiz_offline=0").site
    assert not {each.name for each in site.iterdir()} & {*MADE, "offline.html"}
    assert "offline.html" not in (site / "index.html").read_text(encoding="utf-8")
    assert "edition-notice" not in (site / "index.html").read_text(encoding="utf-8")
