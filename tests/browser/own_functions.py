"""The scripts' own functions, brought out of them so that tests can call them."""

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

SOURCES = Path(__file__).parents[2] / "tools" / "web" / "src"
_PARTS = re.compile(r"/\*([\w$:,]+)\*/(?=\}\)\(\);\s*$)")
"""The comment at the end of a script that says what its functions are called in it."""


def own_functions(browser: Browser, script: str) -> Iterator[Page]:
    """Yield a blank page on which ``own`` has what the main module of a script exports."""
    source = resources.files("factquiz.book").joinpath("static", script).read_text("utf-8")
    brought, times = _PARTS.subn(r"window.own={\1};", source)
    assert times == 1
    yield from _page(browser, brought)


def of_modules(browser: Browser, modules: tuple[str, ...], *names: str) -> Iterator[Page]:
    """Yield a blank page with functions of some modules, each after those that it imports."""
    texts = (SOURCES.joinpath(module).read_text("utf-8") for module in modules)
    bare = (re.sub(r"^import [^;]*;|^export ", "", text, flags=re.MULTILINE) for text in texts)
    body = "\n".join(bare)
    yield from _page(browser, f"(() => {{\n{body}\nwindow.own = {{ {', '.join(names)} }};\n}})()")


def _page(browser: Browser, source: str) -> Iterator[Page]:
    context = browser.new_context()
    page = context.new_page()
    page.evaluate(source)
    yield page
    context.close()
