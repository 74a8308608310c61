"""Many submissions at once, or one by one: the same scores, states and quarantine list."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING
from unittest.mock import patch

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from pyarrow import parquet

from factquiz.gradebook import ledger
from factquiz.gradebook.rules import Rules
from factquiz.items.codec import encode
from factquiz.responses import gathered as gathering
from factquiz.responses import ndjson
from factquiz.responses.arrival import Arrival
from factquiz.responses.batch import Batch
from factquiz.responses.cut import submissions as submissions_cut
from factquiz.responses.gathered import arrivals_of, gathered
from factquiz.responses.quarantine import Quarantined, Refusal
from factquiz.responses.roster import Student
from factquiz.responses.sent import Sent
from factquiz.responses.tables import delimited
from factquiz.responses.tables.delimited import read_delimited
from factquiz.responses.tables.mapping import Mapping
from factquiz.responses.tables.parquet import read_parquet
from factquiz.responses.tables.submissions import submissions
from factquiz.responses.tables.table import BadRow, Table
from tests import strategies
from tests.sample_class import make, quiz

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factquiz.gradebook.gradebook import Gradebook
    from factquiz.responses.sent import Lines

KEY = replace(quiz.key(), forms=(quiz.form(),))
ITEMS = [placed.item.id for placed in KEY.forms[0].items]
CLASS = tuple(Student(id=f"s{number:02d}", name=f"Name {number}") for number in range(40))
HEADER = ["student", "arrived", *ITEMS, "elsewhere"]
MAPPING = Mapping(arrived="arrived")

plain_ids = st.sampled_from([student.id for student in CLASS])
odd_ids = st.sampled_from(["", " s01 ", "nobody", "../x", "s0\x07", "S01", '"s02"', "s,3", "-s"])
plain_cells = st.sampled_from(["", "A", "B", "A; C", "yeast", "1920", " B ", "wheat"])
odd_cells = st.sampled_from(['"A"', '"A; ""B"""', '"two\nlines"', "é", "x" * 300, "A;A", '"'])
times = st.sampled_from(["", "", "2026-05-01T10:00:00Z", "yesterday"])


@st.composite
def lines(draw: st.DrawFn) -> str:
    """Draw a line of a table: mostly in order, sometimes short, long, blank or broken."""
    odd = draw(st.integers(0, 9)) == 0
    cells = [
        draw(odd_ids if odd else plain_ids),
        draw(times) if odd else "",
        *(draw(odd_cells if odd and draw(st.booleans()) else plain_cells) for _ in ITEMS),
    ]
    if odd:
        cells = cells[: draw(st.integers(0, len(cells)))]
        cells += draw(st.sampled_from([[], ["x"], ["", "", "y"]]))
    return ",".join(cells if odd else [*cells, ""])


tables = st.lists(lines(), max_size=40).map(lambda body: "\n".join([",".join(HEADER), *body, ""]))


def _read(text: str) -> Table:
    return read_delimited(io.BytesIO(text.encode()), "class.csv")


def _read_at_once(text: str, block: int) -> Table:
    """Return the same as a large file is read: by NumPy, so many bytes at a time."""
    with patch.object(delimited, "_LARGE", 0), patch.object(delimited, "_AT_ONCE", block):
        table = _read(text)
        return Table(table.name, table.header, iter(list(table.parts)), table.note)


def _graded(arrivals: Iterable[Arrival | Batch]) -> Gradebook:
    return ledger.grade(arrivals, KEY, CLASS, rules=Rules())


def _told(book: Gradebook) -> tuple[object, ...]:
    return (
        list(book.entries()),
        [
            (*entry[:5], entry[5].score, entry[5].tally.states)
            if isinstance(entry, tuple)
            else entry
            for some in book.results()
            for entry in some
        ],
        list(book.received.quarantined()),
        list(book.received.duplicates()),
        book.received.counts(),
    )


def _one_by_one(arrivals: Iterable[Arrival | Batch]) -> Iterator[Arrival]:
    for arrival in arrivals:
        if isinstance(arrival, Batch):
            yield from arrival.arrivals()
        else:
            yield arrival


