"""Names of units that mean the same, and units that certainly mean something else."""

from __future__ import annotations

import re

_SAME = (
    ("%", "per cent", "percent", "pct", "p c"),
    ("€", "eur", "euro", "euros"),
    ("$", "usd", "us$", "us $", "dollar", "dollars", "us dollars"),
    ("£", "gbp", "pound", "pounds", "pounds sterling"),
    ("km", "kms", "kilometre", "kilometres", "kilometer", "kilometers"),
    ("m", "metre", "metres", "meter", "meters"),
    ("cm", "centimetre", "centimetres", "centimeter", "centimeters"),
    ("mi", "mile", "miles"),
    ("km2", "sq km", "square kilometre", "square kilometres", "square kilometers"),
    ("kg", "kilogram", "kilograms", "kilogramme", "kilogrammes"),
    ("t", "tonne", "tonnes", "ton", "tons"),
    ("h", "hour", "hours"),
    ("day", "days"),
    ("month", "months"),
    ("year", "years"),
)
_NAMES = {name: names[0] for names in _SAME for name in names}
_NOISE = re.compile(r"[.,;:?()]|\b(?:of|the)\b")


def canonical(unit: str) -> str:
    """Return the name under which a unit is compared: ``%`` for per cent."""
    words = " ".join(_NOISE.sub(" ", unit.casefold()).split())
    return _NAMES.get(words, words)


def is_unit(unit: str) -> bool:
    """Tell whether a canonical name is that of a unit known here."""
    return unit in _NAMES


def singulars(text: str) -> frozenset[str]:
    """Return the words of a text, each without its plural ending."""
    words = re.findall(r"[^\W\d_]+", text.casefold())
    return frozenset(word.removesuffix("s") for word in words)
