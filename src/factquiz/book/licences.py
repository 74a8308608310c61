"""The name of a licence stays on one line: “CC BY-SA 4.0” in a caption."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

if TYPE_CHECKING:
    from typing import Any

    from sphinx.application import Sphinx

_LICENCE = re.compile(r"\bCC (BY(?:-[A-Z]{2})*|0) (\d\.\d)\b")
_NO_BREAK = "\N{NO-BREAK SPACE}"


class KeepLicences(SphinxPostTransform):
    """Puts spaces that do not break into the names of licences."""

    default_priority = 900

    def run(self, **_kwargs: Any) -> None:  # noqa: ANN401 (docutils' signature)
        """Look through the text of the document, but not through code."""
        for text in list(self.document.findall(nodes.Text)):
            if isinstance(text.parent, nodes.FixedTextElement | nodes.literal | nodes.raw):
                continue
            kept = _LICENCE.sub(rf"CC{_NO_BREAK}\1{_NO_BREAK}\2", text)
            if kept != text:
                text.parent.replace(text, nodes.Text(kept))


def setup_licences(app: Sphinx) -> None:
    """Register the transform."""
    app.add_post_transform(KeepLicences)
