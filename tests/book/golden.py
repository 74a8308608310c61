"""Golden files of cases: a title in brackets, then what is expected under it.

To renew one after a wanted change, run its test with ``RENEW_GOLDEN=1`` in the environment,
then read the difference.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_TITLE = re.compile(r"^\[([a-z_]+)\]\n", re.MULTILINE)


def golden(path: Path, found: Mapping[str, str]) -> dict[str, str]:
    """Return what a file expects under each title; ``found`` is put there first if asked to."""
    if os.environ.get("RENEW_GOLDEN"):
        cases = (f"[{title}]\n{text.strip()}\n" for title, text in found.items())
        path.write_text("\n".join(cases), "utf-8")
    _, *parts = _TITLE.split(path.read_text("utf-8"))
    return {title: text.strip() for title, text in zip(parts[::2], parts[1::2], strict=True)}
