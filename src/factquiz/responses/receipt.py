"""The receipt of a submission: a short code by which a student shows what she has handed in.

The form page works it out when it saves, ``factquiz grade`` when it reads, and the two are equal
if and only if not a letter has changed on the way.
It proves nothing about who wrote the answers or when: anybody can work it out for any answers.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import msgspec

from factquiz.codes import code, codes_of_12

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factquiz.responses.submission import Submission

LENGTH = 12
"""Letters: 60 bits, so that nobody finds other answers with the same code within a lifetime."""


def receipt(submission: Submission) -> str:
    """Return the code of a submission, such as ``7KQ2-M9XA-04TR``.

    It is made of the SHA-256 digest of ``[quiz, form, student, [[item, response], …]]`` as
    compact JSON in UTF-8, the items in the order of their ids. When it was saved is not in it, so
    the same answers have the same receipt however often they are saved.
    """
    told = (submission.quiz, submission.form, submission.student)
    digest = hashlib.sha256(msgspec.json.encode((*told, sorted(submission.responses.items()))))
    return code(digest.digest(), LENGTH)


class Receipts:
    """The codes of many submissions to one form."""

    def __init__(self, quiz: str, form: str) -> None:
        self._whose = msgspec.json.encode((quiz, form)).removesuffix(b"]") + b","

    def of(self, students: Iterable[str], said: Iterable[bytes]) -> list[str]:
        """Return the code of each submission.

        ``said`` has for each of them the items with their responses as compact JSON, a comma after
        each item, in the order of the ids.
        """
        sha256, whose = hashlib.sha256, self._whose
        told = zip(map(msgspec.json.encode, students), said, strict=True)
        return codes_of_12(
            sha256(b"%b%b,[%b]]" % (whose, who, what[:-1])).digest() for who, what in told
        )