@given(tables, st.sampled_from([100, 300, 1 << 18]))
@settings(max_examples=60)
def test_a_batch_comes_to_the_same_as_its_rows(text: str, block: int) -> None:
    """Whatever stands in a table, read row by row, taken row by row, or both at once."""
    at_once = list(submissions(_read(text), MAPPING, KEY))
    table = _read(text)
    rows = Table(table.name, table.header, table.rows, table.note)
    row_by_row = list(submissions(rows, MAPPING, KEY))
    assert not any(isinstance(one, Batch) for one in row_by_row)
    expected = _told(_graded(row_by_row))
    assert _told(_graded(at_once)) == expected
    assert _told(_graded(_one_by_one(at_once))) == expected
    again = submissions(_read_at_once(text, block), MAPPING, KEY)
    assert _told(_graded(again)) == expected


cells = st.one_of(plain_cells, plain_cells, plain_cells, odd_cells, st.none())


@given(
    st.lists(
        st.tuples(
            st.one_of(plain_ids, odd_ids), st.lists(cells, min_size=len(ITEMS), max_size=len(ITEMS))
        ),
        max_size=30,
    )
)
@settings(max_examples=40)
def test_a_table_in_parquet_comes_to_the_same_as_its_rows(
    rows: list[tuple[str, list[str | None]]],
) -> None:
    """A table in Parquet, by its distinct texts and row by row."""
    columns = {
        name: pa.array([(student, *said)[place] for student, said in rows], pa.string())
        for place, name in enumerate(["student", *ITEMS])
    }
    file = io.BytesIO()
    parquet.write_table(pa.table(columns), file)
    at_once = list(submissions(read_parquet(file, "class.parquet"), Mapping(), KEY))
    table = read_parquet(file, "class.parquet")
    single = Table(table.name, table.header, table.rows)
    expected = _told(_graded(submissions(single, Mapping(), KEY)))
    assert _told(_graded(at_once)) == expected
    assert _told(_graded(_one_by_one(at_once))) == expected


odd_lines = st.sampled_from(
    [
        *(b"", b"{", b"\xef\xbb\xbf{}", b"[" * 5000, b"\xff", b"null", b" "),
        b'{"responses":{"grain":"A","grain":"B"}}',
    ]
)
sent = strategies.submissions(KEY.forms[0]).flatmap(
    lambda one: st.builds(
        lambda **changed: encode(replace(one, **changed)),
        student=st.one_of(plain_ids, plain_ids, plain_ids, odd_ids),
        saved=st.sampled_from(["", "2026-05-01T10:00:00Z"]),
        quiz=st.sampled_from([KEY.quiz, KEY.quiz, KEY.quiz, "other"]),
        responses=st.sampled_from([one.responses, one.responses | {"stray": "A"}]),
    )
)


@st.composite
def pieces(draw: st.DrawFn) -> list[bytes]:
    """Draw lines that are submissions only together, or that hold several of them."""
    one, other = draw(sent), draw(sent)
    at = draw(st.integers(0, len(one)))
    texts = [
        [one[:at], one[at:]],
        [one[:at] + b"{", b"{" + one[at:]],
        [one[:at] + b"}", b'{","responses":{}},' + other],
        [one + b"," + other, b"{"],
        [one + b"," + other],
        [one.replace(b'"saved"', b'"quiz":"x","saved"'), other],
        [one.replace(b":", b" : "), other.replace(b"A", b"\\u0041")],
    ]
    return draw(st.sampled_from(texts))


bodies = st.lists(
    st.one_of(*[sent.map(lambda one: [one])] * 6, odd_lines.map(lambda one: [one]), pieces()),
    max_size=30,
).map(lambda some: [line for lines in some for line in lines])


def _gathered(things: Iterable[Sent | Lines | Arrival], large: int) -> list[Arrival | Batch]:
    """Return things as a class is read that is large from so many bytes on: then it is cut."""
    with patch.object(gathering, "_LARGE", large), patch.object(submissions_cut, "_FEW", 1):
        return list(gathered(things, KEY))


