"""The doctree nodes of a timeline, before any output format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from docutils import nodes

if TYPE_CHECKING:
    from factquiz.book.timeline.entries import Entry


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to filter: the class of the rows that stay, its name, and how many they are."""

    value: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Filter:
    """A control: its name, what choosing nothing is called, and what can be chosen.

    ``ident`` is unique on the page.
    """

    ident: str
    name: str
    every: str
    choices: tuple[Choice, ...]


class timeline_strip(nodes.General, nodes.Element):  # noqa: N801 (docutils names are lower case)
    """A stretch of time as a figure. Attributes: ``entries``, ``first_year``, ``last_year``.

    ``label`` is its text alternative; ``ids`` holds one id.
    """

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What is drawn, in the order of time."""
        return cast("tuple[Entry, ...]", self["entries"])


class timeline_glyph(nodes.Inline, nodes.Element):  # noqa: N801
    """The mark of an entry beside its words. Attribute: ``drawing`` (SVG)."""


class timeline_controls(nodes.General, nodes.Element):  # noqa: N801
    """The filters of a timeline. Attributes: ``filters`` and ``total``. On the web only."""

    @property
    def filters(self) -> tuple[Filter, ...]:
        """The controls, in their order."""
        return cast("tuple[Filter, ...]", self["filters"])
