"""The instructor's secret, from which the seeds of graded forms are made.

It stands in a file of its own that no version control should hold and nobody else may read.
"""

from __future__ import annotations

import os
import secrets
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SECRET_FILE = ".factquiz-secret"  # noqa: S105 (the name of a file)
_BYTES = 32
_FEWEST = 16


class WeakSecretError(ValueError):
    """The file holds too little to be a secret."""


def read_secret(path: Path) -> bytes:
    """Return the secret in a file; make one if there is no file.

    Raises:
        WeakSecretError: the file holds fewer than 16 characters.
        OSError: it can be neither read nor written.

    """
    if not path.exists():
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(_BYTES) + "\n")
    secret = path.read_text(encoding="utf-8").strip()
    if len(secret) < _FEWEST:
        raise WeakSecretError(
            f"{path} holds {len(secret)} characters; a secret has at least {_FEWEST}. "
            "Delete the file, and a new one is made."
        )
    return secret.encode()
