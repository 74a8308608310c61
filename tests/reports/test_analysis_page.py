"""The page of an item analysis: every figure in words and tables, nothing smuggled in."""

from __future__ import annotations

import itertools
import re
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest
from msgspec.structs import replace

from factquiz.analysis.curves import ABILITIES
from factquiz.analysis.model import Analysis, Bar, Columns, Sign
from factquiz.reports.analysis_curves import DRAWN, curves, rounded
from factquiz.reports.analysis_page import SIGNS, analysis_page, figure, group_names, share
from factquiz.reports.plots import Point, Trace, histogram, scatter, traces
from tests.analysis.classes import analysed, modelled
from tests.sample_class.make import FORMULA, SCRIPT

CLASS = analysed(60)
PAGE = analysis_page(CLASS)


class _Page(HTMLParser):
    """Collects the elements of a page, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def _hostile(text: str) -> Analysis:
    """Return the analysis with a text in every place where one can stand."""
    items = tuple(
        replace(
            each,
            stem=text,
            text=text,
            options=tuple(
                replace(option, text=text, part=text, rationale=text) for option in each.options
            ),
            flags=tuple(replace(flag, text=text) for flag in each.flags),
        )
        for each in CLASS.items
    )
    return replace(
        CLASS,
        items=items,
        classes=tuple(replace(each, title=text) for each in CLASS.classes),
        facts=tuple(replace(each, fact=text) for each in CLASS.facts),
        misconceptions=tuple(
            replace(each, text=text, asked=text, rationale=text) for each in CLASS.misconceptions
        ),
    )


def test_no_text_becomes_markup() -> None:
    """A script in a stem, an option, a title is shown, never run: the elements stay the same."""
    harmless, hostile = (_Page(analysis_page(_hostile(text))) for text in ("words", SCRIPT))
    assert [tag for tag, _ in hostile.elements] == [tag for tag, _ in harmless.elements]
    assert SCRIPT in hostile.text
    assert "onerror" not in {name for _, attributes in hostile.elements for name in attributes}


def test_forms_that_nobody_sat_are_not_taken_for_forms_that_were_sat() -> None:
    """Both counts stand on the page where they differ; one where they do not."""
    (one,) = CLASS.classes
    some, every = (
        _Page(analysis_page(replace(CLASS, classes=(replace(one, forms=90, sat=sat),)))).text
        for sat in (17, 90)
    )
    assert "17 sat, of 90" in some
    assert " sat, of " not in every


def test_the_page_loads_and_runs_nothing() -> None:
    """No script, no address, and a policy that would stop both."""
    tags = [tag for tag, _ in _Page(PAGE).elements]
    assert not {"script", "link", "img", "iframe"} & set(tags)
    assert "default-src &#39;none&#39;" in PAGE
    assert "http" not in re.sub(r"http-equiv", "", PAGE)


def test_every_plot_has_a_label_and_a_table_after_it() -> None:
    """Who does not see a plot reads the same figures."""
    order = [tag for tag, _ in _Page(PAGE).elements if tag in {"svg", "table"}]
    plots = [attributes for tag, attributes in _Page(PAGE).elements if tag == "svg"]
    assert len(plots) > 5
    assert all(each["role"] == "img" and each["aria-label"] for each in plots)
    for place, tag in enumerate(order):
        if tag == "svg":
            assert order[place + 1] == "table"


def test_links_lead_to_sentences_of_the_book() -> None:
    """With the book's address a fact leads to where it is taught; without, to nowhere."""
    assert "https://example.org/book/lessons/dough.html#fact-dough" in analysis_page(
        CLASS, "https://example.org/book"
    )
    assert "lessons/dough.html" not in PAGE


def test_the_same_counts_give_the_same_page() -> None:
    """Byte for byte."""
    assert analysis_page(analysed(60)) == PAGE


def test_every_sign_has_a_title() -> None:
    """None is told by a code of ours."""
    assert SIGNS.keys() == set(Sign)


def test_few_students_are_told_first() -> None:
    """Of seven the page says so before any figure."""
    page = analysis_page(analysed(7))
    assert "Only 7 students: do not conclude anything" in page
    assert page.index("Only 7 students") < page.index("<table>")


def test_an_empty_class_has_a_page() -> None:
    """Nobody sent anything, and the page says that."""
    nothing = replace(
        CLASS, students=0, items=(), facts=(), objectives=(), misconceptions=(), classes=()
    )
    page = analysis_page(nothing)
    assert "No answers came in." in page
    assert "No known wrong answer was given." in page


def test_what_one_student_believes_is_not_what_many_believe() -> None:
    """The data have it; the page has what at least two have answered."""
    one, two = CLASS.misconceptions[:2]
    beliefs = (replace(one, text="Believed twice", chosen=2), replace(two, text="Once", chosen=1))
    page = analysis_page(replace(CLASS, misconceptions=beliefs))
    assert "“Believed twice”" in page
    assert "“Once”" not in page
    page = analysis_page(replace(CLASS, misconceptions=beliefs[1:]))
    assert "No known wrong answer was given twice." in page


