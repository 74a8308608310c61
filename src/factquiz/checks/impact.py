"""What a change of facts touches: items, and the frozen keys that hold them.

The facts of an earlier revision are taken from git, and both courses go through the engine.
"""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from factquiz.assembly.form import Key
from factquiz.engine import Engine, start
from factquiz.items.codec import decode, encode

if TYPE_CHECKING:
    from collections.abc import Iterator

_FOLDERS = ("exercises", "book")


class RevisionError(Exception):
    """Git does not know the revision, or the course is in no repository."""


@dataclass(frozen=True, slots=True)
class Change:
    """A fact that was added, changed or removed, and the items on it that differ."""

    fact: str
    what: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeyTouched:
    """A frozen key that holds items which are no longer made, or made otherwise."""

    key: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Impact:
    """What changed since a revision, and what that touches."""

    changes: tuple[Change, ...]
    keys: tuple[KeyTouched, ...]


def impact(engine: Engine, revision: str) -> Impact:
    """Return what changed in a course since a revision of its repository.

    Raises:
        RevisionError: the revision cannot be read.

    """
    with tempfile.TemporaryDirectory() as folder:
        _extract(engine.course.root, revision, Path(folder))
        earlier = start(Path(folder))
        differing = _differing(earlier, engine)
        changes = tuple(_changes(earlier, engine, differing))
    return Impact(changes, tuple(_keys(engine.course.root, set(differing))))


def _extract(root: Path, revision: str, folder: Path) -> None:
    # `--` would make git take the revision for a path; a leading hyphen is refused instead.
    if revision.startswith("-"):
        raise RevisionError(f"{revision!r} is no revision")
    command = ["git", "-C", str(root), "archive", "--format=tar", revision, *_FOLDERS]
    try:
        done = subprocess.run(command, capture_output=True, check=True)  # noqa: S603 (fixed words)
    except (OSError, subprocess.CalledProcessError) as error:
        reason = getattr(error, "stderr", b"").decode(errors="replace").strip() or str(error)
        raise RevisionError(f"git cannot give {revision!r}: {reason}") from error
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
        archive.extractall(folder, filter="data")


def _differing(earlier: Engine, now: Engine) -> dict[str, str]:
    """Return the items that exist on one side only, or differ, with the fact they are on."""
    before = {item.id: item for item in earlier.bank.items}
    after = {item.id: item for item in now.bank.items}
    return {
        item_id: (after.get(item_id) or before[item_id]).facts[0]
        for item_id in sorted(before.keys() | after.keys())
        if item_id not in before
        or item_id not in after
        or encode(before[item_id]) != encode(after[item_id])
    }


def _changes(earlier: Engine, now: Engine, differing: dict[str, str]) -> Iterator[Change]:
    before, after = earlier.base.facts, now.base.facts
    for fact in sorted(before.keys() | after.keys()):
        if fact not in before:
            what = "added"
        elif fact not in after:
            what = "removed"
        elif before[fact] != after[fact]:
            what = "changed"
        else:
            continue
        yield Change(fact, what, tuple(item for item, on in differing.items() if on == fact))


def _keys(root: Path, differing: set[str]) -> Iterator[KeyTouched]:
    for path in sorted((root / "answers").glob("*.key.json")):
        key = decode(path.read_bytes(), Key)
        held = {placed.item.id for form in key.forms for placed in form.items}
        touched = tuple(sorted(held & differing))
        if touched:
            yield KeyTouched(path.relative_to(root).as_posix(), touched)
