"""Say where the built book is: ``python tools/whereabouts.py _build``."""

from __future__ import annotations

import sys
from pathlib import Path


def main() -> None:
    """Print where the web book, the PDF, the EPUB and the handouts are that have been built."""
    build = Path(sys.argv[1]).resolve()
    page = build / "html" / "index.html"
    if page.exists():
        print(f"Web book: {page}")
        print(f"          {page.as_uri()}")
    for pdf in sorted((build / "typst").glob("*.pdf")):
        print(f"PDF:      {pdf}")
    for epub in sorted((build / "epub").glob("*.epub")):
        print(f"EPUB:     {epub}")
    for handout in sorted((build / "handouts").glob("*.pdf")):
        print(f"Handout:  {handout}")


if __name__ == "__main__":
    main()
