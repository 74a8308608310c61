"""Generated opinions: what each voice of a world really holds, and the views that report it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable, Mapping

PROPOSITIONS = range(5)
VOICES = tuple(f"voice-{number}" for number in range(4))

Follows = dict[int, frozenset[int]]
"""What follows from each proposition, directly."""


def opinions(
    rng: random.Random,
) -> tuple[dict[str, frozenset[int]], dict[str, int], list[dict[str, Any]]]:
    """Return what each voice holds, which proposition each stand is, and the facts.

    The facts leave out some of what follows from the rest; on the one issue they are complete.
    """
    follows = {
        each: frozenset(less for less in range(each) if rng.random() < 0.3) for each in PROPOSITIONS
    }
    wholes = _wholes(rng)
    own = {voice: closed(_some(rng), follows) for voice in VOICES}
    held = {
        voice: frozenset().union(*(own[each] for each in _related(voice, wholes)))
        for voice in VOICES
    }
    told = [
        (voice, each)
        for voice in VOICES
        for each in sorted(own[voice])
        if rng.random() < 0.5 or each not in closed(own[voice] - {each}, follows)
    ]
    entries: list[dict[str, Any]] = [
        {"voice": voice, "name": f"Voice {voice[-1]}", "setting": "at the meeting"}
        | ({"part_of": wholes[voice]} if voice in wholes else {})
        for voice in VOICES
    ]
    entries.append({"issue": "issue", "question": "What now?", "complete": "true"})
    views = {f"{voice}-says-{each}": each for voice, each in told}
    entries.extend(_views(told, follows, rng))
    return held, views, entries


def closed(some: Iterable[int], follows: Follows) -> frozenset[int]:
    """Return propositions and all that follows from them."""
    found = set(some)
    while more := {less for each in found for less in follows[each]} - found:
        found |= more
    return frozenset(found)


def _wholes(rng: random.Random) -> dict[str, str]:
    """Return which voice belongs to which: none, some, or a chain."""
    wholes = {VOICES[2]: VOICES[0], VOICES[3]: rng.choice([VOICES[0], VOICES[2]])}
    return {part: whole for part, whole in wholes.items() if rng.random() < 0.8}


def _related(voice: str, wholes: Mapping[str, str]) -> set[str]:
    """Return a voice with all above and all below it."""
    below = {other for other in VOICES if voice in _above(other, wholes)}
    return {voice, *_above(voice, wholes), *below}


def _above(voice: str, wholes: Mapping[str, str]) -> list[str]:
    found = []
    while voice in wholes:
        voice = wholes[voice]
        found.append(voice)
    return found


def _some(rng: random.Random) -> set[int]:
    return {each for each in PROPOSITIONS if rng.random() < 0.35}


def _views(
    told: list[tuple[str, int]], follows: Follows, rng: random.Random
) -> list[dict[str, Any]]:
    """Return a view, or a claim beside the issue, for each thing told.

    Two that say the same are linked in one of three ways: in the same words, with the same
    answer, or by ``same_as``, written at either of them. What follows is written at one of them.
    """
    first: dict[int, dict[str, Any]] = {}
    entries: list[dict[str, Any]] = []
    for voice, said in told:
        view = f"{voice}-says-{said}"
        entry: dict[str, Any] = {"view": view, "issue": "issue", "holder": voice}
        if rng.random() < 0.1:
            entry = {"claim": view, "holder": voice}
        entry["says"] = f"number {said} is so, said {voice}"
        entry["same_as"] = []
        anchor = first.setdefault(said, entry)
        ways = ["words", "here", "there"] if anchor is not entry else ["alone"]
        match rng.choice(ways):
            case "words":
                entry["says"] = anchor["says"]
            case "here":
                entry["same_as"].append(_id(anchor))
            case "there":
                anchor["same_as"].append(view)
        entries.append(entry)
    for said, entry in first.items():
        less = sorted(closed({said}, follows) - {said})
        entry["implies"] = [_id(first[each]) for each in less if each in first]
    return entries


def _id(entry: dict[str, Any]) -> str:
    return str(entry.get("view") or entry["claim"])
