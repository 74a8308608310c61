"""What items are made of: levels, proofs, evidence, options, answers, and what every item has.

Plain, immutable records that know how to be JSON (through msgspec) and nothing else:
no facts, no knowledge base, no rendering.
The frozen key of a graded form is made of these,
so a change here is a change of a file format: see ``docs/decisions/0003-frozen-forms.md``.
"""

from __future__ import annotations

import enum

import msgspec


class Record(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """Base of every record that is written to disk: immutable, strict, compact.

    Subclasses repeat ``frozen=True``, which mypy does not inherit,
    and add ``kw_only=True``, which msgspec does not.
    """


class Level(enum.StrEnum):
    """What an item asks of the student (Anderson and Krathwohl's revision of Bloom, 2001)."""

    REMEMBER = "remember"
    UNDERSTAND = "understand"
    APPLY = "apply"
    ANALYSE = "analyse"
    EVALUATE = "evaluate"


class ProofKind(enum.StrEnum):
    """Why an option is certainly right or certainly wrong."""

    ENTAILED = "entailed"
    """The knowledge base states it, or it follows from what is stated."""

    FUNCTIONAL = "functional"
    """The property has one value, and it is another one."""

    COMPLETE_LIST = "complete-list"
    """The list is declared complete, and this is not on it."""

    TIME = "time"
    """The two times exclude each other."""

    STATED = "stated"
    """A fact says that it is not so."""

    HOLDER = "holder"
    """All that the holder says on the issue is on record, and this is not among it."""


class Proof(Record, frozen=True, kw_only=True):
    """A proof as data: its kind and the ids of the statements it rests on."""

    kind: ProofKind
    statements: tuple[str, ...]


class LessonLink(Record, frozen=True, kw_only=True):
    """The sentence of a lesson that teaches a fact: document name, anchor, lesson title."""

    lesson: str
    anchor: str
    title: str


class SourceLink(Record, frozen=True, kw_only=True):
    """A paragraph of a source: source id, locator such as ``I.2 ¶1``, and a printable label."""

    source: str
    at: str
    label: str

    @property
    def anchor(self) -> str:
        """The id that this paragraph has on the book's page of sources."""
        place = "".join(c if c.isalnum() else "-" for c in self.at.replace("¶", ""))
        return "-".join(part for part in f"source-{self.source}-{place}".split("-") if part)


class Evidence(Record, frozen=True, kw_only=True):
    """Where a reader can check a claim: lesson sentences first, source paragraphs second."""

    lessons: tuple[LessonLink, ...] = ()
    sources: tuple[SourceLink, ...] = ()


class Option(Record, frozen=True, kw_only=True):
    """One option of an item, with its own reason.

    ``rationale`` is what a student is told who chose (or missed) this option:
    one to three complete sentences of plain text.
    ``rank`` is set where options have an order of their own (dates, numbers): they are shown
    in it, so that a student does not have to search.
    """

    id: str
    text: str
    key: bool
    rationale: str
    proof: Proof
    evidence: Evidence
    rank: str = ""


class Answer(Record, frozen=True, kw_only=True):
    """A text that a short answer may hold, with what to say of it.

    ``key`` tells an accepted answer from a known wrong one.
    """

    text: str
    key: bool
    rationale: str
    proof: Proof
    evidence: Evidence


class ItemBase(Record, frozen=True, kw_only=True):
    """What every item has, whatever its interaction.

    ``id`` is a digest of what the item asks: it stays as long as the question stays.
    ``facts`` are the facts it tests, ``statements`` the statements it rests on.
    ``difficulty`` is an estimate before any response is seen, from 0 (easy) to 1 (hard).
    """

    id: str
    pattern: str
    stem: str
    lesson: str
    objective: str
    level: Level
    facts: tuple[str, ...]
    statements: tuple[str, ...]
    difficulty: float = 0.5
