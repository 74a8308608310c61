"""Say where the built book is: ``python tools/whereabouts.py _build``."""

from __future__ import annotations

import sys
from pathlib import Path


def main() -> None:
    """Print where the forms of the book are that have been built."""
    build = Path(sys.argv[1]).resolve()
    page = build / "html" / "index.html"
    if page.exists():
        print(f"Web book: {page}")
        print(f"          {page.as_uri()}")
    for name, found in (
        ("ZIP", (build / "html").glob("*.zip")),
        ("PDF", (build / "typst").glob("*.pdf")),
        ("EPUB", (build / "epub").glob("*.epub")),
        ("Handout", (build / "handouts").glob("*.pdf")),
        ("LaTeX", (build / "latex").glob("book.pdf")),
    ):
        for file in sorted(found):
            print(f"{name + ':':10}{file}")


if __name__ == "__main__":
    main()
