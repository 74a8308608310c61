"""The book without a connection: as a ZIP to unpack, and kept by the browser where it is served.

``site`` says which files the book is, ``archive`` packs them, ``worker`` makes what a browser
needs to keep them, and ``pages`` brings it all to Sphinx.
"""

from __future__ import annotations

from factquiz.book.offline.pages import setup_offline

__all__ = ["setup_offline"]
