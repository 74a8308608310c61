"""What is no answer sheet of this quiz is set aside with its reason, and the counts add up."""

from __future__ import annotations

import csv
import json
import struct
import zlib
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np
import pikepdf
import pytest
from click.testing import CliRunner
from msgspec.structs import replace

from factquiz.cli import main
from factquiz.items.codec import encode_pretty
from factquiz.papers.formats import FORMATS
from factquiz.scans import pages
from factquiz.scans.setaside import Cause, SetAside
from factquiz.scans.sheets import Sheets
from tests.papers import printed
from tests.sample_class import make, parts
from tests.scans import distorting, sitting
from tests.scans.filling import Hand

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from factquiz.assembly.form import Form
    from factquiz.scans.types import Grey

KEY = parts.key(("ada", "bo", "cy"))
ADA, BO, CY = KEY.forms
A4, A4_LARGE, *_ = FORMATS
CHANCE = np.random.default_rng(5)


def _sheet(form: Form = ADA, responder: make.Responder | None = None, page: int = 0) -> Grey:
    """Return a sheet whose bubbles only are filled, or none, at 100 dpi and a half."""
    format_ = A4 if page == 0 else A4_LARGE
    responses = {
        placed.item.id: responder(placed)
        for placed in form.items
        if responder and placed.number in {1, 2, 3}
    }
    blank = sitting.blanks(KEY, form, format_)[max(0, page - 1)]
    return distorting.at_dpi(sitting.filled(blank, format_, responses, Hand.FULL), 150)


def _png(picture: Grey) -> bytes:
    return cv2.imencode(".png", picture)[1].tobytes()


def _pdf(save: Callable[[pikepdf.Pdf, Path], None], path: Path) -> bytes:
    with pikepdf.new() as made:
        made.add_blank_page(page_size=(595, 842))
        save(made, path)
    return path.read_bytes()


def _bomb() -> bytes:
    """Return a small PNG that says it has 3.6 gigapixels."""
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0)
    chunks = b""
    for kind, data in ((b"IHDR", head), (b"IDAT", zlib.compress(bytes(1000))), (b"IEND", b"")):
        chunks += struct.pack(">I", len(data)) + kind + data
        chunks += struct.pack(">I", zlib.crc32(kind + data))
    return b"\x89PNG\r\n\x1a\n" + chunks


def _stranger() -> Grey:
    """Return a sheet of a form that the key does not have."""
    form = replace(ADA, code="ZZZ9")
    return distorting.at_dpi(sitting.blanks(KEY, form, A4)[0].picture, 150)


def _reprint() -> Grey:
    """Return a sheet of a form of the key, as another key has it."""
    form = replace(ADA, items=ADA.items[:4])
    return distorting.at_dpi(sitting.blanks(KEY, form, A4)[0].picture, 150)


def _without_corner() -> Grey:
    picture = _sheet().copy()
    picture[-150:, -150:] = 255
    return picture


def _question_page() -> Grey:
    import pypdfium2  # noqa: PLC0415 (for this page only)

    with pypdfium2.PdfDocument(printed.pdf(printed.run(KEY.forms[:1]))) as document:
        made = document[1].render(scale=2, grayscale=True).to_numpy()
        return np.array(made, np.uint8).squeeze()


def _put_aside_page() -> Grey:
    import pypdfium2  # noqa: PLC0415 (for this page only)

    with pypdfium2.PdfDocument(printed.pdf(printed.run(KEY.forms[:1]))) as document:
        place = len(document) - 2
        made = document[place].render(scale=2, grayscale=True).to_numpy()
        return np.array(made, np.uint8).squeeze()


