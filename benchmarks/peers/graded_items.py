"""What a frozen key asks, reduced to what columns can be compared with."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LABELS = "ABCDEFGH"


@dataclass(frozen=True)
class Graded:
    """One item: its kind and id, and what earns credit.

    ``right`` are the labels of the keys, of an order the pairs that must follow each other, of a
    short answer the accepted texts; ``wrong`` the other labels; ``least`` and ``most`` bound a
    number.
    """

    kind: str
    item: str
    right: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    least: float = 0.0
    most: float = 0.0


def graded_items(key: str) -> list[Graded]:
    """Return the items of the first form of a key."""
    placed = json.loads(Path(key).read_text("utf-8"))["forms"][0]["items"]
    return [_graded(each["item"]) for each in placed]


def normal(text: str) -> str:
    """Return a typed text without case and accents."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in folded if char.isalnum())


def _graded(item: dict[str, Any]) -> Graded:
    kind, name = item["interaction"], item["id"]
    if kind == "order":
        places = {each["position"]: LABELS[at] for at, each in enumerate(item["entries"])}
        follow = (f"{places[at]}; {places[at + 1]}" for at in range(1, len(places)))
        return Graded(kind, name, tuple(follow))
    if kind == "short_answer":
        return Graded(kind, name, tuple(normal(each["text"]) for each in item["answers"]))
    if kind == "numeric":
        slack = float(item["tolerance"])
        return Graded(
            kind, name, least=float(item["low"]) - slack, most=float(item["high"]) + slack
        )
    labels = ("true", "false") if kind == "true_false" else LABELS
    keys = [(label, each["key"]) for label, each in zip(labels, item["options"], strict=False)]
    right = tuple(label for label, is_key in keys if is_key)
    return Graded(kind, name, right, tuple(label for label, is_key in keys if not is_key))
