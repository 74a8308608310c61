"""A second opinion on every option: right, certainly wrong, or undecidable.

The judge reads an item's text as a student does, and looks it up in the raw facts.
It shares no code with the generator; where it cannot decide, it says ``None``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from tests.generation.days import apart, edtf, english
from tests.generation.positions import Positions
from tests.generation.record import plain

if TYPE_CHECKING:
    from tests.generation.record import Entry, Record

Verdict = bool | None

DATES = ("signed", "adopted", "published", "in_force", "founded", "happened", "began", "ended")
PLACES = ("place", "signed_at", "adopted_at", "published_at", "seat")
WORDS = (*PLACES, "author")
DONE_AT = {"signed_at": "signed", "adopted_at": "adopted", "published_at": "published"}


class Judge:
    """Judges texts about the facts of one course."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.positions = Positions(record)

    def raw(self, entry: Entry, name: str) -> str | None:
        """Return what an entry itself says of a property, as it is written."""
        if name in {"began", "ended"} and "span" in entry:
            first, slash, last = str(entry["span"]).partition("/")
            end = {"began": first, "ended": last if slash else ""}[name]
            return None if end in {"", ".."} else end
        if name in DONE_AT:
            done = next((each for each in DONE_AT.values() if each in entry), "published")
            return entry.get("place") if DONE_AT[name] == done else None
        if name == "began" or (name == "place" and entry["kind"] != "event"):
            return None
        return entry.get({"happened": "date"}.get(name, name))

    def stated(self, thing: str, name: str) -> list[str]:
        """Return what is said of a thing, under any of its ids, with one property."""
        entries = [self.record.entries.get(each, {}) for each in sorted(self.record.group(thing))]
        found = [self.raw(entry, name) for entry in entries if entry]
        former = [city for entry in entries for city in entry.get("former_seats", [])]
        return [each for each in found if each] + (former if name == "seat" else [])

    def value(self, thing: str, name: str, text: str) -> Verdict:
        """Return whether a text is the value of a thing's property."""
        if name == "amount":
            return self._amount(self.record.entries[thing], text)
        stated = self.stated(thing, name)
        own = self.raw(self.record.entries.get(thing, {}), name)
        if not stated or own is None:
            return None
        if name in DATES:
            return _date(text, own, stated)
        if name == "host":
            return self._host(text, own)
        if plain(text) == plain(own):
            return True
        return False if all(self._other_words(text, each) for each in stated) else None

    def _host(self, text: str, own: str) -> Verdict:
        hosts = self.record.named(text)
        if own in hosts:
            return True
        return False if hosts and not hosts & self.record.group(own) else None

    def _other_words(self, text: str, stated: str) -> bool:
        """Return whether two words cannot be the same: no part of each other, no common thing."""
        one, other = plain(text), plain(stated)
        known = [set(self.record.named(each)) for each in (text, stated)]
        grouped = [{each for thing in things for each in self.record.group(thing)}
                   for things in known]  # fmt: skip
        return one not in other and other not in one and not grouped[0] & grouped[1]

    def _amount(self, entry: Entry, text: str) -> Verdict:
        if plain(text) in {plain(each.get("answer", "")) for each in entry.get("misreadings", [])}:
            return False
        asked = number(text)
        if asked is None:
            return None
        own = written(entry)
        if asked == own:
            return True
        rivals = [
            written(other)
            for other in self.record.entries.values()
            if other["kind"] == "figure"
            and plain(other["measure"]) == plain(entry["measure"])
            and plain(other.get("given", "")) == plain(entry.get("given", ""))
            and not apart(edtf(other["as_of"]), edtf(entry["as_of"]))
        ]
        return False if all(far(asked, each) for each in rivals) else None

    def subject(self, thing: str, name: str, text: str) -> Verdict:
        """Return whether what a text names has the value that ``thing`` has."""
        names = self.record.named(text.removesuffix(" took place"))
        named = [self.record.entries[each] for each in names if each in self.record.entries]
        if any(self.record.same(each["id"], thing) for each in named):
            return True
        wanted = self.raw(self.record.entries[thing], name)
        stated = [each for entry in named for each in self.stated(entry["id"], name)]
        if not stated or wanted is None:
            return None
        if name in DATES:
            return False if all(apart(edtf(wanted), edtf(each)) for each in stated) else None
        return False if all(self._other_words(wanted, each) for each in stated) else None

    @cached_property
    def _meant(self) -> dict[str, set[str]]:
        """The ids of what has a definition, by its words."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for entry in self.record.entries.values():
            found[without_lead(entry.get("means", ""))].add(entry["id"])
        return found

    def meaning(self, thing: str, text: str) -> Verdict:
        """Return whether a text is the definition of a thing: false if it is another's."""
        shown = without_lead(text)
        whose = self._meant.get(shown, set())
        if whose & self.record.group(thing):
            return True
        own = [without_lead(each) for each in self.stated(thing, "means")]
        other = bool(whose) and all(shown not in each and each not in shown for each in own)
        return False if other and own else None

    def described(self, thing: str, text: str) -> Verdict:
        """Return whether what a text names is what the definition of ``thing`` describes."""
        named = self.record.named(text)
        if named & self.record.group(thing):
            return True
        wanted = plain(self.record.entries[thing]["means"])
        own = [plain(each) for other in named for each in self.stated(other, "means")]
        differ = bool(own) and all(wanted not in each and each not in wanted for each in own)
        return False if differ else None

    def member(self, listed: str, text: str) -> Verdict:
        """Return whether what a text names is on a list."""
        entry, wanted = self.record.entries[listed], plain(text)
        for member in entry["members"]:
            names = self.record.names(member["id"]) | {plain(member["name"])}
            if wanted in names:
                return True
        if wanted in {plain(each["name"]) for each in entry.get("not_members", [])}:
            return False
        known = self.record.named(text)
        return False if entry["complete"] == "true" and known else None

    def office(self, person: str, number: int, text: str) -> Verdict:
        """Return whether what a text names held an office when ``person`` did."""
        named = self.record.named(text)
        surname = {
            entry["id"]
            for entry in self.record.entries.values()
            if entry["kind"] == "person" and plain(entry["name"].split()[-1]) == plain(text)
        }
        if (named | surname) & self.record.group(person):
            return True
        role = self.record.entries[person]["roles"][number]
        for other in named:
            for held in self.record.entries[other].get("roles", []):
                span = edtf(held["during"]) if "during" in held else None
                same = plain(held["office"]) == plain(role["office"])
                if same and (span is None or not apart(span, edtf(role["during"]))):
                    return None
        whole_time = "/" in role["during"] and role["sole"] == "true"
        return False if named and whole_time else None

    def answer(self, stand: str, text: str) -> Verdict:
        """Return whether a text answers, in the name of a position's holder, its question."""
        position = self.positions.all[stand]
        wanted = plain(text)
        if wanted in {plain(each) for each in position.answers}:
            return True
        fact = self.record.entries[position.fact]
        if wanted in {plain(each.get("answer", "")) for each in fact.get("misreadings", [])}:
            return False
        others = [each for each in self.positions.all.values()
                  if each.issue == position.issue and each.issue
                  and wanted in {plain(answer) for answer in each.answers}]  # fmt: skip
        verdicts = {self.positions.holds(position.holder, each) for each in others}
        return verdicts.pop() if len(verdicts) == 1 else None

    def holder(self, stand: str, text: str) -> Verdict:
        """Return whether what a text names takes a position."""
        voices = [
            entry["id"]
            for entry in self.record.entries.values()
            if "name" in entry
            and plain(text)
            in {plain(entry["name"]), plain(f"{entry['name']} {entry.get('setting', '')}")}
        ]
        verdicts = {self.positions.holds(each, self.positions.all[stand]) for each in voices}
        return verdicts.pop() if len(verdicts) == 1 else None

    def says(self, stand: str, text: str) -> Verdict:
        """Return whether a sentence reports what the holder of a position holds."""
        position = self.positions.all[stand]
        fact = self.record.entries[position.fact]
        wrong = [each["says"] for each in fact.get("misreadings", []) if "says" in each]
        ending = plain(text)
        found: list[tuple[int, Verdict]] = [
            (len(each), False) for each in map(plain, wrong) if ending.endswith(each)
        ]
        for other in self.positions.all.values():
            for saying in map(plain, other.sayings):
                if ending.endswith(saying):
                    mine = other.id == stand
                    held = True if mine else self.positions.holds(position.holder, other)
                    found.append((len(saying), held))
        longest = max((length for length, _ in found), default=0)
        verdicts = {verdict for length, verdict in found if length == longest}
        return verdicts.pop() if len(verdicts) == 1 else None


