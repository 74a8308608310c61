"""Tables that go on on the next page."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

LONG = 1200
"""Letters of a table that need not fit on a page; Sphinx looks at the number of rows only."""


class LongTables(SphinxPostTransform):
    """Lets a long table break, unless it stands in a box or a list, where none can."""

    default_priority = 760
    formats = ("latex",)

    def run(self, **_: Any) -> None:  # noqa: ANN401 (Sphinx's signature)
        """Mark the tables that Sphinx shall write as ``longtable``."""
        for table in self.document.findall(nodes.table):
            if isinstance(table.parent, nodes.section) and len(table.astext()) > LONG:
                table["classes"].append("longtable")
