"""Submissions in JSON, gathered to batches where all students answer the same form.

Then what a submission holds is known beforehand, and many of them are read at once, straight into
columns of responses. What does not fit is halved until the odd one stands alone; and that is read
the other way, which says what is wrong.
"""

from __future__ import annotations

from itertools import repeat
from operator import attrgetter, methodcaller
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import UNSET, UnsetType
from msgspec.structs import astuple

from factquiz.responses.arrival import Arrival
from factquiz.responses.batch import Batch
from factquiz.responses.parse import safe
from factquiz.responses.receipt import Receipts
from factquiz.responses.sent import Files, Lines, Sent
from factquiz.responses.stretches import Known, cut, runs
from factquiz.responses.submission import SUBMISSION_FORMAT, RawResponse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factquiz.assembly.form import Form, Key
    from factquiz.responses.cut.submissions import Cutter
    from factquiz.responses.sent import Some
    from factquiz.responses.stretches import Stretch

_AT_ONCE = 1 << 19
"""Bytes that are gathered from small files, about."""

_GATHERED = 256
"""How many are read together: few enough for their responses to stay in the processor's cache."""

_FEW = 8
"""So many are read one by one, if there is something about them."""

_LARGE = 1 << 22
"""Bytes after which more may come that NumPy saves more time than it takes to load."""

_NAMES = 5
"""The names that every submission has."""


def gathered(
    things: Iterable[Sent | Lines | Arrival], key: Key, size: int = 0
) -> Iterator[Arrival | Batch]:
    """Yield what was sent, read: in batches if the key has one form, and that is everybody's.

    ``size`` is how many bytes are known to come.
    """
    if len(key.forms) != 1 or key.forms[0].student:
        for thing in things:
            yield from arrivals_of(thing)
        return
    form = key.forms[0]
    reader = _Reader(key.quiz, form)
    cutter = _cutter(key.quiz, form) if size >= _LARGE else None
    seen = size
    for some in _some_at_a_time(things):
        if isinstance(some, Arrival):
            yield some
            continue
        if seen < _LARGE:
            seen += some.size()
            cutter = _cutter(key.quiz, form) if seen >= _LARGE else None
        for part in cutter.read(some) if cutter else (some,):
            yield from (part,) if isinstance(part, Batch) else reader.read(part)


def _cutter(quiz: str, form: Form) -> Cutter | None:
    """Return what cuts many submissions at once, if NumPy is there and can do it."""
    try:
        from factquiz.responses.cut.submissions import Cutter  # noqa: PLC0415 (as said)
    except ImportError:
        return None
    try:
        return Cutter(quiz, form)
    except ValueError:
        return None


def _some_at_a_time(things: Iterable[Sent | Lines | Arrival]) -> Iterator[Files | Lines | Arrival]:
    """Yield things in their order, as many small files at once as shall be read together."""
    waiting: list[Sent] = []
    size = 0
    for thing in things:
        if isinstance(thing, Sent):
            waiting.append(thing)
            size += len(thing.data)
            if size < _AT_ONCE and len(waiting) < _AT_ONCE >> 8:
                continue
        if waiting:
            yield Files(waiting)
            waiting, size = [], 0
        if not isinstance(thing, Sent):
            yield thing
    if waiting:
        yield Files(waiting)


def arrivals_of(thing: Sent | Lines | Arrival) -> Iterator[Arrival]:
    """Yield what was sent, read one by one."""
    if isinstance(thing, Lines):
        yield from (each.arrival() for each in thing.each())
    else:
        yield thing.arrival() if isinstance(thing, Sent) else thing


