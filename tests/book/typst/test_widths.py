"""Columns are as wide as what stands in them needs."""

from __future__ import annotations

from factquiz.book.typst.widths import Line, letters, line, weights

LONG = "what was said, by whom, and on what day, each with its place in the source and its date"
LINE = Line(room=84, gap=3)


def test_what_fits_is_left_alone() -> None:
    """A table that is narrower than the text keeps its own widths."""
    assert weights([["Year", "Event"], ["1975", "Helsinki"]], LINE) is None
    assert weights([], LINE) is None


def test_short_columns_get_what_they_want_and_long_ones_the_rest() -> None:
    """Nothing is wasted: the widths fill the line."""
    number, name, rest = weights([["No.", "Criterion", "Told"], ["1", "Fidelity", LONG]], LINE) or (
        0,
        0,
        0,
    )
    assert abs(number + name + rest - LINE.room) <= 2
    assert number < 9 < name < 18
    assert rest > 55


def test_room_goes_where_it_makes_rows_lower() -> None:
    """A column of short cells beside one of long ones does not keep half of the line."""
    rows = [["Short", "Long"]] + [["a few words and no more", f"{LONG}, and {LONG}"]] * 5
    short, long = weights(rows, LINE) or (0, 0)
    assert short + 20 < long


def test_no_word_is_torn() -> None:
    """A column has room for its longest word, a bold one too, if need be at another's cost."""
    word = "intergovernmentalism"
    rows = [["", ""], [f"a {word}", LONG]] + [["b", LONG]] * 30
    narrow = Line(room=40, gap=3)
    plain = (weights(rows, narrow) or (0, 0))[0]
    assert plain >= letters(word) + narrow.gap - 1
    assert (weights(rows, narrow, frozenset({0})) or (0, 0))[0] > plain


def test_dates_stay_on_a_line() -> None:
    """What is as short as a date is not broken where room is left for the rest."""
    found = weights([["When", "What"], ["31 January 2020", LONG]], LINE)
    assert found
    assert found[0] >= letters("31 January 2020")


def test_a_crowded_table_is_set_smaller() -> None:
    """So more letters stand on its line, and less is between its columns."""
    assert line(120, 6).room > line(120, 5).room
    assert line(120, 6).gap < line(120, 5).gap
