"""What a person decided on the review page, and the file that it is kept in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from factquiz.diagnostics import Diagnostic, Place
from factquiz.items.base import Record
from factquiz.items.codec import decode
from factquiz.responses.plain import quoted
from factquiz.responses.submission import MAX_TEXT
from factquiz.scans.sheets import Unknown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from factquiz.scans.sheets import Sheets

DECISIONS_FORMAT: Final = "factquiz-decisions/1"

_HINT = "Save the decisions again on the review page of this scan, with the same key."
_MOST_BYTES = 1 << 26


class Decision(Record, frozen=True, kw_only=True):
    """What stands in one row of a form: the labels that are marked, or the text that is written.

    ``code`` is what the QR code of the page says on which the row begins.
    """

    code: str
    item: str
    part: int
    chosen: tuple[str, ...] = ()
    text: str = ""


class Decisions(Record, frozen=True, kw_only=True):
    """A file of decisions."""

    format: str
    quiz: str
    decisions: tuple[Decision, ...]


RowKey = tuple[str, str, int]
"""A row: the code of its page, its item, its part."""


def read_decisions(
    paths: Iterable[Path], quiz: str, sheets: Sheets
) -> tuple[dict[RowKey, Decision], tuple[Diagnostic, ...]]:
    """Return the decisions of some files by row, and every mistake in them; a later file wins."""
    made: dict[RowKey, Decision] = {}
    found: list[Diagnostic] = []
    for path in paths:
        try:
            with path.open("rb") as file:
                content = decode(file.read(_MOST_BYTES), Decisions)
        except OSError as error:
            found.append(_mistake(path, f"cannot be read: {error.strerror}"))
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            found.append(_mistake(path, f"is no file of decisions: {error}"))
        else:
            found += (_mistake(path, each) for each in _mistakes(content, quiz, sheets))
            made.update(((each.code, each.item, each.part), each) for each in content.decisions)
    return made, tuple(found)


def _mistake(path: Path, message: str) -> Diagnostic:
    return Diagnostic("scan-decisions", message, Place.of_file(path), _HINT)


def _mistakes(content: Decisions, quiz: str, sheets: Sheets) -> Iterator[str]:
    if content.format != DECISIONS_FORMAT:
        yield f"has the format {quoted(content.format)}; this version reads “{DECISIONS_FORMAT}”"
        return
    if content.quiz != quiz:
        yield f"is of the quiz {quoted(content.quiz)}; the key is of {quoted(quiz)}"
        return
    for each in content.decisions:
        if message := _wrong(each, sheets):
            row = f"{quoted(each.item)}, part {each.part}, of {quoted(each.code)}"
            yield f"decides on {row}: {message}"


def _wrong(decision: Decision, sheets: Sheets) -> str:
    """Return what is wrong with a decision; nothing if it can be made."""
    known = sheets.of(decision.code)
    if isinstance(known, Unknown):
        return "the key has no such sheet"
    rows = [
        row
        for page in sheets.pages(known.form.code, known.format)
        for row in page.page.page.rows
        if (row.item, row.part) == (decision.item, decision.part)
    ]
    if not rows:
        return "the sheet has no such row"
    labels = {bubble.label for row in rows for bubble in row.bubbles}
    if not labels.issuperset(decision.chosen):
        return f"the row has only the bubbles {', '.join(sorted(labels))}"
    items = {item.id: item.interaction for item in known.sheet.items}
    several = items[decision.item] == "multiple_response"
    return _too_many(decision, several=several) or _no_text(decision, bubbles=bool(labels))


def _too_many(decision: Decision, *, several: bool) -> str:
    if len(set(decision.chosen)) < len(decision.chosen):
        return "one label stands twice"
    if len(decision.chosen) > 1 and not several:
        return "several are chosen where one is asked for"
    return ""


def _no_text(decision: Decision, *, bubbles: bool) -> str:
    if bubbles and decision.text:
        return "a text is written where there are bubbles"
    if len(decision.text) > MAX_TEXT or not decision.text.isprintable():
        return f"the text is longer than {MAX_TEXT} characters, or cannot be printed"
    return ""
