"""Submissions in JSON, gathered to batches where all students answer the same form.

Then what a submission holds is known beforehand, and it is read straight into a row of responses,
which takes half the time. Whatever does not fit is read the other way, which says what is wrong.
"""

from __future__ import annotations

from operator import getitem
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import UNSET, UnsetType
from msgspec.structs import astuple

from factquiz.responses.batch import Batch
from factquiz.responses.parse import safe
from factquiz.responses.receipt import receipt_of
from factquiz.responses.sent import Sent
from factquiz.responses.submission import MAX_TEXT, SUBMISSION_FORMAT, RawResponse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factquiz.assembly.form import Form, Key
    from factquiz.responses.arrival import Arrival

_GATHERED = 64
"""How many are gathered: few enough for their responses to stay in the processor's cache."""

_REMEMBERED = 1 << 10
"""How many different responses to an item are remembered."""

_NAMES = 5
"""The names that every submission has."""


def gathered(things: Iterable[Sent | Arrival], key: Key) -> Iterator[Arrival | Batch]:
    """Yield what was sent, read: in batches if the key has one form, and that is everybody's."""
    if len(key.forms) != 1 or key.forms[0].student:
        for thing in things:
            yield thing.arrival() if isinstance(thing, Sent) else thing
        return
    reader = _Reader(key.quiz, key.forms[0])
    for thing in things:
        if isinstance(thing, Sent) and reader.takes(thing):
            if len(reader) >= _GATHERED:
                yield from reader.batch()
        else:
            yield from reader.batch()
            yield thing.arrival() if isinstance(thing, Sent) else thing
    yield from reader.batch()


def _said(sent: RawResponse | UnsetType) -> RawResponse | None:
    """Return a response; nothing if the item does not occur."""
    return None if isinstance(sent, UnsetType) else sent


class _Told(dict[Any, bytes]):
    """Responses to one item as a receipt has them, in JSON; nothing if it does not occur."""

    def __init__(self, item: str) -> None:
        super().__init__()
        self._item = item

    def __missing__(self, said: Any) -> bytes:  # noqa: ANN401 (a response, or UNSET)
        """Encode a response that is not remembered; the memory is bounded."""
        told = b"" if said is UNSET else msgspec.json.encode((self._item, said))
        if len(self) < _REMEMBERED and len(told) <= MAX_TEXT:
            self[said] = told
        return told


class _Reader:
    """Reads submissions to one form and keeps them until they are taken as a batch."""

    def __init__(self, quiz: str, form: Form) -> None:
        self._quiz = quiz
        self._form = form
        self._decoder = _decoder(form)
        self._reads = (_said,) * len(form.items)
        self._sent: list[Sent] = []
        self._students: list[str] = []
        self._rows: list[tuple[Any, ...]] = []
        self._receipts: list[str] = []
        ids = sorted(placed.item.id for placed in form.items)
        self._told = tuple(map(_Told, ids))
        places = {item: place for place, item in enumerate(ids)}
        self._places = tuple(places[placed.item.id] for placed in form.items)
        """Where the response to each item of the form stands in a row, which is ordered by ids."""

    def __len__(self) -> int:
        """Return how many are kept."""
        return len(self._sent)

    def takes(self, sent: Sent) -> bool:
        """Read a submission and keep it; tell whether nothing is to be said of it."""
        data = sent.data
        try:
            read = self._decoder.decode(data)
        except (msgspec.DecodeError, RecursionError):
            return False
        row = astuple(read.responses)
        # Each name has a colon: if there are no more of them, no name stands twice (see parse).
        names = _NAMES + len(row) - row.count(UNSET)
        if read.saved:
            names += 1 + read.saved.count(":")
        if (
            data.count(b":") != names
            or b"\\" in data
            or read.format != SUBMISSION_FORMAT
            or read.quiz != self._quiz
            or read.form != self._form.code
            or not (data.isascii() or _is_utf8(data))
        ):
            return False
        self._sent.append(sent)
        self._students.append(read.student)
        self._rows.append(row)
        self._receipts.append(self._receipt(read.student, row) if read.saved else "")
        return True

    def _receipt(self, student: str, row: tuple[Any, ...]) -> str:
        said = filter(None, map(getitem, self._told, row))
        return receipt_of(self._quiz, self._form.code, student, said)

    def batch(self) -> Iterator[Arrival | Batch]:
        """Yield what is kept, if anything is, and keep it no longer."""
        if not self._sent:
            return
        sent, students, rows, receipts = self._sent, self._students, self._rows, self._receipts
        self._sent, self._students, self._rows, self._receipts = [], [], [], []
        if not safe(students) or not self._form.items:
            yield from (each.arrival() for each in sent)
            return
        columns = list(zip(*rows, strict=True))
        yield Batch(
            form=self._form,
            students=students,
            files=[each.name for each in sent],
            arrived=("",) * len(sent),
            receipts=receipts,
            columns=[columns[place] for place in self._places],
            reads=self._reads,
            one_by_one=lambda begin, end: (each.arrival() for each in sent[begin:end]),
        )


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _decoder(form: Form) -> msgspec.json.Decoder[Any]:
    """Return what reads a submission to a form: its items, each once, and nothing else."""
    responses = msgspec.defstruct(
        "Responses",
        [
            (f"item_{number}", RawResponse | UnsetType, _field(item))
            for number, item in enumerate(sorted(placed.item.id for placed in form.items))
        ],
        forbid_unknown_fields=True,
        gc=False,
    )
    sent = msgspec.defstruct(
        "Sent",
        [
            *((name, str) for name in ("format", "quiz", "form", "student")),
            ("responses", responses),
            ("saved", str, ""),
        ],
        forbid_unknown_fields=True,
        gc=False,
    )
    return msgspec.json.Decoder(sent)


def _field(name: str) -> Any:  # noqa: ANN401 (as msgspec has it)
    return msgspec.field(default=UNSET, name=name)