@given(bodies, st.sampled_from([1, 1 << 22]))
@settings(max_examples=50)
def test_gathered_files_come_to_the_same_as_single_ones(body: list[bytes], large: int) -> None:
    """Whatever stands in files, in batches or one by one."""
    things = [Sent(data, f"{number}.json") for number, data in enumerate(body, 1)]
    single = [thing.arrival() for thing in things]
    at_once = _gathered(things, large)
    expected = _told(_graded(single))
    assert _told(_graded(at_once)) == expected
    assert _told(_graded(_one_by_one(at_once))) == expected


@given(bodies, st.integers(1, 2000), st.booleans(), st.sampled_from([1, 1 << 22]))
@settings(max_examples=60)
def test_lines_come_to_the_same_however_they_are_cut(
    body: list[bytes],
    block: int,
    ended: bool,  # noqa: FBT001 (drawn)
    large: int,
) -> None:
    """Read in blocks of any size, some lines too long, the last with an end or without one."""
    data = b"\n".join(body) + b"\n" * ended
    expected = []
    most = 600
    for number, line in enumerate(io.BytesIO(data), 1):
        if len(line.removesuffix(b"\n")) > most:
            refused = Quarantined(
                file="all.ndjson",
                code=Refusal.TOO_LARGE,
                reason="The line has more than 600 bytes.",
                line=number,
            )
            expected.append(Arrival(file=f"all.ndjson:{number}", content=refused))
        elif line.strip():
            expected.append(Sent(line, "all.ndjson", number).arrival())
    with patch.object(ndjson, "_BLOCK", block), patch.object(ndjson, "MAX_BYTES", most):
        things = list(ndjson.read_ndjson(io.BytesIO(data), "all.ndjson"))
    assert [one for thing in things for one in arrivals_of(thing)] == expected
    assert _told(_graded(_gathered(things, large))) == _told(_graded(expected))


def test_simple_files_are_gathered() -> None:
    """So the test above compares two ways."""
    form = KEY.forms[0]
    lines = [encode(make.submission(form, student=student.id)) for student in CLASS]
    things = [Sent(data, f"{number}.json") for number, data in enumerate(lines, 1)]
    (batch,) = gathered(things, KEY)
    assert isinstance(batch, Batch)
    assert len(batch) == len(CLASS)


def test_a_simple_table_is_read_in_batches() -> None:
    """So the test above compares two ways, and one odd row does not spoil the rest."""
    body = [f"{student.id},,{','.join('A' for _ in ITEMS)}," for student in CLASS]
    body[20] = body[20].replace("s20", "../s20")
    text = "\n".join([",".join(HEADER), *body])
    found = list(submissions(_read(text), MAPPING, KEY))
    in_batches = sum(len(one) for one in found if isinstance(one, Batch))
    assert len(CLASS) - 8 <= in_batches < len(CLASS)
    large = list(submissions(_read_at_once(text, 1 << 18), MAPPING, KEY))
    assert [len(one) for one in large if isinstance(one, Batch)] == [
        len(one) for one in found if isinstance(one, Batch)
    ]
    assert all(one.coded for one in large if isinstance(one, Batch))


@given(st.text(st.sampled_from('ab ,"\n\r;\x85\x00'), max_size=60), st.integers(1, 40))
def test_lines_are_cut_as_the_module_csv_cuts_them(text: str, block: int) -> None:
    """Where nothing is quoted, cutting at the separators is all that CSV is."""
    text = f"a,b\n{text}"
    assert list(_read_at_once(text, block).rows) == list(_read(text).rows)
    stream = io.StringIO(text, newline="")
    reader = csv.reader(stream)
    next(reader)
    expected: list[tuple[int, tuple[str, ...]] | int] = []
    while True:
        line = reader.line_num + 1
        try:
            cells = [cell.strip() for cell in next(reader)]
        except StopIteration:
            break
        if any(cells[2:]):
            expected.append(line)
        elif any(cells):
            expected.append((line, (*cells, "", "")[:2]))
    assert [row.line if isinstance(row, BadRow) else row for row in _read(text).rows] == expected
