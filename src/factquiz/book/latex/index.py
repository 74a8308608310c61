"""Index entries that makeindex can sort: it looks at bytes, and a quotation mark is no letter."""

from __future__ import annotations

from typing import Any

from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

_QUOTES = str.maketrans("", "", "“”‘„«»")


class UnquotedIndex(SphinxPostTransform):
    """Takes quotation marks off, so that an entry stands under its first letter."""

    default_priority = 770
    formats = ("latex",)

    def run(self, **_: Any) -> None:  # noqa: ANN401 (Sphinx's signature)
        """Change the words of each entry, and nothing else of it."""
        for node in self.document.findall(addnodes.index):
            node["entries"] = [
                (kind, words.translate(_QUOTES), *others)
                for kind, words, *others in node["entries"]
            ]
