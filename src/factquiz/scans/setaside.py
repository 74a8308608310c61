"""Pages set aside: why, and what to do about it."""

from __future__ import annotations

import enum

from factquiz.items.base import Record


class Cause(enum.StrEnum):
    """Why a page is set aside; each has a row in ``docs/papers.md``."""

    BLANK = "blank"
    """Nothing on it, or only the line that says that it is blank: nobody has to look."""

    UNREADABLE = "unreadable"
    """The system would not let us read the file."""

    NOT_A_FILE = "not-a-file"
    """A link, a pipe or a device: such things are never followed or opened."""

    NOT_A_SCAN = "not-a-scan"
    """Neither PDF nor PNG nor JPEG, by what is in it."""

    DAMAGED = "damaged"
    """A file that cannot be opened, or a page of one that cannot be drawn."""

    LOCKED = "locked"
    """A PDF with a password."""

    TOO_LARGE = "too-large"
    """More bytes, pixels or pages than any scan of a class has; it was not opened."""

    GAVE_OUT = "gave-out"
    """What read it ended, took too long or wanted too much memory: it may be built to do harm."""

    NO_CODE = "no-code"
    """No code of an answer sheet can be read on it."""

    SEVERAL_SHEETS = "several-sheets"
    """Two answer sheets in one picture."""

    FOREIGN_CODE = "foreign-code"
    """A code, but none of ours."""

    UNKNOWN_FORM = "unknown-form"
    """The key has no form of this code."""

    OTHER_PRINT = "other-print"
    """The checksum is not that of this page of the form, in no size of paper or print."""

    NO_CORNERS = "no-corners"
    """Not all four corner squares can be seen where they must be."""

    PALE = "pale"
    """Too little contrast between ink and paper."""

    UNCLEAR = "unclear"
    """The bubbles cannot be made out: out of focus, too coarse, or crumpled."""

    DUPLICATE = "duplicate"
    """The same page once more, with the same marks."""

    CONFLICTING = "conflicting"
    """The same page several times, and not certainly with the same answers."""

    INCOMPLETE = "incomplete"
    """Another page of this form's answer sheet is missing."""

    NO_STUDENT = "no-student"
    """The form was handed out to nobody that the key knows."""

    @property
    def harmless(self) -> bool:
        """Whether nobody has to look."""
        return self in {Cause.BLANK, Cause.DUPLICATE}


HINTS = {
    Cause.BLANK: "Nothing to do.",
    Cause.UNREADABLE: "Check the permissions of the file, then scan again.",
    Cause.NOT_A_FILE: "Replace it by the file itself, or delete it.",
    Cause.NOT_A_SCAN: "Save it as PDF, PNG or JPEG; unpack an archive first.",
    Cause.DAMAGED: "Scan the sheet again.",
    Cause.LOCKED: "Save it without a password.",
    Cause.TOO_LARGE: "Scan with 200 to 300 dpi, and not more than a class into one file.",
    Cause.GAVE_OUT: "Scan the sheet again; if it came from somebody else, ask where it is from.",
    Cause.NO_CODE: "If it is no answer sheet, leave it out; else scan it again, with the square"
    " code clean and whole.",
    Cause.SEVERAL_SHEETS: "Take one picture of each sheet.",
    Cause.FOREIGN_CODE: "If it is no answer sheet of this quiz, leave it out.",
    Cause.UNKNOWN_FORM: "Give the key that this form was printed from.",
    Cause.OTHER_PRINT: "Give the key that it was printed from, and the version of factquiz that"
    " printed it.",
    Cause.NO_CORNERS: "Scan the whole sheet, flat, with all four black squares.",
    Cause.PALE: "Scan it again, darker.",
    Cause.UNCLEAR: "Scan it again, flat and in focus, with at least 150 dpi.",
    Cause.DUPLICATE: "Nothing to do: the other one counts.",
    Cause.CONFLICTING: "Keep the one that counts, move the others out of the folder, and scan"
    " again.",
    Cause.INCOMPLETE: "Scan all pages of this answer sheet.",
    Cause.NO_STUDENT: "Assemble forms with a roster, so that each has its student.",
}
"""What the instructor can do, for every cause."""


class SetAside(Record, frozen=True, kw_only=True):
    """One page, or a file of which no page can be told, set aside.

    ``file`` is fit to be shown; ``page`` counts from 1, 0 is the file as a whole.
    ``form`` is known if its code was read.
    """

    file: str
    page: int
    cause: Cause
    reason: str
    form: str = ""

    @property
    def place(self) -> str:
        """Where to look: the file, and the page of it."""
        return f"{self.file}, page {self.page}" if self.page else self.file

    @property
    def hint(self) -> str:
        """What to do."""
        return HINTS[self.cause]

    def __str__(self) -> str:
        return f"{self.place}: [{self.cause}] {self.reason}\n    {self.hint}"
