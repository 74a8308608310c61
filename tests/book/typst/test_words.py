"""The words of the printed book: from the catalogue, by the names that the templates know."""

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path

from factquiz.book.typst.words import words_file
from tests.marked_language import MARKED

_NAME = re.compile(r"\bwords\.(?!typ\b|at\b)([a-z][a-z-]*)")
_MADE = re.compile(r'([a-z][a-z-]*): str\("(.*?)"\)')
DATES = {"day", "month", "year"}
"""Words that the parts of a date choose by name."""


def test_every_template_finds_its_words() -> None:
    """None is missing, none is made that nobody asks for, and each is a message."""
    package = Path(str(resources.files("factquiz.book.typst")))
    written = [*(package / "templates").glob("*.typ"), package / "blocks.py"]
    asked = {name for path in written for name in _NAME.findall(path.read_text("utf-8"))}
    made = dict(_MADE.findall(words_file(MARKED)))
    assert made.keys() == asked | DATES
    assert [text for text in made.values() if not text.startswith("§")] == []
