"""A PostgreSQL server of the tests' own, started when a test needs it."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

NEEDS_POSTGRES = (
    "tests of the gradebook on a server need PostgreSQL: apt install postgresql,"
    " or set FACTQUIZ_POSTGRES to the folder of its programs"
)


def _programs() -> Path | None:
    """Return the folder of initdb and pg_ctl; Debian keeps them out of the path."""
    named = os.environ.get("FACTQUIZ_POSTGRES") or shutil.which("initdb")
    if named:
        return Path(named).parent if Path(named).is_file() else Path(named)
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return found[-1].parent if found else None


def _as_user() -> list[str]:
    """Return what runs a program as somebody else than root, which PostgreSQL refuses to be."""
    if os.geteuid() != 0:
        return []
    return ["runuser", "-u", "postgres", "--"]


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """Give the URL of an empty database, on a socket that only this test run knows."""
    programs = _programs()
    if programs is None:
        pytest.skip(NEEDS_POSTGRES)
    with tempfile.TemporaryDirectory(prefix="pg", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        if os.geteuid() == 0:
            os.chown(folder, pwd.getpwnam("postgres").pw_uid, -1)
        data, log = str(folder / "data"), str(folder / "log")
        settings = f"-c listen_addresses='' -c fsync=off -k {folder}"
        start = [str(programs / "pg_ctl"), "-D", data, "-w", "-l", log, "-o", settings, "start"]
        initialise = [str(programs / "initdb"), "-D", data, "-U", "tests", "-A", "trust", "-N"]
        for command in (initialise, start):
            subprocess.run([*_as_user(), *command], check=True, capture_output=True, cwd=folder)
        try:
            yield f"postgresql:///postgres?host={folder}&user=tests"
        finally:
            stop = [str(programs / "pg_ctl"), "-D", data, "-m", "immediate", "stop"]
            subprocess.run([*_as_user(), *stop], check=False, capture_output=True, cwd=folder)
