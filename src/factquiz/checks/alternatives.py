"""Alternative texts: what a reader who cannot see a figure is told instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.diagnostics import Diagnostic, Severity
from factquiz.knowledge.text import normal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factquiz.checks.page import Figure, Page

FEWEST_WORDS = 8
"""Fewer words than these name a figure, and do not say what it shows."""


def check(page: Page) -> Iterator[Diagnostic]:
    """Yield what is wrong with the alternative texts of a page."""
    for figure in page.figures:
        yield from _figure(figure)


def _figure(figure: Figure) -> Iterator[Diagnostic]:
    hint = "Say what can be seen: the parts, how they are arranged, the numbers or words on them."
    words = len(figure.alt.split())
    if not words:
        message = f"{figure.file} has no alternative text"
        yield Diagnostic("alt-missing", message, figure.place, hint)
    elif normal(figure.alt) == normal(figure.caption):
        message = f"the alternative text of {figure.file} is its caption, which is read out anyway"
        yield Diagnostic("alt-weak", message, figure.place, hint, Severity.WARNING)
    elif words < FEWEST_WORDS:
        message = f"the alternative text of {figure.file} has {words} words: {figure.alt!r}"
        yield Diagnostic("alt-weak", message, figure.place, hint, Severity.WARNING)
