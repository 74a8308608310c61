"""The doctree nodes of the book extension: what lessons say, before any output format.

Each output (HTML, Typst, and plain docutils for the rest) has its own module that visits these.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factquiz.assembly.form import Form
    from factquiz.book.athand.notes import Definition, Ground, Note
    from factquiz.items.base import SourceLink
    from factquiz.items.model import Item


FINE_PRINT = "fine-print"
"""The class of a paragraph that says where an entry comes from."""


class taught(nodes.Inline, nodes.TextElement):  # noqa: N801 (docutils names nodes in lower case)
    """The sentence that teaches one or more facts; its ids are the anchors feedback links to."""


class fact_mark(nodes.Inline, nodes.TextElement):  # noqa: N801
    """The mark behind a taught sentence: which fact, and which source paragraphs.

    Attributes: ``fact`` (id), ``standing``, and ``sources``
    (a tuple of :class:`~factquiz.items.base.SourceLink`).
    ``grounds`` says more of each paragraph, and may be left out.
    """

    @property
    def links(self) -> tuple[SourceLink, ...]:
        """The source paragraphs that the fact cites."""
        return cast("tuple[SourceLink, ...]", self["sources"])

    @property
    def grounds(self) -> tuple[Ground, ...]:
        """The same paragraphs with what they are about and how the fact stands."""
        return cast("tuple[Ground, ...]", self["grounds"])


class defined(nodes.Inline, nodes.TextElement):  # noqa: N801
    """A word of the running text whose meaning is at hand. Attribute: ``note``."""

    @property
    def note(self) -> Definition:
        """What the word means, and where its entry is."""
        return cast("Definition", self["note"])


class at_hand(nodes.General, nodes.Element):  # noqa: N801
    """The notes of a web page, at its end. Attribute: ``notes``, in the order of their numbers."""

    @property
    def notes(self) -> tuple[Note, ...]:
        """Definitions and citations, each once."""
        return cast("tuple[Note, ...]", self["notes"])


class quiz(nodes.General, nodes.Element):  # noqa: N801
    """A practice quiz. Attributes: ``form`` (with keys) and ``ids``.

    ``objectives`` maps the ids of learning objectives to their texts; ``more`` the ids of items
    to further items on their facts; ``asks`` the facts that the page teaches to items on each.
    All three may be left out.
    """

    @property
    def form(self) -> Form:
        """The assembled form, keys and rationales included."""
        return cast("Form", self["form"])

    @property
    def anchor(self) -> str:
        """The id of the quiz on a web page."""
        return cast("str", self["ids"][0]) if self["ids"] else f"quiz-{self.form.quiz}"

    def anchor_of(self, number: int) -> str:
        """Return the id of a question on a web page."""
        return f"{self.anchor}-{number}"

    @property
    def objectives(self) -> Mapping[str, str]:
        """The texts of the learning objectives, by their ids."""
        return cast("Mapping[str, str]", self.get("objectives", {}))

    @property
    def more(self) -> Mapping[str, tuple[Item, ...]]:
        """Further items by the id of the item whose place they take on a second try."""
        return cast("Mapping[str, tuple[Item, ...]]", self.get("more", {}))

    @property
    def asks(self) -> Mapping[str, tuple[Item, ...]]:
        """Items by the fact that they are on, for who wants to be asked while she reads."""
        return cast("Mapping[str, tuple[Item, ...]]", self.get("asks", {}))
