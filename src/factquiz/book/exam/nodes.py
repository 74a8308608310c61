"""The doctree node of a practice exam, before any output format."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factquiz.assembly.form import Form
    from factquiz.assembly.policy import ScoringPolicy


class practice_exam(nodes.General, nodes.Element):  # noqa: N801 (docutils names are lower case)
    """A practice exam: its forms with their keys, its minutes, how it is scored, its objectives.

    Its children say on paper where it lives; a web page has the exam in their place.
    """

    @property
    def forms(self) -> tuple[Form, ...]:
        """The forms with their keys; the first stands in the page."""
        return cast("tuple[Form, ...]", self["forms"])

    @property
    def policy(self) -> ScoringPolicy:
        """How the test is scored, and so the practice for it."""
        return cast("ScoringPolicy", self["policy"])

    @property
    def objectives(self) -> Mapping[str, str]:
        """The texts of the learning objectives, by their ids."""
        return cast("Mapping[str, str]", self["objectives"])
