"""Numbered formulas that nobody named get a name that is the same each time."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.transforms import SphinxTransform


class NameNumbered(SphinxTransform):
    """Names the formulas to which MyST gives a random name: numbered environments of amsmath."""

    default_priority = (
        265  # after docutils has moved the names of targets to what they stand before
    )

    def apply(self, **_: Any) -> None:  # noqa: ANN401 (Sphinx's signature)
        """Replace label and id by ones that come from the number."""
        for each in list(self.document.findall(nodes.math_block)):
            if "amsmath" not in each["classes"] or not each.get("label"):
                continue
            for identifier in each["ids"]:
                self.document.ids.pop(identifier, None)
            each["label"] = f"number-{each['number']}"
            each["ids"] = [f"equation-{each['label']}"]
            self.document.ids[each["ids"][0]] = each
            before = each.parent[each.parent.index(each) - 1]
            if isinstance(before, nodes.target):
                each.parent.remove(before)
