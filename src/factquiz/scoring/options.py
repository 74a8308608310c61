"""Reading labels: what choice, multiple response and true/false have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.assembly.form import option_labels
from factquiz.scoring.mark import Problem

if TYPE_CHECKING:
    from factquiz.items.base import Option
    from factquiz.items.choosing import OptionItem
    from factquiz.responses.submission import RawResponse

Chosen = tuple["Option", ...]


def labelled(item: OptionItem) -> dict[str, Option]:
    """Return the options by the label under which this form shows them."""
    return dict(zip(option_labels(item), item.options, strict=True))


def read_labels(item: OptionItem, raw: RawResponse | None) -> Chosen | Problem:
    """Return the options that a raw response names, in the order of the form.

    Nothing is guessed: a label must be exactly one that the form shows.
    An absent or empty response gives no options.
    """
    labels = _labels(raw)
    if len(set(labels)) < len(labels):
        return Problem.REPEATED_LABEL
    options = labelled(item)
    if not options.keys() >= set(labels):
        return Problem.UNKNOWN_LABEL
    return tuple(option for label, option in options.items() if label in labels)


def read_one(item: OptionItem, raw: RawResponse | None) -> Option | Problem | None:
    """Return the one option that a raw response names, or nothing if it was omitted."""
    chosen = read_labels(item, raw)
    if isinstance(chosen, Problem):
        return chosen
    if len(chosen) > 1:
        return Problem.SEVERAL_CHOICES
    return chosen[0] if chosen else None


def ids(options: Chosen) -> tuple[str, ...]:
    """Return the ids of options."""
    return tuple(option.id for option in options)


def _labels(raw: RawResponse | None) -> tuple[str, ...]:
    if not raw:
        return ()
    return (raw,) if isinstance(raw, str) else raw
