"""What students send instead of a submission is called what it is."""

from __future__ import annotations

import pytest

from factquiz.items.codec import encode
from factquiz.responses.parse import parse
from factquiz.responses.quarantine import Quarantined, Refusal
from factquiz.responses.submission import SUBMISSION_FORMAT, Submission

SUBMISSION = Submission(
    format=SUBMISSION_FORMAT, quiz="bread", form="0000-0001", student="s01", responses={}
)


@pytest.mark.parametrize(
    ("data", "file", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n\x00", "screenshot.png", "a picture"),
        (b"\xff\xd8\xff\xe0\x00", "IMG_1.jpeg", "a picture"),
        (b"\x00\x00\x00\x24ftypheic", "IMG_2.HEIC", "a picture"),
        (b"%PDF-1.7\n", "answers.pdf", "a PDF document"),
        (b"PK\x03\x04\x14", "answers.docx", "a document of an office program"),
        (b"PK\x03\x04\x14", "inner.zip", "an archive (ZIP) or a document"),
        (b"Rar!\x1a\x07\x00", "work.rar", "an archive (RAR)"),
        (b"{\\rtf1\\ansi", "answers.rtf", "a text document (RTF)"),
        (b"\n<!DOCTYPE html>", "form.html", "a web page, perhaps the form"),
        (b"<p>See my mail", "onlinetext.html", "a web page"),
        (b"From: ann@example.org\n", "mail.eml", "an e-mail"),
    ],
)
def test_what_is_no_submission_is_named(data: bytes, file: str, kind: str) -> None:
    """The reason says what it is; what to do is to ask for the file that the form page saves."""
    found = parse(data, f"Ann_1_assignsubmission_file/{file}")
    assert isinstance(found, Quarantined)
    assert (found.code, found.line) == (Refusal.OTHER_FILE, 0)
    assert found.reason.startswith(f"This is {kind}")
    assert "submission.json" in found.hint


@pytest.mark.parametrize(
    "file",
    [
        *(".DS_Store", "a/Thumbs.db", "a/b/desktop.ini", "a/._submission.json"),
        "work.zip/__MACOSX/Desktop/submission.json",
    ],
)
@pytest.mark.parametrize("data", [b"", b"\x00\x05\x16\x07", b"[.ShellClassInfo]"])
def test_what_computers_make_asks_nothing_of_anybody(file: str, data: bytes) -> None:
    """A Mac and Windows put files of their own beside those of a student."""
    found = parse(data, file)
    assert isinstance(found, Quarantined)
    assert found.code is Refusal.SYSTEM_FILE
    assert "Ask" not in found.hint


@pytest.mark.parametrize("file", ["._mine.json", "__MACOSX/submission.json", "page.html"])
def test_a_submission_is_one_whatever_it_is_called(file: str) -> None:
    """The name is looked at only after the content was refused."""
    assert parse(encode(SUBMISSION), file) == SUBMISSION