def _date(text: str, own: str, stated: list[str]) -> Verdict:
    days = english(text)
    if days is None or days == edtf(own):
        return None if days is None else True
    return False if all(apart(days, edtf(each)) for each in stated) else None


def without_lead(definition: str) -> str:
    """Return a definition in plain form, without what all views begin with."""
    return plain(plain(definition).removeprefix("view that "))


Amount = tuple[Decimal, Decimal, str, bool]


def number(text: str) -> Amount | None:
    """Return the ends, the unit and the vagueness of a quantity in words."""
    pattern = r"(about )?([\d,.]+)(?:–([\d,.]+))? ?(\D*)"
    match = re.fullmatch(pattern, text.strip().rstrip("."), re.IGNORECASE)
    if match is None:
        return None
    low = Decimal(match[2].replace(",", ""))
    high = Decimal(match[3].replace(",", "")) if match[3] else low
    return low, high, match[4].strip(), bool(match[1])


def written(entry: Entry) -> Amount:
    """Return the quantity of a figure as its entry has it."""
    low, high = entry.get("value", entry.get("low")), entry.get("value", entry.get("high"))
    about = entry.get("about") == "true"
    return Decimal(str(low)), Decimal(str(high)), entry.get("unit", ""), about


def far(one: Amount, other: Amount) -> bool:
    """Return whether two quantities cannot be one: more than an eighth apart where vague."""
    (low, high), (other_low, other_high) = (_widened(each) for each in (one, other))
    return one[2] == other[2] and (high < other_low or other_high < low)


def _widened(amount: Amount) -> tuple[Decimal, Decimal]:
    low, high, _, about = amount
    margin = max(abs(low), abs(high)) / 8 if about else Decimal(0)
    return low - margin, high + margin
