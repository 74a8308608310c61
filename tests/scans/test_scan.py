"""The whole way: assembled, printed, filled in, scanned, read, settled, graded."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import msgspec
import numpy as np
import pytest
from click.testing import CliRunner, Result

from factquiz.cli import main
from factquiz.items.codec import encode_pretty
from factquiz.papers.formats import FORMATS
from tests.sample_class import make, parts
from tests.scans import distorting, sitting
from tests.scans.filling import Hand

if TYPE_CHECKING:
    from pathlib import Path

    from factquiz.assembly.form import Form
    from factquiz.responses.submission import RawResponse

KEY = parts.key(("ada", "bo", "cy"))
A4, A4_LARGE, LETTER, _ = FORMATS
SITTING = (
    (A4, make.right, Hand.FULL),
    (A4_LARGE, make.half, Hand.CROSS),
    (LETTER, make.wrong, Hand.PENCIL),
)
"""Each student's paper, what she answers, and how she marks it."""


@dataclass(frozen=True, slots=True)
class Exam:
    """A folder with a key, scans, and what every student meant."""

    folder: Path
    meant: dict[str, dict[str, RawResponse]]
    decisions: bytes


def _responses(form: Form, responder: make.Responder) -> dict[str, RawResponse]:
    return {placed.item.id: responder(placed) for placed in form.items}


@pytest.fixture(scope="module")
def exam(tmp_path_factory: pytest.TempPathFactory) -> Exam:
    """Scan the sheets of three students: as one PDF, as a photograph, as a PNG upside down."""
    folder = tmp_path_factory.mktemp("exam")
    (folder / "key.json").write_bytes(encode_pretty(KEY))
    (folder / "scans" / "later").mkdir(parents=True)
    meant, decisions, jpegs = {}, [], []
    for seed, (form, (format_, responder, hand)) in enumerate(zip(KEY.forms, SITTING, strict=True)):
        responses = _responses(form, responder)
        meant[form.student] = responses
        for blank in sitting.blanks(KEY, form, format_):
            picture = sitting.filled(blank, format_, responses, hand, seed)
            chance = np.random.default_rng(seed)
            name = f"{form.student}-{blank.coded.code.page}"
            if form.student == "ada":
                seen = distorting.telephone(distorting.at_dpi(picture, 200), chance)
                cv2.imwrite(str(folder / "scans" / f"{name}.jpg"), seen)
            elif form.student == "bo":
                seen = distorting.skewed(distorting.at_dpi(picture, 150), chance)
                jpegs.append(folder / f"{name}.jpg")
                cv2.imwrite(str(jpegs[-1]), seen)
            else:
                seen = np.rot90(distorting.at_dpi(picture, 150), 2)
                cv2.imwrite(str(folder / "scans" / "later" / f"{name}.png"), seen)
            decisions += [
                {"code": blank.coded.text, "item": row.item, "part": row.part, "text": text}
                for row, text in sitting.written(blank, responses)
            ]
    sitting.as_pdf(jpegs[::-1], folder / "scans" / "bo.pdf", dpi=150)
    made = {"format": "factquiz-decisions/1", "quiz": KEY.quiz, "decisions": decisions}
    return Exam(folder, meant, json.dumps(made).encode())


def _scan(exam: Exam, out: str, *more: str) -> Result:
    arguments = ["scan", str(exam.folder / "scans"), "--key", str(exam.folder / "key.json")]
    return CliRunner().invoke(main, [*arguments, "--out", str(exam.folder / out), *more])


def _read(exam: Exam, out: str) -> dict[str, dict[str, RawResponse]]:
    lines = (exam.folder / out / "responses.ndjson").read_bytes().splitlines()
    sent = [msgspec.json.decode(line) for line in lines]
    return {each["student"]: each["responses"] for each in sent}


def _plain(responses: dict[str, RawResponse]) -> dict[str, object]:
    """Return responses as JSON has them, without those that were left open."""
    shaped = {item: raw if isinstance(raw, str) else [*raw] for item, raw in responses.items()}
    return {item: raw for item, raw in shaped.items() if any(raw)}


def test_what_was_filled_in_is_what_is_graded(exam: Exam) -> None:
    """Once the hand-written answers are settled, all is read as it was meant, and graded so.

    The same answers, sent as files, get the same scores.
    """
    first = _scan(exam, "first")
    assert first.exit_code == 1, first.output
    assert "Forms: 3 = 0 complete + 3 waiting" in first.stdout
    assert _read(exam, "first") == {}
    page = (exam.folder / "first" / "review.html").read_text("utf-8")
    assert page.count("Something is written here.") == page.count("<fieldset") == 12

    (exam.folder / "decisions.json").write_bytes(exam.decisions)
    done = _scan(exam, "done", "--decisions", str(exam.folder / "decisions.json"))
    assert done.exit_code == 0, done.output
    read = _read(exam, "done")
    assert {name: _plain(each) for name, each in read.items()} == {
        name: _plain(each) for name, each in exam.meant.items()
    }
    assert not (exam.folder / "done" / "review.html").exists()

    assert _scores(exam, "done/responses.ndjson") == _scores(exam, _submissions(exam))


def _submissions(exam: Exam) -> str:
    (exam.folder / "sent").mkdir()
    for form, (_, responder, _) in zip(KEY.forms, SITTING, strict=True):
        sent = encode_pretty(make.submission(form, responder))
        (exam.folder / "sent" / f"{form.student}.json").write_bytes(sent)
    return "sent"


def _scores(exam: Exam, submissions: str) -> list[tuple[str, str, str]]:
    out = exam.folder / f"grades-{submissions.partition('/')[0]}"
    arguments = [str(exam.folder / submissions), "--key", str(exam.folder / "key.json")]
    graded = CliRunner().invoke(main, ["grade", *arguments, "--out", str(out)])
    assert graded.exit_code in {0, 1}, graded.output
    with (out / "gradebook.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [(r["student"], r["status"], r["score"]) for r in csv.DictReader(file)]
    assert len(rows) == 3
    return rows
