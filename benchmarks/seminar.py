"""A seminar of fifty with a feedback page each: what an instructor waits for on a usual evening.

Twenty questions each, which is what nbgrader's fifty notebooks had, too (see the README on what
may be compared). Of so few it is the start of the program that costs.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from benchmarks import large_class
from benchmarks.cases import Case
from benchmarks.measure import Command
from factquiz.items.codec import encode_pretty
from factquiz.responses.submission import SUBMISSION_FORMAT

if TYPE_CHECKING:
    from factquiz.assembly.form import Key

STUDENTS: Final = 50

_START = "import factquiz.cli.grade"


def _key() -> Key:
    """Return a key with every other question of the large class, so some of every interaction."""
    whole = large_class.key()
    form = whole.forms[0]
    items = tuple(
        replace(placed, number=number) for number, placed in enumerate(form.items[::2], 1)
    )
    return replace(whole, forms=(replace(form, items=items),))


def seminar_case(work: Path, students: int = STUDENTS) -> Case:
    """Grade a seminar with feedback and without, against only loading what grades."""
    key = _key()
    (work / "key.json").write_bytes(encode_pretty(key))
    roster = large_class.write_roster(work, students)
    wanted = {placed.item.id for placed in key.forms[0].items}
    for student, said in large_class.students(students):
        sent = {
            "format": SUBMISSION_FORMAT,
            "quiz": key.quiz,
            "form": key.forms[0].code,
            "student": student,
            "responses": {item: each for item, each in said.items() if item in wanted and each},
            "saved": "2026-05-01T10:00:00Z",
        }
        file = work / "submissions" / student / "submission.json"
        file.parent.mkdir(parents=True)
        file.write_text(json.dumps(sent), encoding="utf-8")
    out = work / "grades"
    arguments = (
        *(str(Path(sys.executable).with_name("factquiz")), "grade", str(work / "submissions")),
        *("--key", str(work / "key.json"), "--roster", str(roster), "--out", str(out)),
    )

    def clear() -> None:
        shutil.rmtree(out, ignore_errors=True)

    return Case(
        title=f"factquiz grade: a seminar of {students}, {len(wanted)} questions each",
        commands=(
            Command("factquiz grade, with a page each", arguments, clear),
            Command("factquiz grade --no-feedback", (*arguments, "--no-feedback"), clear),
            Command("the same program, loaded only", (sys.executable, "-c", _START)),
        ),
        amount=students,
        unit="submissions",
        runs=9,
    )
