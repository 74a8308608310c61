"""What a browser needs to keep a served book: a service worker and a manifest.

The worker's program is ``worker.js``; this adds the list of files with their checksums,
so that a changed book is a changed worker, and only what changed is fetched again.
"""

from __future__ import annotations

import json
import re
from importlib import resources
from typing import TYPE_CHECKING

from factquiz.book.offline.site import digest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factquiz.book.offline.site import File

ICONS = ("icon-192.png", "icon-512.png", "icon-maskable-512.png")
"""The theme's icons; the number is the width in pixels."""

_FILES = "const FILES = {};"


def service_worker(files: Iterable[File]) -> str:
    """Return the service worker of a site."""
    listed = dict(files)
    text = json.dumps(listed, ensure_ascii=False, separators=(",", ":"))
    program = resources.files(__package__).joinpath("worker.js").read_text("utf-8")
    before, found, after = program.partition(_FILES)
    if not found:
        message = f"worker.js has no line {_FILES!r} to put the files into"
        raise ValueError(message)
    edition = digest(text.encode())
    return f'{before}const EDITION = "{edition}";\nconst FILES = {text};{after}'


def manifest(title: str, short_title: str, language: str, styles: str) -> str:
    """Return the web app manifest; the colour of its window is the paper of the theme's styles."""
    paper = re.search(r"--paper:\s*var\(--light,\s*(#[0-9a-f]{6})\)", styles)
    colour = paper[1] if paper else "#ffffff"
    value = {
        "name": title,
        "short_name": short_title,
        "lang": language,
        "start_url": "./index.html",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": colour,
        "theme_color": colour,
        "icons": [_icon(name) for name in ICONS],
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _icon(name: str) -> dict[str, str]:
    width = re.sub(r"\D", "", name)
    return {
        "src": f"_static/{name}",
        "sizes": f"{width}x{width}",
        "type": "image/png",
        "purpose": "maskable" if "maskable" in name else "any",
    }
