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
    "rules": {"hidden-content": {"enabled": False}},  # it only ever asks, and takes its time
    "preload": False,  # it would fetch the styles again, which a page from a folder may not
    "resultTypes": ["violations"],  # all else it finds costs five times as long to describe
}

RUN = """async (rules) => {
  const painted = new WeakMap();
  const ground = (one) => {
    if (!one) return "";
    if (!painted.has(one)) {
      const style = getComputedStyle(one);
      const own = [style.backgroundColor, style.backgroundImage, style.opacity, style.filter];
      painted.set(one, `${ground(one.parentElement)} ${own}`);
    }
    return painted.get(one);
  };
  const looks = new Set();
  for (const one of document.body.querySelectorAll("*")) {
    const says = [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!says && !one.matches("input, select, textarea")) continue;
    if (!one.checkVisibility()) continue;
    const style = getComputedStyle(one);
    const { color, fontSize, fontWeight, textShadow, position, visibility } = style;
    const own = [color, fontSize, fontWeight, textShadow, position, visibility];
    const look = [one.localName, one.getAttribute("class"), ...own, ground(one)].join();
    one.toggleAttribute("data-look", !looks.has(look));
    looks.add(look);
  }
  axe.configure({ rules: [{ id: "color-contrast", selector: "[data-look]" }] });
  const { violations } = await axe.run(document, rules);
  document.querySelectorAll("[data-look]").forEach((one) => one.removeAttribute("data-look"));
  return violations;
}"""
"""Runs axe. Contrast, which takes as long as all other rules together, is looked at once for each
look that text has on the page: its element and classes, its colour and size, and what is behind."""


def violations(page: Page) -> list[str]:
    """Return every violation: the rule, the element, and what to do."""
    axe = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
    page.evaluate(axe)
    return [
        f"{each['id']}: {node['html'][:200]} {node['failureSummary']}"
        for each in page.evaluate(RUN, RULES)
        for node in each["nodes"]
    ]
