"""Records to JSON bytes and back, the same bytes on every machine.

Used for items, forms, keys and submissions alike.
Exact points travel as text (``"1/3"``), because JSON has no fractions.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any, TypeVar

import msgspec

from factquiz.items.base import Record

R = TypeVar("R", bound=Record)


def _encode_other(value: object) -> str:
    if isinstance(value, Fraction):
        return str(value)
    raise NotImplementedError(f"no JSON form for {type(value).__name__}")


_ENCODER = msgspec.json.Encoder(enc_hook=_encode_other)


def _decode_other(kind: type[Any], value: object) -> object:
    if kind is Fraction and isinstance(value, str):
        try:
            return Fraction(value)
        except (ValueError, ZeroDivisionError) as error:
            raise ValueError(f"not a fraction such as 1/2: {value[:40]!r}") from error
    raise NotImplementedError(f"no {kind.__name__} from {type(value).__name__}")


def encode(record: Record) -> bytes:
    """Return a record as compact UTF-8 JSON, fields in the order of their declaration."""
    return _ENCODER.encode(record)


def encode_pretty(record: Record) -> bytes:
    """Return a record as indented JSON that ends in a newline: for files under version control."""
    return msgspec.json.format(encode(record), indent=1) + b"\n"


def decode(data: bytes | str, kind: type[R]) -> R:
    """Return the record that a JSON text holds.

    Raises:
        msgspec.DecodeError: the text is not JSON, or (as ``ValidationError``) JSON of another
            shape; the message names the path to the value.

    """
    return msgspec.json.decode(data, type=kind, dec_hook=_decode_other)
