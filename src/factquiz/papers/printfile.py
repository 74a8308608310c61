"""All papers in one file for the printer: put together from the papers, not set once more.

Setting a whole class as one document would take memory without bound. The file is for a printer,
so it leaves out what tells a screen reader the order of things; the papers themselves have it.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pikepdf

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_FOR_READERS = ("/StructParents", "/Tabs", "/Annots")
"""What of a page points to the tags of its own file."""


def write_print_file(papers: Iterable[Path], blank: bytes, title: str, path: Path) -> None:
    """Write papers one after the other; each begins on the front of a leaf.

    ``blank`` is a PDF of one page, which follows a paper that ends on the front of a leaf.
    The same papers give the same bytes.
    """
    with pikepdf.new() as made, pikepdf.open(io.BytesIO(blank)) as empty:
        for paper in papers:
            with pikepdf.open(paper) as opened:
                _append(made, opened)
            if len(made.pages) % 2:
                _append(made, empty)
        made.docinfo["/Title"] = title
        made.Root.ViewerPreferences = pikepdf.Dictionary(
            DisplayDocTitle=True, Duplex=pikepdf.Name.DuplexFlipLongEdge
        )
        made.save(path, deterministic_id=True)


def _append(made: pikepdf.Pdf, pages: pikepdf.Pdf) -> None:
    for page in pages.pages:
        for name in _FOR_READERS:
            if name in page:
                del page[name]
    made.pages.extend(pages.pages)
