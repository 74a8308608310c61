"""Items answered by arranging: match, classify, order, cloze.

A response is a tuple of labels, one for each prompt, place or gap, in the order of the sheet;
an empty text stands for what was left open.
"""

from __future__ import annotations

from factquiz.items.base import Answer, Evidence, ItemBase, Option, Proof, Record


class Refutation(Record, frozen=True, kw_only=True):
    """The proof that a target does not belong to a prompt."""

    target: str
    proof: Proof


class Prompt(Record, frozen=True, kw_only=True):
    """What is given: a name to match, a statement to sort.

    ``key`` is the id of its target, ``fact`` the fact that the two rest on.
    ``rationale`` says why it belongs there; ``refuted`` has a proof for every other target.
    """

    id: str
    fact: str
    text: str
    key: str
    rationale: str
    proof: Proof
    evidence: Evidence
    refuted: tuple[Refutation, ...] = ()


class Target(Record, frozen=True, kw_only=True):
    """What prompts are matched to, or sorted into. ``rationale`` says what it really is of.

    ``rank`` is set where targets have an order of their own (dates), and then they stand in it.
    """

    id: str
    text: str
    rationale: str
    evidence: Evidence
    rank: str = ""


class Match(ItemBase, frozen=True, kw_only=True, tag_field="interaction", tag="match"):
    """Match each prompt to one target; each target is used at most once.

    There may be more targets than prompts: those left over are distractors.
    In the bank all pairs that fit together; on a form those that are shown, in the order shown.
    """

    prompts: tuple[Prompt, ...]
    targets: tuple[Target, ...]


class Classify(ItemBase, frozen=True, kw_only=True, tag_field="interaction", tag="classify"):
    """Sort each prompt into one of a few categories; a category may take several, or none."""

    prompts: tuple[Prompt, ...]
    targets: tuple[Target, ...]


class Entry(Record, frozen=True, kw_only=True):
    """One thing to put in order. ``position`` is its right place among those shown, from 1."""

    id: str
    fact: str
    text: str
    position: int
    rationale: str
    proof: Proof
    evidence: Evidence


class Order(ItemBase, frozen=True, kw_only=True, tag_field="interaction", tag="order"):
    """Put the entries in order. They stand as shown, not in their right order."""

    entries: tuple[Entry, ...]


class Gap(Record, frozen=True, kw_only=True):
    """A gap of a cloze: chosen from ``options`` if there are any, else typed.

    A typed gap is matched as a short answer is, with ``max_edits``.
    """

    id: str
    options: tuple[Option, ...] = ()
    answers: tuple[Answer, ...] = ()
    max_edits: int = 0

    @property
    def known(self) -> tuple[Option | Answer, ...]:
        """What may fill the gap, right or wrong."""
        return self.options or self.answers


class Cloze(ItemBase, frozen=True, kw_only=True, tag_field="interaction", tag="cloze"):
    """A text with gaps. ``texts`` are what stands around them: one more than there are gaps."""

    texts: tuple[str, ...]
    gaps: tuple[Gap, ...]
