"""The style of the pages that an instructor or a student gets as a file of its own."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from factquiz.rendering.selfcontained import asset

if TYPE_CHECKING:
    from typing import Final

PACKAGE: Final = "factquiz.reports"


@cache
def style(name: str) -> Markup:
    """Return what all these pages share, colours above all, and after it a page's own styles."""
    return asset(PACKAGE, "page.css") + Markup("\n") + asset(PACKAGE, f"{name}.css")
