"""The receipt of a submission: a short code by which a student shows what she has handed in.

The form page works it out when it saves, ``factquiz grade`` when it reads, and the two are equal
if and only if not a letter has changed on the way.
It proves nothing about who wrote the answers or when: anybody can work it out for any answers.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import msgspec

from factquiz.codes import code

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
    said = [msgspec.json.encode(each) for each in sorted(submission.responses.items())]
    return receipt_of(submission.quiz, submission.form, submission.student, said)


def receipt_of(quiz: str, form: str, student: str, said: Iterable[bytes]) -> str:
    """Return the code of a submission.

    ``said`` has each item with its response as compact JSON, in the order of the ids.
    """
    whose = msgspec.json.encode((quiz, form, student)).removesuffix(b"]")
    told = b"%b,[%b]]" % (whose, b",".join(said))
    return code(hashlib.sha256(told).digest(), LENGTH)
