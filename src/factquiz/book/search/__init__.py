"""The search of the web book: what can be found, and the page that finds it.

``records`` reads a page, ``index`` gathers the pages of a book into the file that a browser loads.
"""

from __future__ import annotations

from factquiz.book.search.index import setup_search

__all__ = ["setup_search"]
