"""axe-core in a page: what it finds, in words."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

RULES = {
    "runOnly": {
        "type": "tag",
        "values": [
            *("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"),
            *("best-practice", "experimental"),
        ],
    },
    "preload": False,  # it would fetch the styles again, which a page from a folder may not
    "resultTypes": ["violations"],  # all else it finds costs five times as long to describe
}


def violations(page: Page) -> list[str]:
    """Return every violation: the rule, the element, and what to do."""
    axe = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
    page.evaluate(axe)
    run = "(rules) => axe.run(document, rules).then((results) => results.violations)"
    return [
        f"{each['id']}: {node['html'][:200]} {node['failureSummary']}"
        for each in page.evaluate(run, RULES)
        for node in each["nodes"]
    ]
