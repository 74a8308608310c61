"""Quizzes for builders without visitors of ours: golden plain text in ``printquiz.txt``."""

from __future__ import annotations

from pathlib import Path

import pytest

from factquiz.items.model import interaction
from tests.book.golden import golden
from tests.book.typst.project import Built, build
from tests.book.typst.sample_quiz import ITEMS

NAMES = [interaction(item) for item in ITEMS]
PAGE = """\
# {name}

```{{quiz}} a {name}
```

After.
"""


def _project(source: Path, builder: str) -> Built:
    names = "\n".join(NAMES)
    (source / "index.md").write_text(f"# Cases\n\n```{{toctree}}\n{names}\n```\n", "utf-8")
    for name in NAMES:
        (source / f"{name}.md").write_text(PAGE.format(name=name), "utf-8")
    return build(source, source / "out", builder, epub_show_urls="no", version="1")


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return a page of plain text for each interaction, below its heading."""
    built = _project(tmp_path_factory.mktemp("text"), "text")
    assert (built.error, built.warnings) == ("", "")
    pages = {name: (built.out / f"{name}.txt").read_text("utf-8") for name in NAMES}
    return {name: page.partition("\n\n")[2].strip() for name, page in pages.items()}


@pytest.mark.parametrize("name", NAMES)
def test_plain_text(name: str, texts: dict[str, str]) -> None:
    """An interaction is an exercise in its place and answers at the end of its page."""
    assert texts[name] == golden(Path(__file__).parent / "printquiz.txt", texts)[name]


@pytest.mark.parametrize("builder", ["latex", "epub"])
def test_other_outputs_take_every_interaction(builder: str, tmp_path: Path) -> None:
    """LaTeX and EPUB know all the nodes that quizzes are made of."""
    built = _project(tmp_path, builder)
    assert (built.error, built.warnings) == ("", "")
