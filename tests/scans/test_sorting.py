"""Rows to responses: what is certain is taken, what is decided is decided, the rest waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from factquiz.scans.decisions import Decision
from factquiz.scans.rows import State
from factquiz.scans.setaside import Cause
from factquiz.scans.sheets import Sheets
from factquiz.scans.sorting import sort_pages
from tests.scans.readings import KEY, PAGE, SHEETS, form, page

if TYPE_CHECKING:
    from factquiz.scans.pages import ReadPage


def _open(read: ReadPage, *decisions: Decision) -> list[str]:
    return [each.label for each in form(read, *decisions).open]


def test_an_empty_sheet_is_certain() -> None:
    """Nothing marked and nothing written: every answer is omitted."""
    read = form(page())
    assert read.open == ()
    assert not any(any(raw) for raw in read.submission().responses.values())


def test_every_doubt_leaves_a_row_open() -> None:
    """Whatever is neither empty nor marked, a second mark, and writing wait for a person."""
    for state in State:
        if not state.certain:
            assert _open(page({"1": {"B": state}})) == ["1"]
            assert _open(page({"1": {"A": State.MARKED, "B": state}})) == ["1"]
    two = {"A": State.MARKED, "C": State.MARKED}
    assert _open(page({"1": two})) == ["1"]
    assert _open(page({"7.2": two})) == ["7.2"]
    assert _open(page(written="4")) == ["4"]


def test_several_marks_are_fine_where_several_may_be_chosen() -> None:
    """But not if some are lines and others are filled: a line may take a mark back."""
    sheet = page({"3": {"A": State.MARKED, "C": State.MARKED}})
    read = form(sheet)
    assert read.open == ()
    assert read.submission().responses["parts"] == ("A", "C")
    mixed = tuple(
        replace(row, bubbles=(replace(row.bubbles[0], solid=False), *row.bubbles[1:]))
        if row.label == "3"
        else row
        for row in sheet.rows
    )
    assert _open(replace(sheet, rows=mixed)) == ["3"]


def test_parts_keep_their_places() -> None:
    """An answer to the third part alone is the third of three."""
    read = form(page({"7.3": {"D": State.MARKED}}))
    assert read.submission().responses["homes"] == ("", "", "D")


def test_a_decision_has_the_last_word() -> None:
    """On an open row, and on one that was certain; labels come in the order of the bubbles."""
    sheet = page({"1": {"B": State.FAINT}, "2": {"true": State.MARKED}}, written="4")
    code = PAGE.page.text
    decided = (
        Decision(code=code, item="grain", part=1),
        Decision(code=code, item="salt", part=1, chosen=("false",)),
        Decision(code=code, item="parts", part=1, chosen=("E", "B")),
        Decision(code=code, item="fungus", part=1, text="yeast"),
    )
    read = form(sheet, *decided)
    assert read.open == ()
    sent = read.submission()
    assert (sent.form, sent.student, sent.quiz) == ("001", "ada", "bread")
    assert [sent.responses[item] for item in ("grain", "salt", "parts", "fungus")] == [
        "",
        "false",
        ("B", "E"),
        "yeast",
    ]


def test_copies_with_anything_to_look_at_are_never_chosen_from() -> None:
    """The same page twice with a written answer: which counts is for a person to say."""
    sheet = page(written="4")
    forms, aside = sort_pages([sheet, replace(sheet, file="b.png")], SHEETS, {}, KEY.quiz)
    assert not forms
    assert [(each.file, each.cause) for each in aside] == [
        ("a.png", Cause.CONFLICTING),
        ("b.png", Cause.CONFLICTING),
    ]


def test_a_form_of_nobody_is_set_aside() -> None:
    """Without a student there is nobody to grade."""
    nobody = replace(KEY, forms=(replace(KEY.forms[0], student=""),))
    forms, aside = sort_pages([page()], Sheets(nobody), {}, KEY.quiz)
    assert not forms
    assert [each.cause for each in aside] == [Cause.NO_STUDENT]
