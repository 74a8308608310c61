"""Tiny courses with a book around them, built by Sphinx in this process."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from sphinx.testing.util import SphinxTestApp

from tests.courses import write_course

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from docutils import nodes

FACTS = """\
lesson: only
defaults: {source: record, objective: know}
facts:
  - term: lens
    name: a lens
    aliases: [lenses, the burning glass]
    means: the glass that gathers light
    note: It is thick in the middle.
    source: {source: text, at: "1 ¶2"}
  - body: keepers
    name: the Elder Society of Keepers
    acronym: ESK
    means: the body that looks after lights
    source: {at: whole}
  - term: ecole
    name: “École” keepers
    acronym: ÉK
    same_as: [keepers]
    source: {at: whole}
  - term: unlit
    name: the unlit sea
    means: water that no light reaches
    source: {at: whole}
  - document: charter
    name: the charter of lights
    signed: 1836
    source: {at: whole}
"""
LESSON = """\
# The only lesson

The Elder Society of Keepers (ESK) looks after lights.{fact}`keepers`
A lens gathers light.{fact}`lens`
They were called École keepers too.{fact}`ecole`
"""
SOURCES = "# Sources\n\n```{source-list}\n```\n"


@dataclass(frozen=True)
class Built:
    """A book that was built: its folder, its warnings, and its resolved documents."""

    app: SphinxTestApp

    @property
    def warnings(self) -> str:
        """All that Sphinx warned of."""
        return self.app.warning.getvalue()

    def html(self, name: str) -> str:
        """Return a page as it was written."""
        return (self.app.outdir / f"{name}.html").read_text(encoding="utf-8")

    def resolved(self, name: str) -> nodes.document:
        """Return the doctree of a page with its links resolved."""
        return self.app.env.get_and_resolve_doctree(name, self.app.builder)


@pytest.fixture
def make_book(tmp_path: Path) -> Iterator[Callable[..., Built]]:
    """Return a function that builds a book: its pages beside the lesson, the facts, the lesson."""
    apps: list[SphinxTestApp] = []

    def make(
        pages: dict[str, str],
        *,
        facts: str = FACTS,
        lesson: str = LESSON,
        builder: str = "html",
        files: dict[str, str] | None = None,
        **settings: object,
    ) -> Built:
        root = write_course(tmp_path / f"course-{len(apps)}", facts, lesson)
        listed = "\n".join(["lessons/only", *pages])
        index = f"# A book\n\n```{{toctree}}\n{listed}\n```\n"
        for name, text in {"index": index, **pages}.items():
            (root / "book" / f"{name}.md").write_text(text, encoding="utf-8")
        for name, text in (files or {}).items():
            (root / "book" / name).write_text(text, encoding="utf-8")
        (root / "book" / "conf.py").touch()
        values = {
            "extensions": ["myst_parser", "factquiz.book"],
            "myst_enable_extensions": ["attrs_inline", "colon_fence"],
            "html_theme": "factquiz",
            "project": "A book",
            "html_title": "A book",
            "exclude_patterns": ["_build"],
            "nitpicky": True,
        }
        app = SphinxTestApp(
            builder,
            srcdir=root / "book",
            builddir=root / "out",
            confoverrides=values | settings,
        )
        apps.append(app)
        app.build()
        return Built(app)

    yield make
    for app in apps:
        app.cleanup()