@pytest.fixture(scope="module")
def scans(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with one of each thing that must be set aside, named by its cause."""
    folder = tmp_path_factory.mktemp("all")
    made = tmp_path_factory.mktemp("made") / "made.pdf"
    first = _sheet(BO, make.right)
    several = np.hstack([_sheet(ADA), _sheet(CY)])
    content = {
        "blank-1.png": _png(np.full((1200, 900), 250, np.uint8)),
        "blank-2.png": _png(_put_aside_page()),
        "conflicting-1.png": _png(_sheet(CY, make.right)),
        "conflicting-2.png": _png(_sheet(CY, make.wrong)),
        "damaged-1.pdf": b"%PDF-1.7\nnothing else",
        "damaged-2.jpg": b"\xff\xd8\xff\xe0\x00\x10JFIF",
        "damaged-3.png": b"",
        "damaged-4.pdf": _pdf(_with_endless_page, made),
        "duplicate.png": _png(np.rot90(first)),
        "bo.png": _png(first),
        "foreign-code.png": _png(_other_code()),
        "incomplete.png": _png(_sheet(ADA, page=1)),
        "locked.pdf": _pdf(_with_password, made),
        "no-code.png": _png(_question_page()),
        "no-corners.png": _png(_without_corner()),
        "not-a-scan-1.pdf": b"PK\x03\x04" + bytes(100),
        "not-a-scan-2.png": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        "other-print.png": _png(_reprint()),
        "pale.png": _png((150 + _sheet(ADA) // 4).astype(np.uint8)),
        "several-sheets.png": _png(several),
        "too-large.png": _bomb(),
        "unknown-form.png": _png(_stranger()),
    }
    (folder / "scans").mkdir()
    for name, data in content.items():
        (folder / "scans" / name).write_bytes(data)
    (folder / "scans" / "not-a-file.png").symlink_to(folder / "scans" / "bo.png")
    (folder / "key.json").write_bytes(encode_pretty(KEY))
    return folder


def _with_endless_page(made: pikepdf.Pdf, path: Path) -> None:
    made.pages[0].mediabox = pikepdf.Array([0, 0, 2, 14400])
    made.save(path)


def _with_password(made: pikepdf.Pdf, path: Path) -> None:
    made.save(path, encryption=pikepdf.Encryption(owner="o", user="u"))


def _other_code() -> Grey:
    picture = np.full((1200, 900), 255, np.uint8)
    code = cv2.QRCodeEncoder.create().encode("https://example.org/")
    large = np.kron(code, np.ones((10, 10), np.uint8))
    picture[200 : 200 + large.shape[0], 200 : 200 + large.shape[1]] = large
    return picture


@pytest.fixture(scope="module")
def counts(scans: Path) -> dict[str, Any]:
    """Read them all; give what is printed for programs, and write the tables beside."""
    arguments = ["scan", str(scans / "scans"), "--key", str(scans / "key.json")]
    done = CliRunner().invoke(main, [*arguments, "--out", str(scans / "out"), "--json"])
    assert done.exit_code == 1, done.output
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.usefixtures("counts")
def test_everything_is_set_aside_with_its_reason(scans: Path) -> None:
    """Each file for the cause that it is named for; one sheet is read; nothing is lost."""
    with (scans / "out" / "set-aside.csv").open(encoding="utf-8-sig", newline="") as file:
        aside = {row["file"]: row["cause"] for row in csv.DictReader(file)}
    assert {*aside, "bo.png"} == {path.name for path in (scans / "scans").iterdir()}
    assert all(file.startswith(cause) for file, cause in aside.items()), aside


def test_the_counts_add_up_and_nobody_has_to_look_at_blank_pages(
    scans: Path, counts: dict[str, Any]
) -> None:
    """Pages in are pages read and pages set aside; only one form is complete."""
    assert counts["pages"] == counts["pages_read"] + sum(counts["set_aside"].values())
    assert counts["pages"] == len(list((scans / "scans").iterdir()))
    assert counts["pages_read"] == 1
    assert (counts["complete"], counts["waiting"]) == (1, 0)
    assert counts["unscanned"] == ["001", "003"]
    causes = {name.rstrip("-1234") for name in _stems(scans)} - {"bo"}
    assert set(counts["set_aside"]) == causes
    table = (scans / "out" / "set-aside.csv").read_text("utf-8-sig")
    assert "Of form “001”, page 2 is missing." in table
    assert "The same page is also conflicting-1.png" in table
    assert "It is the same page as bo.png, with the same marks." in table
    assert not (scans / "out" / "review.html").exists()


def _stems(scans: Path) -> list[str]:
    return [path.stem for path in (scans / "scans").iterdir()]


def test_a_reader_that_hangs_or_ends_costs_its_page_only(
    scans: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What read it is ended, the page is set aside, and the next one is read."""
    good = pages.File(str(scans / "scans" / "bo.png"), "bo.png")
    monkeypatch.setattr(pages, "PATIENCE", 0.0)
    (hung,) = pages.read_pages([good], Sheets(KEY))
    assert isinstance(hung, SetAside)
    assert hung.cause is Cause.GAVE_OUT
    monkeypatch.undo()
    (read,) = pages.read_pages([good], Sheets(KEY))
    assert isinstance(read, pages.ReadPage)
