"""The script's own functions, brought out of it so that tests can call them."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

_END = "})();"


def own_functions(browser: Browser, *names: str, script: str = "quiz.js") -> Iterator[Page]:
    """Yield a blank page on which ``own`` has these functions of a script."""
    source = resources.files("factquiz.book").joinpath("static", script).read_text("utf-8")
    inside, end = source.rstrip()[: -len(_END)], source.rstrip()[-len(_END) :]
    assert end == _END
    context = browser.new_context()
    page = context.new_page()
    page.evaluate(f"{inside}\nwindow.own = {{ {', '.join(names)} }};\n{end}")
    yield page
    context.close()
