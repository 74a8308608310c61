"""Labels of generated sections, so that other pages of the edition can lead to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.domains.std import StandardDomain
    from sphinx.environment import BuildEnvironment


def items_label(lesson: str, objective: str) -> str:
    """Return the label of the section that lists the items of an objective."""
    return f"items-{lesson}-{objective}"


def key_label(quiz: str) -> str:
    """Return the label of a practice quiz with its answers."""
    return f"key-{quiz}"


def note_label(env: BuildEnvironment, label: str, section: nodes.Element) -> None:
    """Let other pages lead to a section of the page that is being read, by a label."""
    domain: StandardDomain = env.get_domain("std")  # type: ignore[assignment]
    domain.note_hyperlink_target(label, env.docname, section["ids"][0])
