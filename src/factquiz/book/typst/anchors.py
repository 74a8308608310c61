"""Labels: every place of the book that can be linked to, under one name.

In a document an id is unique, in the book it is not; so a label is ``document#id``.
A node with several ids has one label, that of its first id.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Mapping

DOCUMENT_PREFIX = "%"
"""Begins the address of a document inside the book, to tell it from a web address."""


@dataclass(frozen=True)
class Anchors:
    """The labels of the book by document and id; the id of a whole document is empty."""

    by_place: Mapping[tuple[str, str], str]
    documents_of: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def label(self, docname: str, identifier: str) -> str | None:
        """Return the label of an id, or nothing if the book has no such place."""
        return self.by_place.get((docname, identifier))

    def resolve(self, address: str) -> str | None:
        """Return the label that an internal address (``%document#id``) points to, if any."""
        docname, _, identifier = address.removeprefix(DOCUMENT_PREFIX).partition("#")
        return self.label(docname, identifier)

    def find(self, identifier: str) -> str | None:
        """Return the label of an id that only one document has, if there is one."""
        documents = self.documents_of.get(identifier, ())
        return self.label(documents[0], identifier) if len(documents) == 1 else None


def label_of(docname: str, node: nodes.Element) -> str | None:
    """Return the one label of a node, or nothing if it has no id."""
    return f"{docname}#{node['ids'][0]}" if node["ids"] else None


def collect(documents: Mapping[str, nodes.document]) -> Anchors:
    """Return the labels of all nodes of all documents."""
    by_place: dict[tuple[str, str], str] = {}
    documents_of: dict[str, tuple[str, ...]] = {}
    for docname, document in documents.items():
        for node in document.findall(nodes.Element):
            label = None if isinstance(node, nodes.document) else label_of(docname, node)
            for identifier in node["ids"] if label else ():
                by_place.setdefault((docname, identifier), str(label))
                documents_of[identifier] = (*documents_of.get(identifier, ()), docname)
        if section := next(document.findall(nodes.section), None):
            by_place[docname, ""] = str(label_of(docname, section))
    return Anchors(by_place, documents_of)
