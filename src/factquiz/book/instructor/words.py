"""Names for people of what the engine names for files."""

from __future__ import annotations


def interaction_name(interaction: str) -> str:
    """Return an interaction's name in running text: ``true_false`` is “true/false”."""
    return _INTERACTIONS.get(interaction, interaction.replace("_", " "))


_INTERACTIONS = {
    "choice": "single choice",
    "true_false": "true/false",
}


def counted(count: int, one: str, many: str = "") -> str:
    """Return a number with its noun: “1 item”, “2 items”."""
    return f"{count:,} {one if count == 1 else many or f'{one}s'}"
