"""Generated worlds: what is really so, and a fact base that tells only part of it.

The facts of a world are true and often vague: a date to the year or "circa", a range, an open
list, a view reported under another name. Things have several names, and two facts on one thing
are linked as a teacher would link them. The test knows the world; the engine sees only the facts.
So a proof that something is false is wrong if it is true in the world.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from factquiz.knowledge.statement import Moment, Quantity, Thing, Value, Words
from tests.knowledge.bases import base_of_facts, fact
from tests.knowledge.opinions import opinions

if TYPE_CHECKING:
    import random

    from factquiz.knowledge.base import KnowledgeBase

SUBJECTS = ("the flood", "the opening", "the meeting", "the fire", "the rescue")
"""The things of a world, by their first name; each has two more."""

BODIES = {
    "body": ("Amber", "Beryl", "Coral"),
    "office": ("Daisy", "Elder", "Fern"),
    "link": ("Gull", "Heron", "Ibis"),
}
"""The bodies of a world: three of them, each by three names and ids."""

CITIES = (("Vienna", "Wien"), ("Galați", "Galatz"), ("Wrocław", "Breslau"))


@dataclass
class World:
    """A world and its facts.

    Things, cities and propositions are numbers; ``thing_of`` and ``proposition_of`` lead to them
    from the ids that the facts use.
    """

    entries: list[dict[str, Any]] = field(default_factory=list)
    days: dict[int, date] = field(default_factory=dict)
    cities: dict[int, int] = field(default_factory=dict)
    hosts: dict[int, int] = field(default_factory=dict)
    thing_of: dict[str, int] = field(default_factory=dict)
    amounts: dict[str, Decimal] = field(default_factory=dict)
    lists: dict[str, frozenset[int]] = field(default_factory=dict)
    held: dict[str, frozenset[int]] = field(default_factory=dict)
    proposition_of: dict[str, int] = field(default_factory=dict)

    def base(self, rng: random.Random) -> KnowledgeBase:
        """Return the knowledge base of the world's facts, in any order."""
        shuffled = rng.sample(self.entries, len(self.entries))
        return base_of_facts(fact(entry) for entry in shuffled)

    def is_true(self, subject: str, name: str, value: Value) -> bool:
        """Return whether a value, in its own vagueness, is true of a subject."""
        match name, value:
            case "happened", Moment():
                day = self.days[self.thing_of[subject]]
                return value.when.first <= day <= value.when.last
            case "place", Words():
                return value.text in CITIES[self.cities[self.thing_of[subject]]]
            case "host", Thing():
                return self.thing_of[value.id] == self.hosts[self.thing_of[subject]]
            case "amount", Quantity():
                margin = value.high / 10 if value.about else Decimal(0)
                return value.low - margin <= self.amounts[subject] <= value.high + margin
            case _:
                raise AssertionError(f"the world knows nothing of {name}: {value}")


def world(rng: random.Random) -> World:
    """Return a world with its facts."""
    made = World()
    _cities(made, rng)
    for thing in range(rng.randint(2, len(SUBJECTS))):
        made.days[thing] = date(1950, 1, 1) + timedelta(days=rng.randrange(2_000))
        made.cities[thing] = rng.randrange(len(CITIES))
        _events(made, thing, rng)
    _bodies(made, rng)
    _figures(made, rng)
    _lists(made, rng)
    made.held, made.proposition_of, entries = opinions(rng)
    made.entries.extend(entries)
    return made


def _cities(made: World, rng: random.Random) -> None:
    """Write the cities as members of a list, some names as aliases and some as ``same_as``."""
    members = []
    for number, (one, other) in enumerate(CITIES):
        if rng.random() < 0.5:
            members.append({"id": f"city-{number}", "name": one, "aliases": [other]})
        else:
            members.append({"id": f"city-{number}", "name": one})
            members.append({"id": f"town-{number}", "name": other, "same_as": [f"city-{number}"]})
    made.entries.append({"list": "cities", "name": "the cities", "complete": "false",
                         "member_is": "a city", "members_are": "cities",
                         "members": members})  # fmt: skip


def vague(day: date, rng: random.Random) -> str:
    """Return an EDTF text that is true of a day."""
    text = day.isoformat()
    later = day + timedelta(days=rng.randrange(1, 900))
    earlier = day - timedelta(days=rng.randrange(1, 900))
    near = day.replace(year=day.year + rng.choice([-1, 0, 1]), day=1)
    return rng.choice(
        [
            *(text, text, text, text[:7], text[:4], f"{text[:3]}X"),
            *(f"{near.isoformat()[:4]}~", f"{near.isoformat()[:7]}~"),
            *(f"{earlier}/{later}", f"{earlier.isoformat()[:4]}/{later.isoformat()[:7]}"),
            *(f"{earlier}/..", f"../{later}"),
        ]
    )


