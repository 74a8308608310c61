"""Lines cut with NumPy: the cells are those that a cut at each separator gives."""

from __future__ import annotations

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factquiz.responses.tables.cutting import Cutter

WIDTH = 3
cells = st.one_of(
    st.sampled_from(["", "A", "A; B", " A", "eight ch", "sixteen chars ab", "sixteen chars abc"]),
    st.sampled_from(["word" * times + end for times in (6, 15, 16, 17) for end in ("", "x", "y")]),
    st.text(st.characters(codec="utf-8", exclude_characters=',"\n\r\0'), max_size=20),
)
rows = st.lists(st.lists(cells, min_size=WIDTH, max_size=WIDTH), min_size=1, max_size=20)


def _data(rows: list[list[str]]) -> bytes:
    return "".join(",".join(row) + "\n" for row in rows).encode()


def _check(cutter: Cutter, rows: list[list[str]], begin: int, end: int) -> None:
    grid = cutter.cut(_data(rows), 5)
    assert grid is not None
    assert grid.coded is not None
    assert grid.lines == range(5, 5 + len(rows))
    columns = list(zip(*rows, strict=True))
    assert [tuple(column) for column in grid.columns] == columns
    for places in ((0, 1, 2), (2, 0)):
        for coded, first, last in (
            (grid.coded(places), 0, len(rows)),
            (grid.coded(places).part(begin, end), begin, min(end, len(rows))),
        ):
            wanted = [columns[place][first:last] for place in places]
            texts = coded.texts()
            assert [set(each) for each in texts] == [set(column) for column in wanted]
            assert [len(set(each)) for each in texts] == [len(each) for each in texts]
            numbered = array("I", coded.spread([range(len(each)) for each in texts]))
            size = last - first
            for at, (column, each) in enumerate(zip(wanted, texts, strict=True)):
                assert [each[number] for number in numbered[at * size : (at + 1) * size]] == list(
                    column
                )
            worths = [[hash(text) >> 8 for text in each] for each in texts]
            sums = [sum(hash(text) >> 8 for text in row) for row in zip(*wanted, strict=True)]
            assert coded.sums(worths) == sums


@given(st.lists(rows, min_size=1, max_size=3), st.integers(0, 5), st.integers(6, 30))
def test_cells_are_found_again_by_their_codes(
    chunks: list[list[list[str]]], begin: int, end: int
) -> None:
    """Whatever stands in them, met before or not; the same of some of the rows."""
    cutter = Cutter(",", WIDTH)
    for some in chunks:
        _check(cutter, some, min(begin, len(some)), end)


def test_more_cells_than_there_are_codes() -> None:
    """Of many different ones some have no slot of their own: they are told apart all the same."""
    cutter = Cutter(",", WIDTH)
    for start in (0, 0, 1500):
        _check(cutter, [[f"{n}", f"long cell {n}", "A"] for n in range(start, start + 3000)], 9, 40)


@pytest.mark.parametrize(
    "data",
    [
        b'a,b,"c"\n',
        b"a,b\n",
        b"a,b,c,d\na,b\n",
        b"a\nb,c,d,e,f\n",
        b"a,b,c\rd,e,f\n",
        b"a,b,\0\n",
        b"a,b,%b\n" % (b"c" * 131_072),
        b"\n\n\n",
    ],
)
def test_what_is_not_simple_is_not_cut(data: bytes) -> None:
    """Quotation marks, rows of another width, other line ends, cells that csv refuses."""
    assert Cutter(",", WIDTH).cut(data, 2) is None


def test_sums_that_are_too_large_are_refused() -> None:
    """Then they are added up in Python, whose numbers have no end."""
    grid = Cutter(",", WIDTH).cut(b"a,b,c\n", 2)
    assert grid is not None
    assert grid.coded is not None
    with pytest.raises(OverflowError):
        grid.coded((0, 1)).sums([[1 << 62], [1 << 62]])
