"""Items answered by choosing among options."""

from __future__ import annotations

from typing import TypeAlias

from factquiz.items.base import ItemBase, Option


class Choice(ItemBase, frozen=True, kw_only=True, tag_field="interaction", tag="choice"):
    """Single choice: exactly one option is the key.

    In the bank ``options`` is the whole pool of proven distractors;
    on a form it is the few that are shown, in the order shown.
    """

    options: tuple[Option, ...]


class MultipleResponse(
    ItemBase, frozen=True, kw_only=True, tag_field="interaction", tag="multiple_response"
):
    """Choose all that apply: at least one option is a key, at least one is not."""

    options: tuple[Option, ...]


class TrueFalse(ItemBase, frozen=True, kw_only=True, tag_field="interaction", tag="true_false"):
    """A statement to judge. ``options`` are always ``true`` and ``false``, in that order."""

    statement: str
    options: tuple[Option, ...]


OptionItem: TypeAlias = Choice | MultipleResponse | TrueFalse
"""The items answered by choosing among options."""


def keys(item: OptionItem) -> tuple[Option, ...]:
    """Return the options that are right."""
    return tuple(option for option in item.options if option.key)
