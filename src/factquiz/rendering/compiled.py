"""Templates that are compiled once, and kept where Python keeps what it compiles.

Compiling the templates of a page takes as long as filling in those of twenty students.
What is kept is trusted as Python trusts its own ``__pycache__``: it lies in the package's folder,
or under ``PYTHONPYCACHEPREFIX``, where only who installed the package can write.
"""

from __future__ import annotations

import contextlib
import hashlib
import marshal
import os
import sys
from importlib.util import MAGIC_NUMBER, cache_from_source
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2
from jinja2 import BytecodeCache

import factquiz

if TYPE_CHECKING:
    from jinja2.bccache import Bucket


class Compiled(BytecodeCache):
    """Beside each template of a package, in ``__pycache__``, what it was compiled to."""

    def get_cache_key(self, name: str, filename: str | Path | None = None) -> str:  # noqa: ARG002
        """Return the path of what a template was compiled to; nothing if it is in no file."""
        return cache_from_source(filename) if filename else ""

    def get_source_checksum(self, source: str) -> str:
        """Return what tells a template, and the programs that compiled it, from any other."""
        compiled_by = f"{MAGIC_NUMBER!r} {factquiz.__version__} {jinja2.__version__}"
        return hashlib.sha256(f"{compiled_by}\n{source}".encode()).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Read what is kept, if it is of this very template and whole; else leave it alone."""
        with contextlib.suppress(OSError, EOFError, ValueError, TypeError):
            whose, _, code = Path(bucket.key).read_bytes().partition(b"\n")
            if whose.decode() == _signed(bucket, code):
                bucket.code = marshal.loads(code)  # noqa: S302 (trusted as a .pyc is; see above)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what a template was compiled to, if Python may keep anything here."""
        if sys.dont_write_bytecode or not bucket.key:
            return
        path = Path(bucket.key)
        partial = path.with_name(f"{path.name}.{os.getpid()}")
        code = marshal.dumps(bucket.code)
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            partial.write_bytes(f"{_signed(bucket, code)}\n".encode() + code)
            partial.replace(path)


def _signed(bucket: Bucket, code: bytes) -> str:
    """Return what stands in front of code that is whole, and of this template."""
    return f"{bucket.checksum} {hashlib.sha256(code).hexdigest()}"
