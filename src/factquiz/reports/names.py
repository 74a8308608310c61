"""File names for students, whatever their ids are made of."""

from __future__ import annotations

import hashlib
import re

_PLAIN = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
_OTHER = re.compile(r"[^a-z0-9]+")
# Windows opens devices under these names, whatever the extension.
_RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d")


def page_name(student: str) -> str:
    """Return the name of a student's page: distinct for distinct ids, and safe on any system.

    An id of small Latin letters, digits, hyphens and underscores names its page itself.
    Any other is reduced to such, with the beginning of its SHA-256 digest to keep it distinct.
    """
    if _PLAIN.fullmatch(student) and not _RESERVED.fullmatch(student):
        return f"{student}.html"
    digest = hashlib.sha256(student.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    slug = _OTHER.sub("-", student.casefold()).strip("-")[:40]
    # The dot cannot stand in a plain id, so the two kinds of names never meet.
    return f"{slug or 'student'}.{digest}.html"
