"""All items of each lesson as files beside the web pages: a table, and every detail."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from factquiz.book.course import engine
from factquiz.book.outputs import is_web
from factquiz.gradebook.cells import text, write_csv
from factquiz.items.codec import encode
from factquiz.items.model import interaction
from factquiz.items.reading import shown
from factquiz.items.reasons import reasons

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.application import Sphinx

    from factquiz.items.model import Item

CSV = "csv"
JSON = "json"

HEADER = (
    "item",
    "lesson",
    "objective",
    "interaction",
    "level",
    "difficulty",
    "question",
    "right",
    "wrong",
    "facts",
    "sources",
)
_BETWEEN = " | "


def file_name(lesson: str, kind: str) -> str:
    """Return the path of a lesson's file, seen from the first page."""
    return f"items/{lesson}.{kind}"


def row(item: Item) -> tuple[str, ...]:
    """Return an item as a row under :data:`HEADER`."""
    known = reasons(item)
    answers = [(f"{each.part}: {each.text}" if each.part else each.text, each) for each in known]
    cited = dict.fromkeys(
        f"{link.label}, {link.at}" for each in known for link in each.evidence.sources
    )
    cells = (
        item.id,
        item.lesson,
        item.objective,
        interaction(item),
        item.level,
        f"{item.difficulty:.2f}",
        shown(item),
        _BETWEEN.join(words for words, each in answers if each.key),
        _BETWEEN.join(words for words, each in answers if not each.key),
        _BETWEEN.join(item.facts),
        _BETWEEN.join(cited),
    )
    return tuple(map(text, cells))


def as_json(items: Sequence[Item]) -> bytes:
    """Return items as a JSON array, one item a line."""
    return b"[\n" + b",\n".join(map(encode, items)) + b"\n]\n"


def write_files(app: Sphinx, failure: Exception | None) -> None:
    """Write the files of every lesson once the pages stand."""
    if failure is not None or not is_web(app.builder.name, app.builder.format):
        return
    loaded = engine(app)
    out = Path(app.outdir)
    for lesson in loaded.course.lessons:
        items = [item for item in loaded.bank.items if item.lesson == lesson.id]
        table = out / file_name(lesson.id, CSV)
        table.parent.mkdir(exist_ok=True)
        write_csv(table, HEADER, map(row, items))
        (out / file_name(lesson.id, JSON)).write_bytes(as_json(items))


def setup_downloads(app: Sphinx) -> None:
    """Write the files at the end of a build."""
    app.connect("build-finished", write_files)
