"""Say where the built book is: ``python tools/whereabouts.py _build``."""

from __future__ import annotations

import sys
from pathlib import Path


def main() -> None:
    """Print the web book's address, and the paths of the PDF and the EPUB, all in full."""
    build = Path(sys.argv[1]).resolve()
    page = build / "html" / "index.html"
    print(f"Web book: {page}")
    print(f"          {page.as_uri()}")
    for pdf in sorted((build / "typst").glob("*.pdf")):
        print(f"PDF:      {pdf}")
    for epub in sorted((build / "epub").glob("*.epub")):
        print(f"EPUB:     {epub}")


if __name__ == "__main__":
    main()