def _events(made: World, thing: int, rng: random.Random) -> None:
    """Write one or two facts on a thing; the second is linked to the first in one of four ways."""
    first = f"event-{thing}"
    entry: dict[str, Any] = {"event": first, "name": SUBJECTS[thing]}
    entries = [entry]
    if rng.random() < 0.5:
        other: dict[str, Any] = {"event": f"again-{thing}", "name": f"{SUBJECTS[thing]} of old"}
        match rng.randrange(4):
            case 0:
                other["same_as"] = [first]
            case 1:
                entry["same_as"] = [f"again-{thing}"]
            case 2:
                other["aliases"] = [SUBJECTS[thing].upper()]
            case _:
                entry["aliases"] = [f"{SUBJECTS[thing]} of old".removeprefix("the ")]
        entries.append(other)
    for each in entries:
        each["date"] = vague(made.days[thing], rng)
        if rng.random() < 0.7:
            each["place"] = rng.choice(CITIES[made.cities[thing]])
        made.thing_of[each["event"]] = thing
    made.entries.extend(entries)


def _bodies(made: World, rng: random.Random) -> None:
    """Write hosts, each under two ids that a third fact links: a chain of ``same_as``."""
    for number in range(3):
        ends = [f"body-{number}", f"office-{number}"]
        made.entries.append({"body": ends[0], "name": BODIES["body"][number]})
        made.entries.append({"body": ends[1], "name": BODIES["office"][number]})
        link = {"term": f"link-{number}", "name": BODIES["link"][number], "same_as": ends}
        made.entries.append(link)
        made.thing_of.update(dict.fromkeys((*ends, f"link-{number}"), 100 + number))
    for entry in made.entries:
        if "event" in entry:
            thing = made.thing_of[entry["event"]]
            host = made.hosts.setdefault(thing, 100 + rng.randrange(3))
            if rng.random() < 0.7:
                entry["host"] = rng.choice([f"body-{host - 100}", f"office-{host - 100}"])


def _figures(made: World, rng: random.Random) -> None:
    """Write one or two figures of each of three measures, as points, ranges and "about"."""
    for measure in range(3):
        real = Decimal(rng.randrange(20, 60))
        for number in range(rng.randint(1, 2)):
            made.amounts[f"figure-{measure}-{number}"] = real
            made.entries.append(
                {
                    "figure": f"figure-{measure}-{number}",
                    "measure": rng.choice([f"the share of {measure}", f"The share of {measure}"]),
                    "unit": "%",
                    "as_of": rng.choice(["2002", "2002-03", "2001/2003"]),
                    **_amount(real, rng),
                }
            )


def _amount(real: Decimal, rng: random.Random) -> dict[str, str]:
    match rng.randrange(3):
        case 0:
            return {"value": str(real)}
        case 1:
            low, high = real - rng.randrange(5), real + rng.randrange(1, 9)
            return {"low": str(low), "high": str(high)}
        case _:
            near = (real / (1 + Decimal(rng.randrange(-9, 10)) / 100)).quantize(Decimal("0.1"))
            return {"value": str(near), "about": "true"}


def _lists(made: World, rng: random.Random) -> None:
    """Write lists of bodies, complete and open, each member under a name or id of its own."""
    for number in range(2):
        real = frozenset(100 + each for each in range(3) if rng.random() < 0.6) or {100}
        complete = rng.random() < 0.6
        told = sorted(real) if complete else sorted(real)[:1]
        made.lists[f"list-{number}"] = frozenset(real)
        members = []
        for thing in told:
            kind = rng.choice(list(BODIES))
            name, known = BODIES[kind][thing - 100], f"{kind}-{thing - 100}"
            member: dict[str, Any] = rng.choice(
                [
                    {"id": known, "name": name},
                    {"id": f"member-{number}-{thing}", "name": name},
                    {
                        "id": f"member-{number}-{thing}",
                        "name": f"Quartz {number}{thing}",
                        "aliases": [name],
                    },
                    {
                        "id": f"member-{number}-{thing}",
                        "name": f"Quince {number}{thing}",
                        "same_as": [known],
                    },
                ]
            )
            made.thing_of[member["id"]] = thing
            members.append(member)
        made.entries.append(
            {
                "list": f"list-{number}",
                "name": f"the list {number}",
                "complete": str(complete).lower(),
                "sort": "body",
                "member_is": "a part",
                "members_are": "parts",
                "members": members,
            }
        )
