"""Submissions in JSON cut with NumPy: each comes to what it comes to alone, or is left alone."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from factquiz import codes
from factquiz.responses import gathered as gathering
from factquiz.responses.arrival import Arrival
from factquiz.responses.batch import Batch
from factquiz.responses.cut import submissions
from factquiz.responses.cut.receipts import codes_of_12
from factquiz.responses.cut.style import Style, learn
from factquiz.responses.cut.submissions import Cutter
from factquiz.responses.gathered import gathered
from factquiz.responses.receipt import receipt
from factquiz.responses.sent import Files, Lines, Sent
from factquiz.responses.submission import Submission
from tests.sample_class import quiz

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factquiz.responses.sent import Some

KEY = replace(quiz.key(), forms=(quiz.form(),))
FORM = KEY.forms[0]
ITEMS = [placed.item.id for placed in FORM.items]

SPACES = {
    "compact": {"separators": (",", ":")},
    "json": {},
    "form page": {"indent": 1},
    "sorted": {"separators": (",", ":"), "sort_keys": True},
}
ENDS = ("", "\r", " ", "\n ")

SAID = st.one_of(
    st.sampled_from(["A", "B", "true", "yeast", "1920", "20:15", "é", "x" * 300, ""]),
    st.sampled_from(
        [f'","{ITEMS[0]}":"A', f'"{ITEMS[1]}":', '":', '\\":"', "\\", "\x07", "\u2028"]
    ),
    st.lists(st.sampled_from(["A", "B", "C", '"', "},{", ""]), max_size=5),
)
RAW = st.sampled_from(
    [
        *("null", "1", "NaN", "1e999", "true", "{}", '{"a":"A"}', "[[]]", '["A",1]', "", '"A" "B"'),
        *('"A","B"', '"\\ud800"', '"\\u0041"', '"a\tb"', '"A"}', '{"a', "[" * 2000, '"A', "'A'"),
    ]
)
"""What stands for a value and is none, or none of ours, or one in another spelling."""

HOSTILE = "\x01hostile\x01"


def _written(sent: dict[str, object], space: str, end: str) -> bytes:
    return (json.dumps(sent, ensure_ascii=False, **SPACES[space]) + end).encode()  # type: ignore[arg-type]


@st.composite
def bodies(draw: st.DrawFn, *, lines: bool) -> list[bytes]:
    """Draw a class that mostly writes in one style, and some who do mischief."""
    space = draw(st.sampled_from(["compact", "json", "sorted"] if lines else sorted(SPACES)))
    end = draw(st.sampled_from(ENDS[:3] if lines else ENDS))
    chosen = draw(st.lists(st.tuples(st.integers(0, 9), st.booleans()), min_size=1, max_size=24))
    return [
        draw(_one(number, saved=saved).flatmap(partial(_writing, space, end, odd=luck == 0)))
        for number, (luck, saved) in enumerate(chosen)
    ]


def _writing(
    space: str, end: str, sent: dict[str, object], *, odd: bool
) -> st.SearchStrategy[bytes]:
    return _mischief(sent, space, end) if odd else st.just(_written(sent, space, end))


@st.composite
def _one(draw: st.DrawFn, number: int, *, saved: bool) -> dict[str, object]:
    """Draw a submission."""
    said = draw(st.lists(SAID, min_size=len(ITEMS), max_size=len(ITEMS)))
    absent = draw(st.sets(st.sampled_from(ITEMS), max_size=2))
    sent: dict[str, object] = {
        "format": "factquiz-submission/1",
        "quiz": KEY.quiz,
        "form": FORM.code,
        "student": f"s{number:02d}",
        "responses": {
            item: each for item, each in zip(ITEMS, said, strict=True) if item not in absent
        },
    }
    if saved:
        sent["saved"] = draw(st.sampled_from(["2026-05-01T10:00:00Z", "", '":"', "ü"]))
    return sent


@st.composite
def _mischief(draw: st.DrawFn, sent: dict[str, object], space: str, end: str) -> bytes:
    """Draw what somebody made of a submission."""
    where = draw(st.sampled_from(["student", "form", "saved", "format", "responses", "in", "text"]))
    if where == "in":
        sent["responses"] = {ITEMS[0]: "A", ITEMS[-1]: HOSTILE, **draw(st.just({}))}
    elif where != "text":
        sent[where] = HOSTILE
    text = _written(sent, space, end).replace(json.dumps(HOSTILE).encode(), draw(RAW).encode())
    at = draw(st.integers(0, len(text)))
    extra = b'"%b":"B",' % draw(st.sampled_from([ITEMS[0], "quiz", "x"])).encode()
    return draw(
        st.sampled_from(
            [
                text,
                *(text[:at], text[at:], text[:at] + b"\xff" + text[at:], b"\xef\xbb\xbf" + text),
                *(b" " + text, text + text, text.replace(b'":', b'" :', 1), b""),
                text.replace(b'"%b"' % ITEMS[0].encode(), extra + b'"%b"' % ITEMS[0].encode()),
                text.replace(b"{", b"{,").replace(b"}", b",}"),
                text.replace(b'"student"', extra + b'"student"'),
                text.replace(b'","', b'""', 1),
            ]
        )
    ).replace(b"\n", b" " if b"\n" not in end.encode() else b"\n")


def _same(batch: Batch) -> Iterator[Arrival]:
    """Yield what a batch has, read by its columns; its codes say the same."""
    assert batch.coded is not None
    distinct = batch.coded.texts()
    numbers = memoryview(batch.coded.spread([range(len(each)) for each in distinct])).cast("I")
    for at, (student, file, told) in enumerate(
        zip(batch.students, batch.files, batch.receipts, strict=True)
    ):
        said = {}
        for place, (item, column, read) in enumerate(
            zip(ITEMS, batch.columns, batch.reads, strict=True)
        ):
            assert distinct[place][numbers[place * len(batch) + at]] == column[at]
            each = read(column[at])
            if each is not None:
                said[item] = each
        content = Submission(
            format="factquiz-submission/1",
            quiz=KEY.quiz,
            form=FORM.code,
            student=student,
            responses=said,
        )
        assert told in {"", receipt(content)}
        yield Arrival(file=file, content=replace(content, saved="" if not told else "some time"))


def _without_time(arrival: Arrival) -> Arrival:
    content = arrival.content
    if isinstance(content, Submission) and content.saved:
        content = replace(content, saved="some time")
    return replace(arrival, content=content)


def _check(some: Some, cutter: Cutter | None = None) -> int:
    """Compare all that was sent with what is cut; return how much that was."""
    expected = [_without_time(each.arrival()) for each in some.each()]
    found: list[Arrival] = []
    cut = 0
    with patch.object(submissions, "_FEW", 1):
        for part in (cutter or Cutter(KEY.quiz, FORM)).read(some):
            if isinstance(part, Batch):
                found += _same(part)
                cut += len(part)
                alone = [_without_time(each) for each in part.arrivals()]
                assert found[-len(part) :] == alone
                for half in part.halves():
                    assert list(_same(half)) == [_without_time(each) for each in half.arrivals()]
            else:
                found += [_without_time(each.arrival()) for each in part.each()]
    assert found == expected
    return cut


@given(bodies(lines=True), st.booleans())
@settings(max_examples=80)
def test_lines_are_cut_as_they_are_read(body: list[bytes], ended: bool) -> None:  # noqa: FBT001
    """Whatever stands in them."""
    _check(Lines(b"\n".join(body), "all.ndjson", 5, ended=ended))


@given(bodies(lines=False))
@settings(max_examples=80)
def test_files_are_cut_as_they_are_read(body: list[bytes]) -> None:
    """Whatever stands in them, over several lines or in one."""
    _check(Files([Sent(data, f"{number}.json") for number, data in enumerate(body)]))


def _plain(number: int, **more: object) -> dict[str, object]:
    return {
        "format": "factquiz-submission/1",
        "quiz": KEY.quiz,
        "form": FORM.code,
        "student": f"s{number:02d}",
        "responses": dict.fromkeys(ITEMS[number % 3 :], "A"),
        **more,
    }


@pytest.mark.parametrize("space", SPACES)
@pytest.mark.parametrize("end", ENDS)
def test_every_style_is_cut(space: str, end: str) -> None:
    """So the tests above compare two ways; one odd submission does not spoil the others."""
    body = [_written(_plain(number, saved="now"), space, end) for number in range(12)]
    body[5] = body[5].replace(b'"A"', b"null", 1)
    assert _check(Files([Sent(data, "a.json") for data in body])) == len(body) - 1


GOOD = _written(_plain(0, saved="now"), "compact", "")
FIRST, SECOND = (f'"{item}":"A"'.encode() for item in ITEMS[:2])
NOT_ONE = (b'"x', b'y"', b'"a","b"')
"""Three that are no text each, and three texts together."""

DAMAGES = {
    "another mark before a name": [GOOD.replace(b"," + SECOND, b";" + SECOND)],
    "a brace before a name": [GOOD.replace(b',"form"', b'{"form"')],
    "a comma before all names": [b"," + GOOD[1:]],
    "half a letter before a name": [GOOD.replace(b"," + SECOND, "é".encode() + SECOND)],
    "half a letter for a mark": [GOOD.replace(b',"form"', 'é"form"'.encode())],
    "no mark before a name": [GOOD.replace(b"," + SECOND, SECOND)],
    "another name with the same end": [GOOD.replace(SECOND, b'"x' + SECOND[1:])],
    "a name without a value": [GOOD.replace(FIRST + b",", FIRST[:-3])],
    "an empty value": [GOOD.replace(FIRST, FIRST[:-3])],
    "a name twice": [GOOD.replace(FIRST, FIRST + b"," + FIRST)],
    "a name twice, far apart": [GOOD.replace(b"},", b"," + FIRST[:-2] + b'B"},')],
    "the student twice": [GOOD.replace(b'"saved"', b'"student":"s01","saved"')],
    "something before it": [b"x" + GOOD],
    "space before it": [b" " + GOOD],
    "something after it": [GOOD + b"x"],
    "no end": [GOOD[:-1]],
    "two ends": [GOOD + b"}"],
    "the end of the responses inside": [GOOD.replace(SECOND + b",", SECOND + b"},")],
    "a name of another place": [GOOD.replace(SECOND, b'"saved":"now"')],
    "an item outside": [GOOD.replace(b'"saved"', b'"%b"' % ITEMS[0].encode())],
    "no student": [GOOD.replace(b'"student":"s00",', b"")],
    "no form": [GOOD.replace(b'"form":"A",', b"")],
    "another form": [GOOD.replace(b'"form":"A"', b'"form":"B"')],
    "no responses": [GOOD.replace(GOOD[GOOD.index(b'{"' + ITEMS[0].encode()) : -13], b"{}")],
    "a path": [GOOD.replace(b"s00", b"../x")],
    "no text": [GOOD.replace(FIRST, FIRST[:-1] + b'\xff"')],
    "texts that are none alone": [GOOD.replace(b'"s00"', each) for each in NOT_ONE],
    "times that are none alone": [GOOD.replace(b'"now"', each) for each in NOT_ONE],
    "two students": [GOOD.replace(b'"s00"', NOT_ONE[-1])],
    "a name inside an answer": [
        GOOD.replace(FIRST, FIRST[:-2] + b'\\",' + SECOND[:-2] + b'B"'),
        GOOD.replace(FIRST, FIRST[:-2] + b"x," + SECOND[:-2] + b'B"'),
    ],
    "nothing": [b""],
    "a null after a value": [GOOD.replace(FIRST, FIRST + b"\0")],
    "a null after a response": [GOOD.replace(FIRST, FIRST + b"\0\0\0")],
    "a null in a text": [GOOD.replace(FIRST, FIRST[:-1] + b'\0"')],
    "a null after the student": [GOOD.replace(b'"s00"', b'"s00"\0')],
    "a null at the end": [GOOD + b"\0"],
}


NO_TEXT = {name for name in DAMAGES if name == "no text" or name.startswith("a null")}


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_is_seen(damage: str) -> None:
    """As the strict reader sees it, among submissions that are cut; if not all is text, none is."""
    body = [_written(_plain(number, saved="now"), "compact", "") for number in range(24)]
    cut = 0 if damage in NO_TEXT else len(body)
    assert not set(DAMAGES[damage]) & set(body)
    damaged = [*body[:8], *DAMAGES[damage], *body[8:]]
    assert _check(Files([Sent(data, "a.json") for data in damaged])) == cut
    # Now the cells of the good ones are known.
    cutter = Cutter(KEY.quiz, FORM)
    for one, expected in ((body, len(body)), (damaged, cut)):
        assert _check(Lines(b"\n".join(one), "a.ndjson", 1), cutter) == expected


def test_what_has_another_shape_is_soon_left_alone() -> None:
    """Then cutting costs nothing, and is tried again now and then."""
    cutter = Cutter(KEY.quiz, FORM)
    odd = Lines(b"\n".join([b'{"x":1}'] * 9), "a", 1)
    with patch.object(Cutter, "_cut", autospec=True, side_effect=Cutter._cut) as tried:
        for _ in range(40):
            assert list(cutter.read(odd)) == [odd]
    assert tried.call_count == 5  # after 1, 3, 7 and 15 blocks
    good = Lines(b"\n".join([_written(_plain(n), "json", "") for n in range(40)]), "a", 1)
    parts = [part for _ in range(40) for part in cutter.read(good)]
    assert isinstance(parts[-1], Batch)


def test_a_class_is_cut_when_it_is_large() -> None:
    """And read the other way before, and where its names cannot be told apart."""
    body = b"\n".join([_written(_plain(number), "compact", "") for number in range(40)])

    def found() -> list[object]:
        return [batch.coded for batch in gathered([Lines(body, "a", 1)], KEY)]  # type: ignore[union-attr]

    assert found() == [None]
    with patch.object(gathering, "_LARGE", 1):
        assert None not in found()
        with patch.object(gathering, "_cutter", return_value=None):
            assert found() == [None]


def test_names_that_end_alike_are_not_cut() -> None:
    """They are told apart by their ends alone."""
    items = tuple(
        replace(placed, item=replace(placed.item, id=f"{place}-the-same-end"))
        for place, placed in enumerate(FORM.items)
    )
    assert gathering._cutter(KEY.quiz, FORM) is not None
    assert gathering._cutter(KEY.quiz, replace(FORM, items=items)) is None
    assert gathering._cutter(KEY.quiz, replace(FORM, items=())) is None


def test_styles_are_learnt() -> None:
    """From the first submission that has one."""
    page = _written(_plain(0, saved="now"), "form page", "\n")
    assert learn(page) == Style(
        *(b"\n ", b"\n ", b" ", b"\n", b"\n"),
        *(b"\n  ", b"\n  ", b"\n "),
    )
    assert learn(b"[]") is None
    assert learn(page[:-3]) is None
    assert learn(page + b"x") is None


@given(st.lists(st.binary(min_size=32, max_size=32), max_size=5))
def test_codes_are_those_of_single_digests(digests: Sequence[bytes]) -> None:
    """Worked out together."""
    assert codes_of_12(digests) == codes.codes_of_12(digests)
