"""The fact files of a course, read again without the engine, for checking its items.

Nothing here imports factquiz: plain YAML, with code of its own for names.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

KINDS = {"term", "body", "person", "event", "document", "voice", "list", "figure"} | {
    *("issue", "view", "claim", "cause", "contrast")
}
Entry = dict[str, Any]
_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@cache
def plain(text: str) -> str:
    """Return a text without case, accents, punctuation and leading article."""
    letters = (c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    words = re.findall(r"[^\W_]+", "".join(letters).casefold())
    return " ".join(words[1:] if len(words) > 1 and words[0] in {"the", "a", "an"} else words)


@dataclass
class Record:
    """Every entry of the fact files by id, with what its file gives for all."""

    entries: dict[str, Entry] = field(default_factory=dict)
    groups: dict[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Path) -> Record:
        """Read every fact file of a course."""
        record = cls()
        for file in sorted((root / "exercises/facts").rglob("*.yml")):
            data = yaml.load(file.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506
            for raw in data["facts"]:
                kind = next(iter(raw))
                assert kind in KINDS
                entry = {**data.get("defaults", {}), **raw, "kind": kind, "id": raw[kind]}
                record.entries[entry["id"]] = entry
        return record

    def things(self) -> Iterator[tuple[str, list[str], list[str]]]:
        """Yield id, names and ``same_as`` of everything that has a name, members included."""
        for entry in self.entries.values():
            if "name" in entry:
                acronym = [entry["acronym"]] if "acronym" in entry else []
                names = [entry["name"], *acronym, *entry.get("aliases", [])]
                yield entry["id"], names, entry.get("same_as", [])
            for member in entry.get("members", []):
                if "id" in member:
                    names = [member["name"], *member.get("aliases", [])]
                    yield member["id"], names, member.get("same_as", [])

    def same(self, one: str, other: str) -> bool:
        """Return whether two ids are one thing."""
        return other in self.group(one)

    def group(self, start: str) -> frozenset[str]:
        """Return every id that means the same as one, by following links until none is new."""
        if start not in self.groups:
            links = list(self.things())
            found, names, size = {start}, set[str](), 0
            while size != len(found) + len(names):
                size = len(found) + len(names)
                for thing, called, same in links:
                    forms = {plain(name) for name in called}
                    if thing in found or found & set(same) or names & forms:
                        found |= {thing, *same}
                        names |= forms
            self.groups.update(dict.fromkeys(found, frozenset(found)))
        return self.groups[start]

    @cached_property
    def _names(self) -> dict[str, set[str]]:
        found: defaultdict[str, set[str]] = defaultdict(set)
        for thing, names, _ in self.things():
            found[thing].update(map(plain, names))
        return found

    def names(self, thing: str) -> set[str]:
        """Return every name of a thing, in plain form."""
        return {name for each in self.group(thing) for name in self._names.get(each, ())}

    @cached_property
    def _called(self) -> dict[str, set[str]]:
        found: defaultdict[str, set[str]] = defaultdict(set)
        for thing, names, _ in self.things():
            for name in names:
                found[plain(name)].add(thing)
        for entry in self.entries.values():
            found[plain(entry.get("happened", ""))].add(entry["id"])
        return found

    def named(self, text: str) -> set[str]:
        """Return the ids of all that a text may name: by a name, or by what happened."""
        return set(self._called.get(plain(text), ())) if plain(text) else set()
