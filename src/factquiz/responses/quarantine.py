"""The quarantine list: files that could not be graded, why, and what to do about it."""

from __future__ import annotations

import enum

from factquiz.items.base import Record


class Refusal(enum.StrEnum):
    """Why a file is set aside; each has a row in ``docs/grading.md``."""

    UNREADABLE = "unreadable"
    """The system would not let us read it."""

    NOT_A_FILE = "not-a-file"
    """A symbolic link, a pipe or a device: such things are never followed or opened."""

    TOO_LARGE = "too-large"
    """Larger than any submission can be; it was not read."""

    DAMAGED = "damaged"
    """An archive, or something in it, that cannot be unpacked."""

    ENCRYPTED = "encrypted"
    """Something in an archive that is locked with a password."""

    UNSAFE_PATH = "unsafe-path"
    """Something in an archive that is named so as to be written elsewhere."""

    EMPTY = "empty"
    """Nothing in it."""

    OTHER_FILE = "other-file"
    """A picture, a document, an archive, a page: no answers, whatever it is called."""

    SYSTEM_FILE = "system-file"
    """What a computer puts into a folder or an archive by itself."""

    NOT_UTF8 = "not-utf8"
    """Text in another encoding, or no text at all."""

    NOT_JSON = "not-json"
    """Text, but not JSON, or JSON cut short."""

    TOO_DEEP = "too-deep"
    """JSON nested deeper than any submission is."""

    REPEATED_NAME = "repeated-name"
    """One name stands twice in an object, so there are two answers to one question."""

    WRONG_SHAPE = "wrong-shape"
    """JSON, but not of a submission: a field is missing, unknown, or of another type."""

    UNKNOWN_FORMAT = "unknown-format"
    """A submission of a format that this version does not read."""

    UNSAFE_ID = "unsafe-id"
    """An id that is built to do harm: a path, or invisible characters."""

    UNREADABLE_ROW = "unreadable-row"
    """A row of a table that has not the shape of the table."""

    NO_STUDENT = "no-student"
    """A row of a table without a student's id."""

    NO_FORM = "no-form"
    """A row of a table that does not say which form was answered, and the key has several."""

    BAD_TIME = "bad-time"
    """A time of arrival that cannot be read."""

    NOT_FINISHED = "not-finished"
    """An attempt that the learning platform does not call finished."""

    WRONG_QUIZ = "wrong-quiz"
    """A submission to another quiz than the key is for."""

    UNKNOWN_FORM = "unknown-form"
    """The key has no form of this code."""

    UNKNOWN_STUDENT = "unknown-student"
    """Neither the roster nor the key knows this student."""

    WRONG_FORM = "wrong-form"
    """The form was handed out to another student."""

    UNKNOWN_ITEM = "unknown-item"
    """It answers an item that is not on its form."""

    CONFLICTING = "conflicting"
    """The student sent several submissions that differ; a person must choose."""

    UNKNOWN_RUBRIC = "unknown-rubric"
    """A row of marks by a rubric that was not given."""

    INCOMPLETE = "incomplete"
    """A row of marks in which a criterion has no score."""

    NOT_A_SCORE = "not-a-score"
    """A row of marks with something that is not a number."""

    OUT_OF_RANGE = "out-of-range"
    """A row of marks with more than the criterion gives."""

    NOT_THE_SUM = "not-the-sum"
    """A row of marks whose sum is another one than that of its scores."""

    MARKED_TWICE = "marked-twice"
    """Two rows give one student different marks by the same rubric."""

    TOO_FAR_APART = "too-far-apart"
    """Two markers differ by more than the rule for averaging allows."""


