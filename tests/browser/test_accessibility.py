"""What axe-core finds, on every kind of page, in both colour schemes, wide and narrow."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from tests.browser.answering import answer_all
from tests.browser.axe import violations
from tests.browser.demo_site import PAGES

if TYPE_CHECKING:
    from tests.browser.conftest import OpenReader, Scheme

both_schemes = pytest.mark.parametrize("scheme", ["light", "dark"])
both_widths = pytest.mark.parametrize("width", [1440, 360])


@both_schemes
@both_widths
@pytest.mark.parametrize("name", PAGES)
def test_no_page_breaks_a_rule(reader: OpenReader, name: str, scheme: Scheme, width: int) -> None:
    """WCAG 2.2 A and AA, best practices and axe's experimental rules: no violation."""
    page = reader(width=width, scheme=scheme).open(name)
    assert violations(page) == []


@both_schemes
@both_widths
def test_an_answered_quiz_breaks_no_rule(reader: OpenReader, scheme: Scheme, width: int) -> None:
    """The same holds after answering, with every reason and the contents open."""
    page = reader(width=width, scheme=scheme).open("lesson")
    answer_all(page)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert violations(page) == []


@pytest.mark.parametrize(
    "fault", ["color: #999", "background: #777", "opacity: 0.4", "font-weight: 100; color: #888"]
)
def test_one_pale_paragraph_among_many_is_found(reader: OpenReader, fault: str) -> None:
    """Contrast is tried once for each look of a text; what looks otherwise is tried, too."""
    page = reader().open("lesson")
    last = page.locator("main p:visible").last
    last.evaluate("(one, fault) => { one.style.cssText = fault; }", fault)
    found = violations(page)
    assert any(each.startswith("color-contrast: <p") for each in found)
    assert page.locator("[data-look]").count() == 0


def test_landmarks_and_headings_are_in_order(reader: OpenReader) -> None:
    """One banner, one main, one footer, one h1, and no heading level left out."""
    page = reader().open("lesson")
    for role in ("banner", "main", "contentinfo"):
        assert page.get_by_role(role).count() == 1
    headings = "Array.from(document.querySelectorAll('h1,h2,h3,h4,h5,h6'), (one) => one.tagName)"
    levels = [int(name[1]) for name in page.evaluate(headings)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
