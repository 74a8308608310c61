"""What of a print run cannot be printed, and where it comes from."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from factquiz.diagnostics import Diagnostic, Place, in_order
from factquiz.papers.glyphs import described, families, missing, texts
from factquiz.responses.plain import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from factquiz.papers.run import PrintRun
    from factquiz.papers.student import StudentPaper

_ANOTHER = "Name a folder with a typeface of that script (.otf or .ttf) with --typefaces"
_IN_KEY = f"{_ANOTHER}, or write it in other letters in the course and assemble the forms anew."
_IN_ROSTER = f"{_ANOTHER}, or write the name in other letters in the roster."
_FILE_NAME = re.compile(r"\w[\w-]*")
_CODE = "Give the key as factquiz assemble froze it."


def unprintable(
    run: PrintRun, papers: Iterable[StudentPaper], key: Path, roster: Path | None
) -> tuple[Diagnostic, ...]:
    """Return every text that has a character of no font, each once, with file and line."""
    where: dict[str, str] = {}
    for text, place in _texts(run, papers):
        where.setdefault(text, place)
    bad = missing(where, run.typefaces)
    if not bad:
        return tuple(_codes(run, key))
    tried = families(run.typefaces)
    names = set(run.names)
    found = []
    for text, place in where.items():
        shown = ", ".join(described(each) for each in sorted(bad.intersection(text)))
        if shown and text in names and roster:
            found.append(_found(shown, tried, text, place, _line(roster, text), _IN_ROSTER))
        elif shown:
            quoted_text = json.dumps(text, ensure_ascii=False)[1:-1]
            found.append(_found(shown, tried, text, place, _line(key, quoted_text), _IN_KEY))
    return in_order((*found, *_codes(run, key)))


def _found(  # noqa: PLR0913, PLR0917 (the parts of a sentence)
    shown: str, tried: str, text: str, where: str, place: Place, hint: str
) -> Diagnostic:
    message = f"{where} cannot be printed: no typeface here has {shown}, in {quoted(text)}"
    return Diagnostic("paper-glyph", message, place, f"Tried: {tried}. {hint}")


def _codes(run: PrintRun, key: Path) -> Iterator[Diagnostic]:
    """Yield form codes that cannot be the name of a file."""
    for form in run.forms:
        if not _FILE_NAME.fullmatch(form.code):
            message = f"the form code {quoted(form.code)} cannot be the name of a file"
            yield Diagnostic("paper-code", message, Place.of_file(key), _CODE)


def _texts(run: PrintRun, papers: Iterable[StudentPaper]) -> Iterator[tuple[str, str]]:
    """Yield every text that is printed, and what it belongs to."""
    for paper in papers:
        yield paper.title, "the title"
        yield paper.form, f"the code of form {quoted(paper.form)}"
        yield paper.student, "a student id"
        yield paper.name, f"the name of student {quoted(paper.student)}"
        for item in paper.items:
            for text in texts(item):
                yield text, f"question {item.number} of form {quoted(paper.form)}"
    made = run.booklet()
    yield made.quiz, "the name of the quiz"
    for question in made.questions:
        for text in texts(question):
            yield text, f"the key of question {question.id}"
    for form in made.forms:
        for line in form.lines:
            yield line.right, f"the key of question {line.number} of form {quoted(form.form)}"


def _line(path: Path, text: str) -> Place:
    """Return where a text first stands in a file, as well as that can be told."""
    content = path.read_text(encoding="utf-8-sig")
    start = content.find(text)
    if start < 0:
        return Place.of_file(path)
    before = content[:start]
    return Place(path.as_posix(), before.count("\n") + 1, start - before.rfind("\n"))
