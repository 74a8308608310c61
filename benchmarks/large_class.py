"""A class of any size that answered forty items, made up, in every format that is read.

Sixteen single choices, four true/false, eight multiple responses, four orders, four short answers
and four numbers. One typed answer in thirty is a slip of the finger that nobody else made.
The same size gives the same bytes.
"""

from __future__ import annotations

import csv
import json
import random
from decimal import Decimal
from fractions import Fraction
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from factquiz.assembly.form import KEY_FORMAT, Form, FormItem, Key, letters
from factquiz.assembly.policy import DEFAULT_POLICY
from factquiz.items.arranged import Entry, Order
from factquiz.items.base import Answer, Evidence, Level, Option, Proof, ProofKind
from factquiz.items.choosing import Choice, MultipleResponse, TrueFalse
from factquiz.items.codec import encode_pretty
from factquiz.items.typed import Numeric, ShortAnswer
from factquiz.responses.submission import SUBMISSION_FORMAT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from factquiz.items.model import Item

QUIZ, FORM = "large", "A"
ITEMS: Final = 40
_SEED = 5
_BLOCK = 4096
_DRAWN = 20_000
"""For so many students answers are thought up."""

_KEYS: Final = 2
"""The keys of a multiple response."""

_PROOF = Proof(kind=ProofKind.STATED, statements=("s",))
_WORDS = ("granary", "harbour", "isthmus", "junction")

Responses = dict[str, str | list[str]]
"""What a student sends: labels and typed texts, by the ids of the items."""


def key() -> Key:
    """Return the key: one form for everybody."""
    items = [
        *(_choice(number) for number in range(16)),
        *(_true_false(number) for number in range(4)),
        *(_multiple(number) for number in range(8)),
        *(_order(number) for number in range(4)),
        *(_short(number) for number in range(4)),
        *(_numeric(number) for number in range(4)),
    ]
    placed = tuple(
        FormItem(number=number, points=Fraction(1), item=item)
        for number, item in enumerate(items, 1)
    )
    form = Form(quiz=QUIZ, title="Large", code=FORM, items=placed)
    return Key(format=KEY_FORMAT, quiz=QUIZ, title="Large", policy=DEFAULT_POLICY, forms=(form,))


def _base(identifier: str) -> dict[str, Any]:
    return {
        "id": identifier,
        "pattern": "made-up",
        "stem": f"Question {identifier}?",
        "lesson": "lesson",
        "objective": "know",
        "level": Level.REMEMBER,
        "facts": (identifier,),
        "statements": ("s",),
    }


def _options(*keys: bool) -> tuple[Option, ...]:
    return tuple(
        Option(
            id=f"o{place}",
            text=f"option number {place}",
            key=each,
            rationale="So it is.",
            proof=_PROOF,
            evidence=Evidence(),
        )
        for place, each in enumerate(keys)
    )


def _choice(number: int) -> Item:
    options = _options(*(place == number % 4 for place in range(4)))
    return Choice(**_base(f"choice-{number}"), options=options)


def _true_false(number: int) -> Item:
    said = f"Statement {number} is so."
    options = _options(number % 2 == 0, number % 2 == 1)
    return TrueFalse(**_base(f"judge-{number}"), statement=said, options=options)


def _multiple(number: int) -> Item:
    keys = {number % 5, (number + 2) % 5}
    return MultipleResponse(
        **_base(f"several-{number}"), options=_options(*(place in keys for place in range(5)))
    )


def _order(number: int) -> Item:
    entries = tuple(
        Entry(
            id=f"e{place}",
            fact=f"order-{number}",
            text=f"entry number {place}",
            position=1 + (place + number) % 4,
            rationale="So it was.",
            proof=_PROOF,
            evidence=Evidence(),
        )
        for place in range(4)
    )
    return Order(**_base(f"order-{number}"), entries=entries)


def _short(number: int) -> Item:
    answer = Answer(
        text=_WORDS[number], key=True, rationale="So it is.", proof=_PROOF, evidence=Evidence()
    )
    return ShortAnswer(**_base(f"word-{number}"), answers=(answer,))


def _numeric(number: int) -> Item:
    middle = Decimal(1950 + 10 * number)
    return Numeric(
        **_base(f"number-{number}"),
        low=middle,
        high=middle,
        tolerance=Decimal(2),
        unit="",
        text=str(middle),
        rationale="So it is.",
        proof=_PROOF,
        evidence=Evidence(),
    )


def students(count: int) -> Iterator[tuple[str, Responses]]:
    """Yield every student's id and responses, about two thirds of them right.

    Of a class of more than 20,000 the rest answer as those did, but for the slips of the finger:
    thinking up answers takes longer than grading them.
    """
    chance = random.Random(_SEED)  # noqa: S311 (made-up answers, not secrets)
    form = key().forms[0]
    first = [
        {placed.item.id: _response(placed.item, chance) for placed in form.items}
        for _ in range(min(count, _DRAWN))
    ]
    typed = [placed.item.id for placed in form.items if isinstance(placed.item, ShortAnswer)]
    for number in range(count):
        again, place = divmod(number, _DRAWN)
        answers = first[place]
        if again:
            slips = {item: f"{answers[item]}{again}" for item in typed if _is_slip(answers[item])}
            answers = {**answers, **slips}
        yield f"s{number:07d}", answers


