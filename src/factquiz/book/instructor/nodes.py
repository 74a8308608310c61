"""The doctree nodes of the instructor's edition; :mod:`.resolve` makes plain nodes of them."""

from __future__ import annotations

from docutils import nodes


class student_link(nodes.Inline, nodes.TextElement):  # noqa: N801 (docutils names nodes in lower case)
    """Words that lead to a place in the students' book. Attributes: ``page`` and ``anchor``.

    ``hint`` is what a pointer over it shows; it may be left out.
    """


class edition_link(nodes.Inline, nodes.TextElement):  # noqa: N801
    """Words that lead to a place in this edition, if it has it. Attribute: ``target``."""


class file_link(nodes.Inline, nodes.TextElement):  # noqa: N801
    """Words that lead to a file written beside the web pages. Attribute: ``path``."""
