"""The typefaces that come with the package, for everything that is printed.

They lie here and not beside the book, because exam papers are set without Sphinx.
"""

from __future__ import annotations

from importlib import resources
from pathlib import Path


def fonts() -> Path:
    """Return the folder of the fonts that come with this package."""
    return Path(str(resources.files("factquiz.typefaces"))) / "fonts"
