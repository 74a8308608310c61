"""The instructor's edition: keys, coverage, blueprints and what students get wrong.

Loaded as the extension ``factquiz.book.instructor`` by a book of its own, never by the students':
nothing of it costs their build anything, or can reach their pages.
``student`` leads to the students' book, ``tables`` and ``facts`` make what generated pages are made
of, ``resolve`` and ``web`` turn it into what is read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import factquiz
from factquiz.book.instructor.bank import setup_bank
from factquiz.book.instructor.blueprints import setup_blueprints
from factquiz.book.instructor.coverage import setup_coverage
from factquiz.book.instructor.downloads import setup_downloads
from factquiz.book.instructor.keys import setup_keys
from factquiz.book.instructor.misreadings import setup_misreadings
from factquiz.book.instructor.resolve import setup_resolve
from factquiz.book.instructor.student import setup_student
from factquiz.book.instructor.web import setup_web

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register everything with Sphinx, the students' part first."""
    app.setup_extension("factquiz.book")
    setup_student(app)
    setup_coverage(app)
    setup_keys(app)
    setup_bank(app)
    setup_downloads(app)
    setup_blueprints(app)
    setup_misreadings(app)
    setup_resolve(app)
    setup_web(app)
    return {
        "version": factquiz.__version__,
        "env_version": 1,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
