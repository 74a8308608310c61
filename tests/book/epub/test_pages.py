"""What is read from a page, and what is said to be wrong with it."""

from __future__ import annotations

from factquiz.book.epub.pages import Page, Section, read_page
from factquiz.book.epub.problems import problems

HEAD = (
    '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>T</title>'
    '<link rel="stylesheet" href="_static/epub.css"/></head><body>'
)


def page(body: str, name: str = "a") -> Page:
    """Return a page with this body."""
    return read_page(name, f"{name}.xhtml", f"{HEAD}{body}</body></html>".encode())


def codes(*pages: Page) -> list[str]:
    """Return the codes of what is wrong with pages."""
    return [each.code for each in problems(pages)]


def test_sections_nest_as_their_headings_do() -> None:
    """A section is its heading, its anchor, and the sections inside it."""
    read = page(
        '<section id="a"><h1>A <em>title</em></h1>'
        '<div><section id="b"><span id="old"></span><h2>B</h2></section></div>'
        '<section id="c"><h2>C</h2><section id="d"><h3>D</h3></section></section></section>'
    )
    below = (Section("B", "b"), Section("C", "c", (Section("D", "d"),)))
    assert read.sections == (Section("A title", "a", below),)
    assert read.title == "A title"
    assert read.headings == (1, 2, 2, 3)
    assert read.ids == {"a", "b", "c", "d", "old"}


def test_a_page_without_a_heading_has_the_name_of_its_document() -> None:
    """Something must stand in the contents."""
    assert page("<p>words</p>").title == "a"


def test_a_package_is_told_what_makes_a_page_special() -> None:
    """Formulas, drawings in the page and scripts are declared."""
    read = page(
        '<svg xmlns="http://www.w3.org/2000/svg"/>'
        '<math xmlns="http://www.w3.org/1998/Math/MathML"/><script>1</script>'
    )
    assert read.properties == ("mathml", "scripted", "svg")
    assert page("<p>svg math script</p>").properties == ()


def test_a_good_page_has_no_problem() -> None:
    """Pictures with words, links that arrive, headings in order."""
    good = page('<h1 id="x">A</h1><h2>B</h2><a href="#x">x</a><img src="a.png" alt=""/>')
    linking = page(
        '<a href="../a.xhtml#x">x</a><a href="../a.xhtml">a</a>'
        '<a href="https://example.org/b">b</a><a href="mailto:ada@example.org">c</a>',
        name="folder/b",
    )
    assert codes(good, linking) == []


def test_each_problem_is_told_once() -> None:
    """Each has its code, and the place is the document."""
    assert codes(page("<p>")) == ["epub-not-well-formed"]
    assert codes(page('<img src="a.png"/>')) == ["epub-image-without-alt"]
    assert codes(page('<img src="https://example.org/a.png" alt=""/>')) == ["epub-remote"]
    assert codes(page("<script>1</script>")) == ["epub-script"]
    assert codes(page("<h1>A</h1><h3>B</h3>")) == ["epub-heading-skipped"]
    assert codes(page("<h2>A</h2>")) == ["epub-heading-skipped"]
    lost = page('<a href="#gone">x</a><a href="b.xhtml">y</a><a href="#gone">z</a>')
    assert codes(lost) == ["epub-link-without-target"] * 2
    assert {each.place.path for each in problems([lost])} == {"a"}


def test_a_way_into_a_broken_page_is_not_told_too() -> None:
    """Its ids are unknown, and one message about it is enough."""
    assert codes(page('<a href="b.xhtml#x">x</a>'), page("<p>", "b")) == ["epub-not-well-formed"]
