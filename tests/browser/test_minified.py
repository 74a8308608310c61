"""What is sent means to a browser what was written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import factquiz.book
from factquiz.book.minified import minified_style

if TYPE_CHECKING:
    from tests.browser.conftest import OpenReader

BOOK = Path(factquiz.book.__file__).parent
# A browser keeps the blanks in the value of a custom property, where they mean nothing.
RULES = """(texts) => texts.map((text) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return Array.from(sheet.cssRules, (rule) => rule.cssText.replace(/\\s*([,():])\\s*/g, "$1"));
})"""


def test_minified_styles_have_the_rules_of_their_source(reader: OpenReader) -> None:
    """Rule by rule, as the browser reads them back."""
    sheets = [each for each in sorted(BOOK.rglob("static/*.css")) if "epub" not in each.parts]
    assert len(sheets) > 5
    texts = [each.read_text(encoding="utf-8") for each in sheets]
    page = reader().open("plain")
    written, sent = (
        page.evaluate(RULES, some) for some in (texts, [minified_style(each) for each in texts])
    )
    for sheet, one, other in zip(sheets, written, sent, strict=True):
        assert one, sheet.name
        assert other == one, sheet.name
