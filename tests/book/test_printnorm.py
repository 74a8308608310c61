"""Web-only nodes on paper: plain nodes for LaTeX, EPUB and text; no word is lost.

Web pages stay as they are.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.utils import new_document

from factquiz.book.outputs import is_web
from factquiz.book.printnorm import normalise
from tests.book.typst.project import Built, build

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """\
# Everything

````{tab-set}
```{tab-item} First tab
tab-one-words
```
```{tab-item} Second tab
tab-two-words
```
````

```{dropdown} Drop-down title
:name: dropped

dropdown-words
```

```{dropdown}
untitled-words
```

:::{card} Card title
:link: lesson
:link-type: doc

card-words
+++
footer-words
:::

````{grid} 2
```{grid-item-card} Grid title
grid-words
```
```{grid-item}
item-words
```
````

:::::{steps}
::::{step} Step title
step-words
::::
:::::

```{aside} Aside title
aside-words
```

{bdg-primary}`badge-words` {octicon}`book` {fas}`star`

```{button-ref} lesson
button-words
```

```{toctree}
lesson
sources
```
"""
LESSON = """\
# Lesson

{fact}`one; A taught sentence.`

```{quiz} quiz-lesson
```

A last paragraph.
"""
SOURCES = "# Sources\n\n```{source} On towers.\n```\n"
WORDS = [
    *("First tab", "tab-one-words", "Second tab", "tab-two-words"),
    *("Drop-down title", "dropdown-words", "untitled-words"),
    *("Card title", "card-words", "footer-words"),
    *("Grid title", "grid-words", "item-words"),
    *("Step title", "step-words", "Aside title", "aside-words"),
    *("badge-words", "button-words"),
]
QUIZ_WORDS = (
    "Self-check: towers in the sea",
    "When was Smeaton’s tower on the Eddystone first lit?",
    "Choose all that apply.",
    "The Fresnel lens was first lit at Cordouan.",
    "It took Smeaton’s masons three summers on the rock.",
    "A falling weight drove it, wound up by the keeper.",
    "Stevenson 1850, II ¶3",
)

Project = Callable[[str], Built]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Return a function that builds a project of web-only nodes with a given builder."""
    source = tmp_path / "project"
    source.mkdir()
    for name, words in {"index": PAGE, "lesson": LESSON, "sources": SOURCES}.items():
        (source / f"{name}.md").write_text(words, "utf-8")
    quiet = ["design.card_legacy", "design.fa-build"]
    return lambda builder: build(
        source,
        tmp_path / "out",
        builder,
        html_theme="basic",
        suppress_warnings=quiet,
        epub_show_urls="no",
        version="1",
    )


@pytest.mark.parametrize(
    ("name", "output", "expected"),
    [
        ("html", "html", True),
        ("dirhtml", "html", True),
        ("epub", "html", False),
        ("latex", "latex", False),
        ("typst", "typst", False),
    ],
)
def test_what_counts_as_the_web(name: str, output: str, expected: bool) -> None:  # noqa: FBT001 (a parameter of the case)
    """EPUB is paper: it has HTML, but neither scripts nor forms."""
    assert is_web(name, output) is expected


@pytest.mark.parametrize("builder", ["text", "latex", "epub", "typst"])
def test_builds_without_a_warning(project: Project, builder: str) -> None:
    """Every builder that is not the web has only nodes that it knows."""
    built = project(builder)
    assert (built.error, built.warnings) == ("", "")


def test_text_loses_no_words(project: Project) -> None:
    """All titles and bodies are there, in order, each once."""
    text = (project("text").out / "index.txt").read_text("utf-8")
    assert [word for word in WORDS if word not in text] == []
    assert sorted(WORDS, key=text.index) == WORDS
    assert all(text.count(word) == 1 for word in WORDS)


def test_quiz_is_an_exercise_with_answers_at_the_end(project: Project) -> None:
    """The questions stand in their place, the reasons after the last paragraph of the lesson."""
    text = " ".join((project("text").out / "lesson.txt").read_text("utf-8").split())
    assert [words for words in QUIZ_WORDS if words not in text] == []
    answers = text.index("Answers: Self-check")
    assert text.index("wound up by the keeper") > answers > text.index("A last paragraph.")
    assert text.index("C. 1811") < answers
    assert "B. **1759** (right)" in text
    assert "A. **1698** (wrong)" in text


def test_latex_leads_from_a_mark_to_its_source(project: Project) -> None:
    """The link has its place to arrive at."""
    tex = (project("latex").out / "book.tex").read_text("utf-8")
    assert r"{\hyperref[\detokenize{sources:source-stevenson1850-II-3}]" in tex
    assert r"\label{\detokenize{sources:source-stevenson1850-II-3}}" in tex


def test_epub_is_well_formed_and_has_no_forms(project: Project) -> None:
    """Pages are XML without form controls, details or scripts of ours."""
    out = project("epub").out
    for page in (out / "index.xhtml", out / "lesson.xhtml"):
        names = {each.tag.rpartition("}")[2] for each in ET.parse(page).iter()}  # noqa: S314 (our own page)
        assert names.isdisjoint({"input", "details", "form", "fieldset", "textarea"})
    assert "tab-two-words" in (out / "index.xhtml").read_text("utf-8")


def test_web_pages_stay_as_they_are(project: Project) -> None:
    """HTML keeps its tabs and drop-downs."""
    page = (project("html").out / "index.html").read_text("utf-8")
    assert 'class="sd-tab-set' in page
    assert "<details" in page


def test_ids_survive() -> None:
    """A box that is linked to hands its ids on to what takes its place, even if that is nothing."""
    document = new_document("test", get_default_settings())
    document += nodes.container(
        "", nodes.paragraph("", "x"), design_component="grid-row", ids=["a"]
    )
    document += nodes.container("", design_component="grid-row", ids=["b"])
    normalise(document)
    assert [(type(each), each["ids"]) for each in document.findall(nodes.Element)][1:] == [
        (nodes.paragraph, ["a"]),
        (nodes.target, ["b"]),
    ]


def test_no_component_is_left() -> None:
    """A component that a later sphinx-design may bring is unwrapped, its content kept."""
    document = new_document("test", get_default_settings())
    inner = nodes.container("", nodes.paragraph("", "kept"), design_component="of-tomorrow")
    document += nodes.container("", inner, design_component="tab-set", classes=["sd-tab-set"])
    normalise(document)
    assert "design_component" not in document.pformat()
    assert "sd-" not in document.pformat()
    assert document.astext() == "kept"
