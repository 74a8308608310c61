"""Who holds what, re-derived from the raw facts: sayings, what follows, who speaks for whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.generation.record import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.generation.record import Entry, Record


@dataclass(frozen=True)
class Position:
    """One stand: a view, claim or cause, or one side of a contrast."""

    id: str
    fact: str
    holder: str
    issue: str
    complete: bool
    answers: tuple[str, ...]
    sayings: tuple[str, ...]
    same_as: tuple[str, ...]
    implies: tuple[str, ...]


class Positions:
    """Every position of a course, and what follows from them."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self._next: dict[str, list[Position]] = {}
        self.all = {each.id: each for entry in record.entries.values() for each in self._of(entry)}

    def _of(self, entry: Entry) -> Iterator[Position]:
        if entry["kind"] == "contrast":
            for side in entry["sides"]:
                yield Position(
                    f"{entry['id']}.{side['of']}",
                    entry["id"],
                    side["of"],
                    entry["id"],
                    complete=True,
                    answers=(side["answer"],),
                    sayings=(side["says"],),
                    same_as=(),
                    implies=(),
                )
        if entry["kind"] in {"view", "claim", "cause"}:
            issue = self.record.entries.get(entry.get("issue", ""), {})
            yield Position(
                entry["id"],
                entry["id"],
                entry.get("holder", ""),
                entry.get("issue", ""),
                complete=issue.get("complete") == "true",
                answers=(*([entry["answer"]] if "answer" in entry else []),
                         *entry.get("accept", [])),
                sayings=(entry["says"], *entry.get("paraphrases", [])),
                same_as=tuple(entry.get("same_as", [])),
                implies=tuple(entry.get("implies", [])),
            )  # fmt: skip

    def related(self, holder: str) -> set[str]:
        """Return a holder with all names of it, all it belongs to and all that belongs to it."""
        voices = [entry for entry in self.record.entries.values() if "part_of" in entry]
        up, down = set(self.record.group(holder)), set(self.record.group(holder))
        for _ in voices:
            for voice in voices:
                if voice["id"] in up:
                    up |= self.record.group(voice["part_of"])
                if voice["part_of"] in down:
                    down |= self.record.group(voice["id"])
        return up | down

    def agree(self, one: Position, other: Position) -> bool:
        """Return whether two positions say the same, as it is written."""
        linked = one.id in other.same_as or other.id in one.same_as
        said = {plain(text) for text in one.sayings} & {plain(text) for text in other.sayings}
        answers = {plain(text) for text in one.answers} & {plain(text) for text in other.answers}
        on_one_issue = bool(one.issue) and one.issue == other.issue
        return linked or bool(said) or (on_one_issue and bool(answers))

    def next_to(self, position: Position) -> list[Position]:
        """Return what says the same as a position or follows from it at once."""
        if position.id not in self._next:
            self._next[position.id] = [
                other
                for other in self.all.values()
                if other.id in position.implies or self.agree(position, other)
            ]
        return self._next[position.id]

    def following(self, start: list[Position]) -> set[str]:
        """Return the ids of what says the same as some positions or follows from them."""
        found = {each.id for each in start}
        waiting = list(start)
        while waiting:
            for other in self.next_to(waiting.pop()):
                if other.id not in found:
                    found.add(other.id)
                    waiting.append(other)
        return found

    def holds(self, holder: str, position: Position) -> bool | None:
        """Return whether a holder takes a position; nothing where the record does not tell."""
        related = self.related(holder)
        said = [each for each in self.all.values() if each.holder in related]
        held = self.following(said)
        if position.id in held:
            return True
        own = self.record.group(holder)
        speaks = any(each.holder in own and each.issue == position.issue for each in said)
        if position.complete and speaks and not held & self.following([position]):
            return False
        return None
