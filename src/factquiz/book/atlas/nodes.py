"""The doctree nodes of maps; how they look is up to ``page`` and ``paper``."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from docutils import nodes

if TYPE_CHECKING:
    from factquiz.book.atlas.drawing import Atlas


class AtlasElement(nodes.General, nodes.Element):
    """Something drawn from an atlas. Attribute ``atlas``: an :class:`Atlas`."""

    @property
    def atlas(self) -> Atlas:
        """The map to be drawn."""
        return cast("Atlas", self["atlas"])


class atlas_map(AtlasElement):  # noqa: N801 (as docutils names nodes)
    """One large map of a year. Attributes: ``year`` shown, ``first`` and ``last`` to choose."""


class atlas_panels(AtlasElement):  # noqa: N801
    """Small maps of several years. Attribute: ``years``."""


class dot_matrix(nodes.General, nodes.Element):  # noqa: N801
    """A matrix of discs. Attribute: ``matrix``; child: the same as a table."""
