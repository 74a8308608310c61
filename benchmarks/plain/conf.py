"""The book's pages for plain Sphinx: our roles and directives are there, and do nothing."""

import runpy
from pathlib import Path
from typing import Any

from docutils import nodes
from docutils.parsers.rst import Directive
from sphinx.application import Sphinx

_SETTINGS = runpy.run_path(str(Path(__file__).resolve().parents[2] / "tools/sphinx/conf.py"))
globals().update({name: value for name, value in _SETTINGS.items() if not name.startswith("_")})

extensions = [each for each in _SETTINGS["extensions"] if each != "factquiz.book"]
html_theme = "basic"
html_theme_options: dict[str, Any] = {}


class _Nothing(Directive):
    """Takes what our directives take, and makes nothing of it."""

    optional_arguments = 9
    final_argument_whitespace = True
    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return no nodes."""
        return []


def _nothing(*_: object) -> tuple[list[nodes.Node], list[nodes.system_message]]:
    return [], []


def setup(app: Sphinx) -> None:
    """Register the stubs."""
    app.add_role("fact", _nothing)
    app.add_directive("quiz", _Nothing)
    app.add_directive("source-list", _Nothing)
