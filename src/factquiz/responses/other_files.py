"""What a file is that cannot be read as a submission: told by its first bytes and its name.

Nothing is passed over for what it is called: only of what was refused is it asked what it is.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from factquiz.responses.quarantine import Refusal

_MAGIC = (
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"Rar!", "an archive (RAR)"),
    (b"7z\xbc\xaf\x27\x1c", "an archive (7z)"),
    (b"\x1f\x8b", "an archive (gzip)"),
    (b"\xd0\xcf\x11\xe0", "a document of an office program, or an e-mail"),
    (b"{\\rtf", "a text document (RTF)"),
)
_PHONE_PICTURE = slice(4, 12), re.compile(rb"ftyp(heic|heix|mif1|avif)")
_ARCHIVE = b"PK\x03\x04"
_OFFICE = frozenset({".docx", ".odt", ".pages", ".xlsx", ".ods", ".pptx", ".odp"})
_PAGE = re.compile(rb"\s*<(!doctype\b|html\b|head\b|body\b|p\b|div\b|\?xml\b)", re.IGNORECASE)
_MAIL = re.compile(rb"(From|Received|Return-Path|Delivered-To|MIME-Version|Subject): ")

_BY_A_COMPUTER = frozenset({".ds_store", "thumbs.db", "desktop.ini", ".localized"})
_MAC = "__MACOSX"
_BESIDE = "._"
"""What the name of a file begins with in which a Mac keeps what another file system cannot."""


def other_file(data: bytes, file: str) -> tuple[Refusal, str] | None:
    """Return the code and the reason for a file of another kind; nothing for what may be text."""
    if _is_by_a_computer(PurePosixPath(file)):
        return Refusal.SYSTEM_FILE, "A computer made this file by itself; nobody sent it."
    kind = _kind(data, file)
    return (Refusal.OTHER_FILE, f"This is {kind}, not a submission.") if kind else None


def _is_by_a_computer(path: PurePosixPath) -> bool:
    return (
        path.name.casefold() in _BY_A_COMPUTER
        or path.name.startswith(_BESIDE)
        or _MAC in path.parts[:-1]
    )


def _kind(data: bytes, file: str) -> str:
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    part, picture = _PHONE_PICTURE
    if picture.match(data[part]):
        return "a picture"
    if data.startswith(_ARCHIVE):
        office = PurePosixPath(file).suffix.casefold() in _OFFICE
        return "a document of an office program" if office else "an archive (ZIP) or a document"
    if _PAGE.match(data):
        return "a web page, perhaps the form without its answers"
    return "an e-mail" if _MAIL.match(data) else ""