def _is_slip(said: str | list[str]) -> bool:
    return bool(said) and said[-1].isdecimal()


def _response(  # noqa: PLR0911 (one for each interaction)
    item: Item, chance: random.Random
) -> str | list[str]:
    luck = chance.random()
    if luck > 0.98:  # noqa: PLR2004 (one in fifty is left open)
        return ""
    knows = luck < 0.65  # noqa: PLR2004 (two in three are known)
    match item:
        case Choice():
            right = next(place for place, option in enumerate(item.options) if option.key)
            return letters(4)[right if knows else chance.randrange(4)]
        case TrueFalse():
            return str(item.options[0].key is knows).lower()
        case MultipleResponse():
            right_ones = [place for place, option in enumerate(item.options) if option.key]
            chosen = right_ones if knows else sorted(chance.sample(range(5), _KEYS))
            return [letters(5)[place] for place in chosen]
        case Order():
            places = sorted(range(4), key=lambda place: item.entries[place].position)
            if not knows:
                chance.shuffle(places)
            return [letters(4)[place] for place in places]
        case ShortAnswer():
            text = item.answers[0].text if knows else chance.choice(_WORDS)
            return f"{text}{chance.randrange(10**6)}" if luck < 0.03 else text  # noqa: PLR2004
        case Numeric():
            return str(int(item.low) + (chance.randrange(3) if knows else chance.randrange(40)))
        case _:
            raise TypeError(item)


def write_key(folder: Path) -> Path:
    """Write the key and return where."""
    path = folder / "key.json"
    path.write_bytes(encode_pretty(key()))
    return path


def write_roster(folder: Path, count: int) -> Path:
    """Write the roster and return where."""
    path = folder / "class.csv"
    with path.open("w", encoding="utf-8") as file:
        file.write("student,name\n")
        file.writelines(f"s{number:07d},Student {number}\n" for number in range(count))
    return path


def write_csv(folder: Path, count: int) -> Path:
    """Write a table with a row for each student and return where."""
    path = folder / "class responses.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["student", *range(1, ITEMS + 1)])
        writer.writerows([who, *map(_cell, said.values())] for who, said in students(count))
    return path


def write_ndjson(folder: Path, count: int) -> Path:
    """Write a file with a submission in each line and return where."""
    path = folder / "responses.ndjson"
    with path.open("wb") as file:
        file.writelines(_json(who, said) + b"\n" for who, said in students(count))
    return path


def write_files(folder: Path, count: int) -> Path:
    """Write a file for each student, a thousand in a folder, and return where."""
    root = folder / "submissions"
    for number, (who, said) in enumerate(students(count)):
        part = root / f"{number // 1000:04d}"
        part.mkdir(parents=True, exist_ok=True)
        (part / f"{who}.json").write_bytes(_json(who, said))
    return root


def write_parquet(folder: Path, count: int) -> Path:
    """Write a table in Parquet with a row for each student and return where."""
    names = ("student", *map(str, range(1, ITEMS + 1)))
    rows = ((who, *map(_cell, said.values())) for who, said in students(count))
    return _parquet(folder / "responses.parquet", names, rows)


def write_long(folder: Path, count: int) -> Path:
    """Write a table in Parquet with a row for each response and return where."""
    rows = (
        (who, FORM, item, _cell(response))
        for who, said in students(count)
        for item, response in said.items()
    )
    return _parquet(folder / "long.parquet", ("student", "form", "item", "response"), rows)


def _parquet(path: Path, names: Sequence[str], rows: Iterator[tuple[str, ...]]) -> Path:
    """Write a table of texts, block by block."""
    import pyarrow as pa  # noqa: PLC0415 (heavy, and for this format alone)
    from pyarrow import parquet  # noqa: PLC0415

    schema = pa.schema([(name, pa.string()) for name in names])
    with parquet.ParquetWriter(path, schema) as writer:
        while block := list(islice(rows, _BLOCK)):
            columns = dict(zip(names, zip(*block, strict=True), strict=True))
            writer.write_table(pa.table(columns, schema=schema))
    return path


def _cell(response: str | list[str]) -> str:
    return response if isinstance(response, str) else "; ".join(response)


def _json(student: str, responses: Responses) -> bytes:
    sent = {
        "format": SUBMISSION_FORMAT,
        "quiz": QUIZ,
        "form": FORM,
        "student": student,
        "responses": {item: said for item, said in responses.items() if said},
        "saved": "2026-05-01T10:00:00Z",
    }
    return json.dumps(sent, separators=(",", ":")).encode()
