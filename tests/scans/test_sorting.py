"""Rows to responses: what is certain is taken, what is decided is decided, the rest waits."""

from __future__ import annotations

from msgspec.structs import replace

from factquiz.papers.formats import FORMATS
from factquiz.scans.decisions import Decision
from factquiz.scans.pages import ReadPage
from factquiz.scans.rows import Judged, ReadRow, State
from factquiz.scans.setaside import Cause
from factquiz.scans.sheets import Sheets
from factquiz.scans.sorting import ReadForm, sort_pages
from tests.sample_class import parts

KEY = parts.key(("ada",))
SHEETS = Sheets(KEY)
(PAGE,) = SHEETS.pages("001", FORMATS[0])


def _page(marks: dict[str, dict[str, State]] | None = None, written: str = "") -> ReadPage:
    """Return a page on which some bubbles of some rows are not empty, and one box is not."""
    given = marks or {}
    rows = tuple(
        ReadRow(
            item=row.item,
            part=row.part,
            label=row.label,
            bubbles=tuple(
                Judged(
                    label=bubble.label,
                    state=given.get(row.label, {}).get(bubble.label, State.EMPTY),
                    dark=0,
                    solid=True,
                )
                for bubble in row.bubbles
            ),
            written=row.label == written,
        )
        for row in PAGE.page.page.rows
    )
    return ReadPage(file="a.png", page=0, code=PAGE.page.text, rows=rows)


def _form(page: ReadPage, *decisions: Decision) -> ReadForm:
    decided = {(each.code, each.item, each.part): each for each in decisions}
    ((form,), aside) = sort_pages([page], SHEETS, decided, KEY.quiz)
    assert not aside
    return form


def _open(page: ReadPage, *decisions: Decision) -> list[str]:
    return [each.label for each in _form(page, *decisions).open]


def test_an_empty_sheet_is_certain() -> None:
    """Nothing marked and nothing written: every answer is omitted."""
    form = _form(_page())
    assert form.open == ()
    assert not any(any(raw) for raw in form.submission().responses.values())


def test_every_doubt_leaves_a_row_open() -> None:
    """Whatever is neither empty nor marked, a second mark, and writing wait for a person."""
    for state in State:
        if not state.certain:
            assert _open(_page({"1": {"B": state}})) == ["1"]
            assert _open(_page({"1": {"A": State.MARKED, "B": state}})) == ["1"]
    two = {"A": State.MARKED, "C": State.MARKED}
    assert _open(_page({"1": two})) == ["1"]
    assert _open(_page({"7.2": two})) == ["7.2"]
    assert _open(_page(written="4")) == ["4"]


def test_several_marks_are_fine_where_several_may_be_chosen() -> None:
    """But not if some are lines and others are filled: a line may take a mark back."""
    page = _page({"3": {"A": State.MARKED, "C": State.MARKED}})
    form = _form(page)
    assert form.open == ()
    assert form.submission().responses["parts"] == ("A", "C")
    mixed = tuple(
        replace(row, bubbles=(replace(row.bubbles[0], solid=False), *row.bubbles[1:]))
        if row.label == "3"
        else row
        for row in page.rows
    )
    assert _open(replace(page, rows=mixed)) == ["3"]


def test_parts_keep_their_places() -> None:
    """An answer to the third part alone is the third of three."""
    form = _form(_page({"7.3": {"D": State.MARKED}}))
    assert form.submission().responses["homes"] == ("", "", "D")


def test_a_decision_has_the_last_word() -> None:
    """On an open row, and on one that was certain; labels come in the order of the bubbles."""
    page = _page({"1": {"B": State.FAINT}, "2": {"true": State.MARKED}}, written="4")
    code = PAGE.page.text
    decided = (
        Decision(code=code, item="grain", part=1),
        Decision(code=code, item="salt", part=1, chosen=("false",)),
        Decision(code=code, item="parts", part=1, chosen=("E", "B")),
        Decision(code=code, item="fungus", part=1, text="yeast"),
    )
    form = _form(page, *decided)
    assert form.open == ()
    sent = form.submission()
    assert (sent.form, sent.student, sent.quiz) == ("001", "ada", "bread")
    assert [sent.responses[item] for item in ("grain", "salt", "parts", "fungus")] == [
        "",
        "false",
        ("B", "E"),
        "yeast",
    ]


def test_copies_with_anything_to_look_at_are_never_chosen_from() -> None:
    """The same page twice with a written answer: which counts is for a person to say."""
    page = _page(written="4")
    forms, aside = sort_pages([page, replace(page, file="b.png")], SHEETS, {}, KEY.quiz)
    assert not forms
    assert [(each.file, each.cause) for each in aside] == [
        ("a.png", Cause.CONFLICTING),
        ("b.png", Cause.CONFLICTING),
    ]


def test_a_form_of_nobody_is_set_aside() -> None:
    """Without a student there is nobody to grade."""
    nobody = replace(KEY, forms=(replace(KEY.forms[0], student=""),))
    forms, aside = sort_pages([_page()], Sheets(nobody), {}, KEY.quiz)
    assert not forms
    assert [each.cause for each in aside] == [Cause.NO_STUDENT]