class _Reader:
    """Reads submissions to one form."""

    def __init__(self, quiz: str, form: Form) -> None:
        self._form = form
        self._same = {(SUBMISSION_FORMAT, quiz, form.code)}
        self._receipts = Receipts(quiz, form.code)
        ids = [placed.item.id for placed in form.items]
        self._decoder = _decoder(ids)
        self._stretches = cut(form.items)
        parts = runs(form, self._stretches)
        ordered = sorted(ids)
        self._known = tuple(
            Known(
                ids[stretch.start : stretch.stop], [ordered[run.start : run.stop] for run in told]
            )
            for stretch, told in zip(self._stretches, parts, strict=True)
        )
        self._runs = tuple(
            (place, at)
            for _, place, at in sorted(
                (run.start, place, at)
                for place, told in enumerate(parts)
                for at, run in enumerate(told)
            )
        )
        """The runs of a receipt, by the ids of the items: the stretch, and which run of it."""

    def read(self, some: Some) -> Iterator[Arrival | Batch]:
        """Yield submissions in batches, and one by one where there is something about them."""
        for begin in range(0, len(some), _GATHERED):
            yield from self._read(some.part(begin, min(begin + _GATHERED, len(some))))

    def _read(self, some: Some) -> Iterator[Arrival | Batch]:
        batch = self._batch(some)
        if batch is not None:
            yield batch
        elif len(some) > _FEW:
            middle = len(some) // 2
            yield from self._read(some.part(0, middle))
            yield from self._read(some.part(middle, len(some)))
        else:
            yield from (each.arrival() for each in some.each())

    def _batch(self, some: Some) -> Batch | None:
        """Return submissions as a batch, if nothing is to be said of any of them."""
        read = self._decoded(some.datas())
        if read is None:
            return None
        students = list(map(attrgetter("student"), read))
        if not safe(students):
            return None
        responses = list(zip(*map(astuple, map(attrgetter("responses"), read)), strict=True))
        saved = list(map(attrgetter("saved"), read))
        if self._colons(responses, saved) != sum(map(bytes.count, some.datas(), repeat(b":"))):
            return None
        columns = [
            list(
                map(
                    known.__getitem__,
                    zip(*responses[stretch.start : stretch.stop], strict=True)
                    if len(stretch) > 1
                    else responses[stretch.start],
                )
            )
            for known, stretch in zip(self._known, self._stretches, strict=True)
        ]
        return Batch(
            form=self._form,
            students=students,
            files=some.names(0, len(some)),
            arrived=("",) * len(some),
            receipts=self._told(students, columns, saved),
            columns=columns,
            stretches=self._stretches,
            one_by_one=lambda begin, end: (each.arrival() for each in some.part(begin, end).each()),
        )

    def _decoded(self, datas: Sequence[bytes]) -> list[Any] | None:
        """Return submissions to this form; nothing if one of them is none, or not surely one.

        They are read as one list, with line ends between them, which no text in JSON may hold. As
        each begins with a brace, and what follows a comma inside a submission does not, there are
        as many in the list as there should be if and only if each of them is one alone.
        """
        together = b"\n,".join(datas)
        if (
            not self._form.items
            or b"\\" in together
            or not all(map(methodcaller("startswith", b"{"), datas))
            or not (together.isascii() or _is_utf8(together))
        ):
            return None
        try:
            read: list[Any] = self._decoder.decode(b"[%b]" % together)
        except (msgspec.DecodeError, RecursionError):
            return None
        alike = set(map(attrgetter("format", "quiz", "form"), read)) == self._same
        return read if alike and len(read) == len(datas) else None

    def _colons(self, columns: Sequence[Sequence[Any]], saved: Sequence[str]) -> int:
        """Return how many colons there are if no name stands twice (:mod:`~.parse`)."""
        times = len(saved)
        open_ones = sum(column.count(UNSET) for column in columns)
        named = times - saved.count("")
        return (_NAMES + len(columns)) * times - open_ones + named + "".join(saved).count(":")

    def _told(
        self, students: Sequence[str], columns: Sequence[Sequence[Stretch]], saved: Sequence[str]
    ) -> list[str]:
        """Return the receipts of those that were saved by the form page."""
        told = [[each.told for each in column] for column in columns]
        each_run = ([each[at] for each in told[place]] for place, at in self._runs)
        said = map(b"".join, zip(*each_run, strict=True))
        receipts = self._receipts.of(students, said)
        if "" in saved:
            return [one if was else "" for one, was in zip(receipts, saved, strict=True)]
        return receipts


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _decoder(items: Sequence[str]) -> msgspec.json.Decoder[Any]:
    """Return what reads a list of submissions: of the items each once, and nothing else."""
    responses = msgspec.defstruct(
        "Responses",
        [
            (f"item_{number}", RawResponse | UnsetType, msgspec.field(default=UNSET, name=item))
            for number, item in enumerate(items)
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
    return msgspec.json.Decoder(list[sent])  # type: ignore[valid-type]
