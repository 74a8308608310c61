"""Draws the theme's icons: a book with a tick, in the colours of the theme, as PNG.

    .venv/bin/python tools/icons.py

Chromium draws them (FACTQUIZ_CHROMIUM names it, if it is not called ``chromium``).
They are kept under version control, so that no build needs this.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

STATIC = Path(__file__).parents[1] / "src" / "factquiz" / "book" / "theme" / "static"

INK, PAPER, TICK = "#1d4f7c", "#fcfaf6", "#9c3d22"
BOOK = (
    f'<path d="M7 8.5c3-1 6.5-.8 9 1.2 2.5-2 6-2.2 9-1.2v14c-3-1-6.5-.8-9 1.2-2.5-2-6-2.2-9-1.2z"'
    f' fill="{PAPER}"/>'
    f'<path d="M11.5 15.5l3.5 3.5 6-6.5" fill="none" stroke="{TICK}" stroke-width="2.6"/>'
)
ICONS = {
    # A telephone cuts a "maskable" icon to its own shape: no corners, and more room around.
    "icon-192.png": (192, "0 0 32 32", 6),
    "icon-512.png": (512, "0 0 32 32", 6),
    "icon-maskable-512.png": (512, "-4 -4 40 40", 0),
}


def drawing(width: int, box: str, corner: float) -> str:
    """Return a page that shows an icon and nothing else."""
    x, y, w, h = box.split()
    square = f'<rect x="{x}" y="{y}" width="{w}" height="{h}" rx="{corner}" fill="{INK}"/>'
    return (
        f'<style>body{{margin:0}}svg{{display:block}}</style><svg xmlns="http://www.w3.org/2000/svg"'
        f' width="{width}" height="{width}" viewBox="{box}">{square}{BOOK}</svg>'
    )


def main() -> None:
    """Draw them all."""
    named = os.environ.get("FACTQUIZ_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=named, args=["--no-sandbox"])
        for name, (width, box, corner) in ICONS.items():
            page = browser.new_page(viewport={"width": width, "height": width})
            page.set_content(drawing(width, box, corner))
            page.screenshot(path=STATIC / name, omit_background=True)
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
