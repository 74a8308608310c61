"""A page is read as sentences and figures, in their places."""

from __future__ import annotations

from factquiz.checks.page import Kind, Page, read

PAGE = """\
# Two rivers

```{admonition} At a glance
:class: at-a-glance

- **Time:** 40 minutes.
```

## The question

The *Rhine* rises in Switzerland.{fact}`rhine-rises`
It is long, says Tulla {cite}`tulla1825`.{fact}`long`{fact}`tulla` So he held!
See [the map](map.md) and {doc}`the sources <../sources>`; J. Tulla drew it.

1. First entry. It goes on.
2. Second entry.

| River | Length |
|---|---|
| Rhine | 1,233 km |

## What is left

```{figure} ../figures/rhine.svg
:name: fig-rhine
:alt: A line from south to north, with six towns beside it.

The Rhine, *simplified*.
Own drawing.
```

```python
print("Not prose.")
```

% A comment for the author.

```{quiz} rivers
```

```{river-map} rhine danube
:name: fig-rivers

Two rivers.
```
"""


def page() -> Page:
    """Read the page of this test."""
    return read("book/rivers.md", PAGE)


def test_sentences_are_without_markup() -> None:
    """Emphasis, links, citations and marks are gone; what is left can be read aloud."""
    texts = [each.text for each in page().section("The question") if each.kind is Kind.TEXT]
    assert texts == [
        "The Rhine rises in Switzerland.",
        "It is long, says Tulla.",
        "So he held!",
        "See the map and the sources; J. Tulla drew it.",
    ]


def test_marks_belong_to_the_sentence_before_them() -> None:
    """Each sentence keeps the facts that it teaches."""
    marks = {each.text: each.facts for each in page().sentences if each.facts}
    assert marks == {
        "The Rhine rises in Switzerland.": ("rhine-rises",),
        "It is long, says Tulla.": ("long", "tulla"),
    }


def test_each_sentence_knows_where_it_stands() -> None:
    """Line, kind and section are those of the file."""
    places = {each.text: (each.place.line, each.kind) for each in page().sentences}
    assert places["Two rivers"] == (1, Kind.HEADING)
    assert places["So he held!"] == (12, Kind.TEXT)
    assert places["It goes on."] == (15, Kind.ITEM)
    assert places["1,233 km"] == (20, Kind.CELL)
    assert page().sections == ("The question", "What is left")


def test_what_stands_in_a_directive_is_aside() -> None:
    """Boxes and captions are read, and told from running text."""
    aside = [each.text for each in page().sentences if each.aside]
    assert aside == [
        "At a glance",
        "Time: 40 minutes.",
        "The Rhine, simplified.",
        "Own drawing.",
        "Two rivers.",
    ]


def test_a_list_belongs_to_the_paragraph_that_leads_to_it() -> None:
    """Entries of a list share the number of the paragraph before; a table does not."""
    numbers = {each.text: each.paragraph for each in page().sentences}
    assert numbers["Second entry."] == numbers["So he held!"]
    assert numbers["Rhine"] != numbers["So he held!"]


def test_a_figure_has_its_file_alternative_text_and_caption() -> None:
    """The three parts of a figure are kept, with the line where it begins."""
    (figure,) = page().figures
    assert figure.file == "../figures/rhine.svg"
    assert figure.alt == "A line from south to north, with six towns beside it."
    assert figure.caption == "The Rhine, simplified. Own drawing."
    assert figure.place.line == 24


def test_a_picture_in_a_sentence_is_a_figure_too() -> None:
    """Plain Markdown pictures are found with their alternative text."""
    (figure,) = read("book/a.md", "Look: ![A map](map.png)\n").figures
    assert (figure.file, figure.alt, figure.caption) == ("map.png", "A map", "")


def test_code_is_kept_and_is_no_prose() -> None:
    """A command in a sentence can be told from its words."""
    (sentence,) = read("book/a.md", "Run `factquiz check` now.\n").sentences
    assert sentence.text == "Run `factquiz check` now."
    assert sentence.prose.split() == ["Run", "now."]


def test_words_are_what_holds_a_letter_or_a_digit() -> None:
    """Dashes and dots between words are no words."""
    (sentence,) = read("book/a.md", "Rhine – 1,233 km … and more.\n").sentences
    assert sentence.words == ("Rhine", "1,233", "km", "and", "more.")