@pytest.mark.parametrize(
    ("value", "shown"),
    [(None, "–"), (0.123, "0.12"), (-0.5, "−0.50"), (-0.001, "0.00"), (1.0, "1.00")],
)
def test_figures_are_shown_as_people_write_them(value: float | None, shown: str) -> None:
    """A true minus sign, no minus before nothing, and a dash for what there is not."""
    assert figure(value) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, "–"),
        (0.0, "0 %"),
        (1.0, "100 %"),
        (0.9999, "99.9 %"),
        (0.0001, "0.1 %"),
        (0.25, "25 %"),
    ],
)
def test_a_share_is_all_or_nothing_only_if_it_is(value: float | None, shown: str) -> None:
    """What is nearly everybody is not shown as everybody."""
    assert share(value) == shown.replace(" ", "\N{NO-BREAK SPACE}")


def test_groups_have_names() -> None:
    """Thirds and fifths, the weakest first."""
    assert group_names(3) == ("lowest third", "middle third", "highest third")
    assert len(group_names(5)) == 5


def _inside(markup: str, width: float = 360, height: float = 300) -> None:
    """Check that a plot is well-formed and that everything stands inside it."""
    for element in ET.fromstring(markup).iter():  # noqa: S314 (our own markup)
        for name in ("x", "x1", "x2", "cx"):
            assert 0 <= float(element.get(name, 0)) <= width
        for name in ("y", "y1", "y2", "cy"):
            assert 0 <= float(element.get(name, 0)) <= height


def test_plots_hold_every_value() -> None:
    """The least, the most and what lies beyond stand inside the picture."""
    bars = [Bar(low=low, high=low + 10, students=low) for low in range(0, 100, 10)]
    _inside(histogram(bars, 1.7, "label"))
    _inside(histogram([], None, "label"))
    _inside(scatter([Point(0, -1, "1"), Point(1, 1), Point(-0.5, 0)], "label"))
    _inside(
        traces([Trace(letter, letter == "A", (0.5, None, 0.25)) for letter in "ABCDEF"], "label")
    )


def test_letters_at_the_ends_of_lines_do_not_meet() -> None:
    """Six options that all end at the same share have six letters, one below the other."""
    drawn = str(traces([Trace(letter, key=False, shares=(0.2, 0.2)) for letter in "ABCDEF"], "l"))
    heights = [float(y) for y in re.findall(r'class="name"[^>]* y="([\d.]+)"', drawn)]
    assert len(heights) == 6
    assert all(after - before >= 10 for before, after in itertools.pairwise(heights))


def test_a_label_is_escaped() -> None:
    """Whatever a plot is called stays text."""
    assert SCRIPT not in histogram([], None, SCRIPT)
    assert FORMULA.replace('"', "&#34;").replace("&A1", "&amp;A1") in histogram([], None, FORMULA)


def test_curves_stand_in_plots_and_in_a_table() -> None:
    """Each with a label that tells it, those to look at first and in words; steps with credits."""
    html = analysis_page(replace(CLASS, irt=modelled(CLASS, 5, odd=1)))
    section = html[html.index('<h2 id="irt">') : html.index('<h2 id="words">')]
    assert section.count("<svg") == 5
    labels = re.findall(r'role="img" aria-label="([^"]*)"', section)
    assert all("at ability −2" in label and "the table below has it" in label for label in labels)
    first, *others = re.findall(r"<figcaption>(.*?)</figcaption>", section)
    assert first.endswith("look at it")
    assert not any("look at it" in other for other in others)
    table = section[section.index("The curves as a table") :]
    assert table.count("<tr>") == 1 + 5
    assert table.count("<td") == 5 * len(ABILITIES)
    assert "50\N{NO-BREAK SPACE}% at 0.00" in section
    assert "<b>odd</b>" not in section


def test_of_very_many_curves_the_first_are_drawn_and_all_are_told() -> None:
    """Those to look at are among them, wherever they stand."""
    found = curves(modelled(CLASS, DRAWN + 20, odd=3), {})
    assert [each.odd for each in found[:4]] == [True, True, True, False]
    assert [each.picture is not None for each in found] == [True] * DRAWN + [False] * 20


def test_no_model_is_ever_quite_sure() -> None:
    """Whole per cent, and never none or all."""
    shown = [rounded(credit) for credit in (0.0004, 0.9996, 0.5, -0.25)]
    told = ["under 1 %", "over 99 %", "50 %", "−25 %"]
    assert [each.replace("\N{NO-BREAK SPACE}", " ") for each in shown] == told


def test_the_reliability_without_each_item_is_told() -> None:
    """With a link to the item where everybody had the same, by place where not."""
    (one,) = CLASS.classes
    section = PAGE[PAGE.index('<h2 id="class-1">') : PAGE.index('<h2 id="items">')]
    table = section[section.index("α without it") :]
    cells = re.findall(r'<td class="number">([^<]*)</td>\s*</tr>', table)
    assert cells == [figure(part.alpha_if_deleted) for part in one.parts]
    alike = replace(one, columns=Columns.ITEMS)
    alike = replace(alike, parts=(replace(one.parts[0], name=CLASS.items[0].id),))
    html = analysis_page(replace(CLASS, classes=(alike,)))
    table = html[html.index("Reliability, item by item") :]
    assert re.search(r'<th scope="row"><a href="#item-\d+">\d+</a></th>', table)