HINTS = {
    Refusal.UNREADABLE: "Check the permissions of the file, then grade again.",
    Refusal.NOT_A_FILE: "Replace it by the file itself, or delete it.",
    Refusal.TOO_LARGE: "Ask the student for the file that the form page saved.",
    Refusal.DAMAGED: "Download the archive again; if it is the student's own, ask for the file"
    " itself.",
    Refusal.ENCRYPTED: "Ask the student for the file itself, without a password.",
    Refusal.UNSAFE_PATH: "Nothing was written there. Ask the student for the file itself.",
    Refusal.EMPTY: "Ask the student to open the form page again and save once more.",
    Refusal.OTHER_FILE: "Ask the student for submission.json: the form page saves it.",
    Refusal.SYSTEM_FILE: "Nothing: no answers are in it.",
    Refusal.NOT_UTF8: "Ask the student for the file as the form page saved it, not opened and"
    " saved by another program; or save it as UTF-8.",
    Refusal.NOT_JSON: "Ask the student to send submission.json again, as the form page saved it.",
    Refusal.TOO_DEEP: "Ask the student for the file that the form page saved.",
    Refusal.REPEATED_NAME: "The file was edited by hand: ask the student which answer counts.",
    Refusal.WRONG_SHAPE: "Ask the student to send submission.json again, as the form page"
    " saved it.",
    Refusal.UNKNOWN_FORMAT: "Grade it with the version of factquiz that made the form.",
    Refusal.UNSAFE_ID: "The file was edited by hand: ask the student to save it again.",
    Refusal.UNREADABLE_ROW: "Export the table again, or mend the row.",
    Refusal.NO_STUDENT: "Write the student's id into the row, or delete the row.",
    Refusal.NO_FORM: "Write the code of the form into the row; the mapping names the column.",
    Refusal.BAD_TIME: "Say in the mapping how times are written (`time_format`), or mend the row.",
    Refusal.NOT_FINISHED: "Close the attempt on the learning platform and export again.",
    Refusal.WRONG_QUIZ: "Grade it with the key of that quiz.",
    Refusal.UNKNOWN_FORM: "Check that the key is of the same term as the form.",
    Refusal.UNKNOWN_STUDENT: "Correct the student's id in the file, or add it to the roster.",
    Refusal.WRONG_FORM: "Find out who answered it: correct the student's id or set the form aside.",
    Refusal.UNKNOWN_ITEM: "Check that the key is the one frozen when the form was handed out.",
    Refusal.CONFLICTING: "Ask the student which one counts, move the others out of the folder,"
    " and grade again.",
    Refusal.UNKNOWN_RUBRIC: "Correct the column “rubric”, or give the file of that rubric as well.",
    Refusal.INCOMPLETE: "Write a score for each criterion: 0 for what is worth nothing. Leave the"
    " whole row empty if the work is not marked yet.",
    Refusal.NOT_A_SCORE: "Write a number, with four decimals at most; a spreadsheet may have made a"
    " date of a fraction.",
    Refusal.OUT_OF_RANGE: "Correct the score, or what the rubric says of the criterion.",
    Refusal.NOT_THE_SUM: "Correct the scores or the sum, or leave the sum empty.",
    Refusal.MARKED_TWICE: "Keep the row that counts: of two markers, the one they agreed on; or"
    " take their mean (--two-marks).",
    Refusal.TOO_FAR_APART: "Agree on a mark, or have the work marked once more, and enter that row"
    " alone.",
}
"""What the instructor can do, for every refusal."""


class Quarantined(Record, frozen=True, kw_only=True):
    """One file set aside.

    ``file`` is the path inside the folder, fit to be shown.
    ``line`` and ``column`` count from one; 0 means the file as a whole.
    ``student`` is the id that the file claims, if it could be read; else that of the student after
    whom it or its folder is named, if there is one.
    """

    file: str
    code: Refusal
    reason: str
    line: int = 0
    column: int = 0
    student: str = ""

    @property
    def place(self) -> str:
        """Where to look: ``file`` or ``file:line:column``."""
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file

    @property
    def hint(self) -> str:
        """What to do."""
        return HINTS[self.code]

    def __str__(self) -> str:
        return f"{self.place}: [{self.code}] {self.reason}\n    {self.hint}"
