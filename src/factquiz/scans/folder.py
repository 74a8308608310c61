"""The folder of a scan: responses for grading, what a person must settle, what was set aside."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from factquiz.gradebook.cells import text, write_csv
from factquiz.items.base import Record
from factquiz.items.codec import encode, encode_pretty
from factquiz.scans.review import review_pages
from factquiz.scans.setaside import Cause

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from factquiz.assembly.form import Key
    from factquiz.scans.setaside import SetAside
    from factquiz.scans.sorting import Answer, ReadForm

RESPONSES = "responses.ndjson"
TABLE = "responses.csv"
ASIDE = "set-aside.csv"
SUMMARY = "summary.json"

_OURS = re.compile(
    r"responses\.ndjson|responses\.csv|set-aside\.csv|summary\.json|review(-\d+)?\.html"
)


class ScanSummary(Record, frozen=True, kw_only=True, omit_defaults=False):
    """The counts of a scan.

    ``pages`` is always ``pages_read`` and the pages set aside together;
    ``forms`` those that are complete and those that wait.
    """

    quiz: str
    pages: int
    pages_read: int
    set_aside: dict[str, int]
    forms: int
    complete: int
    waiting: int
    open_answers: int
    decided: int
    unscanned: tuple[str, ...]

    @property
    def needs_attention(self) -> bool:
        """Whether a person must look."""
        return bool(self.waiting) or bool(self.attention)

    @property
    def attention(self) -> int:
        """How many pages are set aside that somebody must look at."""
        return sum(n for cause, n in self.set_aside.items() if cause not in _HARMLESS)


_HARMLESS = {cause for cause in Cause if cause.harmless}


def summary(
    key: Key, pages: int, forms: Sequence[ReadForm], aside: Sequence[SetAside]
) -> ScanSummary:
    """Return the counts of a scan of so many pages."""
    waiting = [form for form in forms if form.open]
    here = {form.known.form.code for form in forms}
    return ScanSummary(
        quiz=key.quiz,
        pages=pages,
        pages_read=pages - len(aside),
        set_aside=dict(sorted(Counter(each.cause.value for each in aside).items())),
        forms=len(forms),
        complete=len(forms) - len(waiting),
        waiting=len(waiting),
        open_answers=sum(len(form.open) for form in waiting),
        decided=sum(each.by == "person" for form in forms for each in form.answers),
        unscanned=tuple(form.code for form in key.forms if form.code not in here),
    )


def write_folder(
    folder: Path,
    key: Key,
    forms: Sequence[ReadForm],
    aside: Sequence[SetAside],
    counts: ScanSummary,
) -> None:
    """Write all that came of a scan."""
    with (folder / RESPONSES).open("wb") as file:
        file.writelines(encode(form.submission()) + b"\n" for form in forms if not form.open)
    header = ("student", "form", "answer", "item", "response", "by")
    write_csv(folder / TABLE, header, tuple(_rows(forms)))
    header = ("file", "page", "form", "cause", "reason", "what to do")
    write_csv(
        folder / ASIDE,
        header,
        tuple(
            (text(each.file), each.page, text(each.form), each.cause, text(each.reason), each.hint)
            for each in aside
        ),
    )
    for number, page in enumerate(review_pages(forms, key.quiz, key.title), 1):
        name = f"review-{number}.html" if number > 1 else "review.html"
        (folder / name).write_text(page, encoding="utf-8")
    (folder / SUMMARY).write_bytes(encode_pretty(counts))


def _rows(forms: Sequence[ReadForm]) -> Iterator[tuple[str, ...]]:
    for form in forms:
        for each in form.answers:
            yield (
                text(form.known.form.student),
                text(form.known.form.code),
                each.label,
                each.item.id,
                text(_said(each)),
                each.by or "to be settled",
            )


def _said(answer: Answer) -> str:
    return answer.text or " ".join(answer.chosen)


def stranger(folder: Path) -> str:
    """Name something in a folder that is not of a scan, or return an empty text."""
    for entry in sorted(folder.iterdir()):
        if not (_OURS.fullmatch(entry.name) and entry.is_file() and not entry.is_symlink()):
            return entry.name
    return ""
