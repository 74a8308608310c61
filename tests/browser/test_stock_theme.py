"""Jupyter Book's own theme, which a book may choose: our parts come along, its faults do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.book.html.test_pages import loaded, read
from tests.browser.axe import violations
from tests.browser.conftest import PATIENCE
from tests.browser.demo_site import run

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, ConsoleMessage

    from tests.browser.conftest import Scheme


@pytest.fixture(scope="module")
def stock(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the demo book in the stock theme, built without a warning."""
    built = run(tmp_path_factory.mktemp("stock"), "html_theme=sphinx_book_theme")
    assert built.succeeded, built.messages
    return built.site


def test_one_setting_brings_back_the_stock_theme(stock: Path) -> None:
    """The quiz, marks and figures come along."""
    lesson = read(stock, "lesson")
    assert {"quiz.css", "quiz.js"} <= loaded(lesson)
    assert 'class="quiz"' in lesson
    assert 'role="img"' in lesson
    assert "bd-article" in lesson


@pytest.mark.parametrize(
    ("scheme", "width", "names"),
    [("light", 1440, ("index", "lesson", "sources")), ("dark", 360, ("lesson", "search"))],
)
def test_its_faults_are_mended(
    browser: Browser, stock: Path, scheme: Scheme, width: int, names: tuple[str, ...]
) -> None:
    """No violation of any rule, no sideways scrolling, no complaint on the console."""
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    complaints: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            complaints.append(message.text)

    page.on("console", hear)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    for name in names:
        page.goto(f"{stock.as_uri()}/{name}.html")
        found = violations(page)
        assert (name, found) == (name, [])
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()
    assert complaints == []
