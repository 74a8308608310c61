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
PATIENCE = 120_000  # milliseconds: a loaded machine is slow, not broken
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""What Chromium is called. The first has no window to draw, and takes half the time."""

ARGUMENTS = ("--no-sandbox", "--disable-quic", "--disable-background-networking", "--no-first-run")

STORED = "Object.fromEntries(Object.entries(localStorage))"
LOOKS = 50  # a page that never rests is left all the same

FORBID_STORAGE = """
Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("storage is forbidden here", "SecurityError"); },
});
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder as a browser test."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


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


def settle(page: Page) -> None:
    """Wait until what a page of a folder has stored is there for the next page as well.

    Chromium hands it on by way of another process, and may open the next page a moment before it
    has arrived. A second page, of plain text, tells when it has.
    """
    if not page.url.startswith("file:"):
        return
    try:
        page.evaluate(STORED)
    except Error:  # a page without storage has nothing to hand on
        return
    witness = page.context.new_page()
    witness.goto(Path(__file__).as_uri())
    for _ in range(LOOKS):
        if witness.evaluate(STORED) == page.evaluate(STORED):  # it may store more meanwhile
            break
        witness.reload()
    witness.close()


def _after_settling(page: Page, leave: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(leave)
    def settled(*arguments: object, **named: object) -> Any:  # noqa: ANN401 (as leave does)
        settle(page)
        return leave(*arguments, **named)

    return settled


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
        for name in ("goto", "reload"):
            setattr(self.page, name, _after_settling(self.page, getattr(self.page, name)))

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
