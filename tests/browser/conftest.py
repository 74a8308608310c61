"""A real browser, the demo book, and a page that keeps watch."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest
from playwright.sync_api import Error, expect, sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Request

    from tests.built import Books

NEEDS_CHROMIUM = (
    "browser tests need Chromium: apt install chromium, or set FACTQUIZ_CHROMIUM to its path"
)
PATIENCE = 45_000  # milliseconds: a loaded machine is slow, not broken
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""What Chromium is called. The first has no window to draw, and takes half the time."""

ARGUMENTS = ("--no-sandbox", "--disable-quic", "--disable-background-networking", "--no-first-run")

STORED = "Object.fromEntries(Object.entries(localStorage))"
FOUND = f"try {{ window.storageFound = {STORED}; }} catch {{ /* forbidden */ }}"
TAKE = f"delete window.storageFound, {STORED}"
GIVE_BACK = "(kept) => { for (const key in kept) localStorage.setItem(key, kept[key]); }"
PLACE = "factquiz/setting/place"  # stored while the page is being left
LOOKS = 5

FORBID_STORAGE = """
Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("storage is forbidden here", "SecurityError"); },
});
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of this folder as browser tests, tried again if they fail, at most thrice.

    Chromium without a profile now and then gives a page of a folder an empty storage, above all
    on a busy machine; all is there again when it is loaded anew. A fault of a page comes each time.
    """
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.flaky(reruns=3))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return Chromium, headless; skip where there is none (in CI a skip is a failure)."""
    named = os.environ.get("FACTQUIZ_CHROMIUM")
    path = named or next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.skip(NEEDS_CHROMIUM)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        expect.set_options(timeout=PATIENCE)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def site(books: Books) -> Path:
    """Return the folder of the built demo book."""
    return books.demo()


def _stored(page: Page) -> dict[str, str]:
    """Return what a page of a folder has stored; nothing where storage is forbidden."""
    if not page.url.startswith("file:"):
        return {}
    try:
        stored: dict[str, str] = page.evaluate(TAKE)
    except Error:
        return {}
    return stored


def _handed_on(page: Page, kept: dict[str, str], leave: Callable[[], Any]) -> Any:  # noqa: ANN401
    """Leave a page of a folder so that the next one finds what it has stored.

    Chromium hands it on by way of another process, and without a profile it may open the next
    page before that has arrived, or after it has let go of all. What was lost before any script
    of the page could run is not the page's fault: it is given back, and the page opened again.
    """
    answer = leave()
    for _ in range(LOOKS if kept else 0):
        found = page.evaluate("window.storageFound || null")
        if found is None:  # the document is the same, elsewhere, or without scripts
            break
        lost = {key: kept[key] for key in kept if found.get(key) != kept[key]}
        if PLACE in found:
            lost.pop(PLACE, None)
        if not lost:
            break
        page.evaluate(GIVE_BACK, lost)
        answer = leave()
    return answer


def _handing_on(page: Page, leave: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(leave)
    def left(*arguments: object, **named: object) -> Any:  # noqa: ANN401 (as leave does)
        return _handed_on(page, _stored(page), lambda: leave(*arguments, **named))

    return left


@dataclass
class Reader:
    """A page with what it complained of, and what it asked for from elsewhere."""

    page: Page
    site: Path
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", lambda message: self.complaints.append(f"console: {message.text}"))
        self.page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        self.page.on("requestfailed", self._lost)
        self.page.on("request", lambda request: self._judge(request.url))
        self.page.add_init_script(FOUND)
        for name in ("goto", "reload"):
            setattr(self.page, name, _handing_on(self.page, getattr(self.page, name)))

    def _lost(self, request: Request) -> None:
        # Who leaves a page before its last font has come has lost nothing.
        if request.failure != "net::ERR_ABORTED":
            self.complaints.append(f"lost: {request.url} ({request.failure})")

    def _judge(self, url: str) -> None:
        if not url.startswith((self.site.as_uri() + "/", "data:")):
            self.complaints.append(f"from elsewhere: {url}")

    def open(self, name: str) -> Page:
        """Open a page of the book from its folder, as from a USB stick."""
        self.page.goto(f"{self.site.as_uri()}/{name}.html")
        self.page.evaluate("document.fonts.ready.then(() => null)")
        return self.page

    def again(self, name: str) -> Page:
        """Close the page, and open one in a new window."""
        kept = _stored(self.page)
        context = self.page.context
        self.page.close()
        self.page = context.new_page()
        self.__post_init__()
        _handed_on(self.page, kept, lambda: self.open(name))
        return self.page


Scheme = Literal["light", "dark"]
OpenReader = Callable[..., Reader]


@pytest.fixture
def reader(browser: Browser, site: Path) -> Iterator[OpenReader]:
    """Return a function that opens a new reader; at the end no reader may have complained."""
    readers: list[Reader] = []

    def open_reader(
        *,
        width: int = 1440,
        scheme: Scheme = "light",
        javascript: bool = True,
        storage: bool = True,
    ) -> Reader:
        context = browser.new_context(
            viewport={"width": width, "height": 800},
            color_scheme=scheme,
            java_script_enabled=javascript,
        )
        if not storage:
            context.add_init_script(FORBID_STORAGE)
        context.set_default_timeout(PATIENCE)
        readers.append(Reader(context.new_page(), site))
        return readers[-1]

    yield open_reader
    for each in readers:
        each.page.context.close()
    assert [complaint for each in readers for complaint in each.complaints] == []
