"""Styles and scripts as they are sent."""

from __future__ import annotations

from pathlib import Path

import factquiz.book
from factquiz.book.minified import minified_script, minified_style

BOOK = Path(factquiz.book.__file__).parent


def test_an_empty_custom_property_keeps_its_space() -> None:
    """Browsers before 2021 take `--dark:;` for nothing at all; both colours would then be lost."""
    assert minified_style(":root {\n  --light: initial;\n  --dark: ;\n}\n") == (
        ":root{--light:initial;--dark: }"
    )


def test_a_script_keeps_its_texts_and_its_lines() -> None:
    """Blanks within texts and templates stay, and a line that ends a sentence still does."""
    script = "/* why */\nconst say = `a  ${one  + 1} b`; // so\nlet  two\nlet three = '  //  '\n"
    assert minified_script(script) == "const say=`a  ${one  + 1} b`;let two\nlet three='  //  '"


def test_a_bundle_is_left_as_it_is() -> None:
    """Its first line is the checksum that a test compares."""
    bundle = (BOOK / "static" / "quiz.js").read_text(encoding="utf-8")
    assert minified_script(bundle) == bundle
