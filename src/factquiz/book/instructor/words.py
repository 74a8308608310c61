"""Names for people of what the engine names for files."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factquiz.assembly.policy import Rule

_INTERACTIONS = {"choice": "single choice", "true_false": "true/false"}

RULES = {
    "all-or-nothing": "all the points for exactly the key, none for anything else",
    "fraction-correct": "the share of the parts that are right",
    "correct-minus-wrong": "the parts that are right minus those that are wrong, as a share",
    "formula-scoring": "the share that is right, less what guessing would have got",
    "text-match": "all the points for an accepted answer",
    "number-match": "all the points for a right number, with its unit or without one",
    "date-match": "all the points for the date as exactly as it is asked",
    "adjacent-pairs": "the share of the neighbours that stand in the right order",
    "longest-common-subsequence": "the share of the entries that stand in order among themselves",
}
"""What each scoring rule does, by its name in a blueprint."""

_TOLD = {
    "negative": "an answer may cost up to {} of its points",
    "wrong_unit": "the number with a wrong unit is worth {}",
    "month": "the right month without the day is worth {}",
    "year": "the right year alone is worth {}",
}


def interaction_name(interaction: str) -> str:
    """Return an interaction's name in running text: ``true_false`` is “true/false”."""
    return _INTERACTIONS.get(interaction, interaction.replace("_", " "))


def rule_words(rule: Rule) -> str:
    """Return what a scoring rule does, with what it was told."""
    told = ((name, getattr(rule, name)) for name in rule.__struct_fields__)
    said = (_TOLD[name].format(share) for name, share in told if share)
    return "; ".join((RULES[str(rule.__struct_config__.tag)], *said))


def counted(count: int, one: str) -> str:
    """Return a number with its noun: “1 item”, “2,000 items”."""
    return f"{count:,} {one if count == 1 else f'{one}s'}"
