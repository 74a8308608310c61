"""Our styles and scripts as they are sent: without comments and without the room between words."""

from __future__ import annotations

import re
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from rcssmin import cssmin
from rjsmin import jsmin

from factquiz.book.outputs import is_web

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx.application import Sphinx

_HERE = Path(__file__).parent
_FOLDERS = (_HERE / "static", _HERE / "theme" / "static", _HERE / "instructor" / "static")
_BUNDLED = "/*!"
"""What a bundle of ``tools`` begins with: it is small already."""

_EMPTY = re.compile(r"(--[\w-]+):(?=[;}])")
"""A custom property without a value; browsers before 2021 need a space there to know it as one."""


def minified_style(text: str) -> str:
    """Return a stylesheet that means the same."""
    return _EMPTY.sub(r"\1: ", str(cssmin(text)))


def minified_script(text: str) -> str:
    """Return a script that does the same, with all its names; a bundle is left as it is."""
    return text if text.startswith(_BUNDLED) else str(jsmin(text))


_WAYS: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {".css": minified_style, ".js": minified_script}
)


def _minify(app: Sphinx, failure: Exception | None) -> None:
    """Handle ``build-finished``; what a book has in the place of our file is left alone."""
    if failure is not None or not is_web(app.builder.name, app.builder.format):
        return
    copies = Path(app.outdir) / "_static"
    for source in (each for folder in _FOLDERS for each in sorted(folder.iterdir())):
        copy = copies / source.name
        if source.suffix not in _WAYS or not copy.is_file():
            continue
        text = source.read_text(encoding="utf-8")
        if copy.read_text(encoding="utf-8") == text:
            copy.write_text(_WAYS[source.suffix](text), encoding="utf-8", newline="\n")


def setup_minified(app: Sphinx) -> None:
    """Register the step."""
    # Before the files are packed and listed with their checksums.
    app.connect("build-finished", _minify, priority=400)
