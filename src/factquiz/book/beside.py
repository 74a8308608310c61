"""Files of data beside a page, fetched by its script when a reader needs them."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.builders import Builder

_DIGEST = 8
"""Characters of the checksum that makes a browser fetch changed data anew."""


def write_beside(builder: Builder, name: str, data: str) -> str:
    """Write a script of data beside the page that is being written; return its address there."""
    page = builder.current_docname  # type: ignore[attr-defined]
    file = Path(builder.outdir, f"{page}-items", f"{name}.js")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(data, encoding="utf-8")
    version = hashlib.sha256(data.encode()).hexdigest()[:_DIGEST]
    return f"{file.parent.name}/{file.name}?v={version}"
