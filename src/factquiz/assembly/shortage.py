"""A cell that cannot be filled, as its author is told: what lacks, and what would help."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factquiz.diagnostics import Diagnostic
from factquiz.facts.validate import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factquiz.assembly.blueprint import Blueprint, Cell

SUGGESTIONS = 5
"""How many facts are named that would help: enough to begin with."""


@dataclass(frozen=True, slots=True)
class Shortage:
    """A cell that could not be filled: how many items it has of how many it wants.

    ``fitting`` counts what there is to draw: facts with an item that fits, and items on several.
    """

    cell: int
    wanted: int
    got: int
    fitting: int


def told(blueprint: Blueprint, shortage: Shortage, help_: Sequence[str]) -> Diagnostic:
    """Return the diagnostic of a shortage, with the first few of what would help."""
    cell = blueprint.file.cells[shortage.cell]
    return Diagnostic(
        "cell-short",
        f"cell {shortage.cell + 1} wants {shortage.wanted} items ({wants(cell)}) "
        f"and gets {shortage.got}: {_to_draw_from(shortage)}",
        blueprint.place(shortage.cell),
        "\n    ".join((_way_out(cell, helped=bool(help_)), *help_[:SUGGESTIONS])),
    )


def wants(cell: Cell) -> str:
    """Return what a cell asks for, in words."""
    asked = [
        *([f"objective {cell.objective}"] if cell.objective else []),
        *([f"lesson {cell.lesson}"] if cell.lesson else []),
        *([listed(cell.interactions)] if cell.interactions else []),
        *([listed(cell.levels)] if cell.levels else []),
        *([f"difficulty {cell.difficulty}"] if cell.difficulty else []),
    ]
    return "; ".join(asked) or "any"


def _to_draw_from(shortage: Shortage) -> str:
    if not shortage.fitting:
        return "there is none to draw"
    there = f"there {'is' if shortage.fitting == 1 else 'are'} {shortage.fitting} to draw from"
    left = shortage.fitting - shortage.got
    others = f", of which {left} cannot stand beside the form's other items" if left > 0 else ""
    return f"{there}, each on facts of its own{others}"


def _way_out(cell: Cell, *, helped: bool) -> str:
    easier = ", leave out `difficulty`" if cell.difficulty else ""
    return (
        f"Lower `count`{easier}, widen the cell, or "
        f"{'give it more to draw from:' if helped else 'write more facts of that kind.'}"
    )
