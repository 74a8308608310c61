"""The characteristic curves of a model of item response, as the analysis page shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from factquiz.analysis.curves import ABILITIES, expected
from factquiz.reports.plots import curve

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markupsafe import Markup

    from factquiz.analysis.irt_figures import IrtFigures, IrtItem

DRAWN: Final = 60
"""So many curves are drawn at most, those to look at first; the table has all."""

_PIECES: Final = 24
"""A curve is drawn as a line of so many pieces."""

PER_CENT: Final = "\N{NO-BREAK SPACE}%"
"""What stands behind a share: never alone on the next line."""

_WHOLE: Final = 100


@dataclass(frozen=True, slots=True)
class Curve:
    """The curve of an item: the credits at :data:`ABILITIES`, and the plot if it is drawn."""

    name: str
    number: int | None
    shares: tuple[str, ...]
    picture: Markup | None
    odd: bool


def curves(irt: IrtFigures, numbers: Mapping[str, int]) -> tuple[Curve, ...]:
    """Return the curve of every item, those to look at first, then the easiest.

    ``numbers`` are those of the items on the page, by their ids.
    """
    ordered = sorted(irt.items, key=lambda item: not item.warnings)
    return tuple(
        _curve(item, numbers.get(item.id), drawn=place < DRAWN)
        for place, item in enumerate(ordered)
    )


def _curve(item: IrtItem, number: int | None, *, drawn: bool) -> Curve:
    name = item.id if number is None else f"Item {number}"
    return Curve(
        name=name,
        number=number,
        shares=tuple(rounded(expected(item, ability)) for ability in ABILITIES),
        picture=_picture(item, name) if drawn else None,
        odd=bool(item.warnings),
    )


def _picture(item: IrtItem, name: str) -> Markup:
    low, high = ABILITIES[0], ABILITIES[-1]
    across = [low + (high - low) * step / _PIECES for step in range(_PIECES + 1)]
    weak, middle, strong = (rounded(expected(item, ability)) for ability in (-2, 0, 2))
    return curve(
        [(ability, expected(item, ability)) for ability in across],
        [(each.ability, each.credit) for each in item.seen if low <= each.ability <= high],
        (low, high),
        f"{name}: to be expected is {weak} of the points at ability −2, {middle} at 0 and"
        f" {strong} at 2; the table below has it.",
        odd=bool(item.warnings),
    )


def rounded(credit: float) -> str:
    """Return a credit to be expected, in whole per cent; no model is ever quite sure."""
    share = round(credit * _WHOLE)
    if share == _WHOLE:
        return f"over 99{PER_CENT}"
    return f"under 1{PER_CENT}" if share == 0 else whole(credit)


def whole(credit: float) -> str:
    """Return a credit in whole per cent."""
    return f"{round(credit * _WHOLE)}{PER_CENT}".replace("-", "−")
