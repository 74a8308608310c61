"""The properties that statements have, and how English asks and states each.

In the phrases ``{subject}`` is a name as it stands in running text and ``{value}`` a value with
its preposition (``on 1 August 1975``, ``in Vienna``) or bare (a name, an office).
``{was}`` and ``{is}`` agree with the subject's number.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Property:
    """A property: whether a subject has one value of it, and its phrases.

    ``ask`` asks for the value, ``ask_subject`` for the subject (``{kinds}`` is the plural of the
    subject's kind), ``state`` makes a sentence. An empty ``ask_subject`` is never asked.
    ``match`` asks to bring subjects and values together; empty if that is never asked.
    ``{kind}`` is the subjects' kind. ``{still}`` is “was” of what has ended, “is” of what has not.
    """

    name: str
    functional: bool
    ask: tuple[str, ...]
    ask_subject: tuple[str, ...]
    state: str
    match: tuple[str, ...] = ()


_TABLE = (
    Property(
        "signed",
        functional=True,
        ask=("When {was} {subject} signed?", "On what date {was} {subject} signed?"),
        ask_subject=("Which of these {kinds} was signed {value}?",),
        state="{subject} {was} signed {value}",
        match=(
            "Match each document to the day on which it was signed.",
            "On which day was each of these documents signed? Match them.",
        ),
    ),
    Property(
        "adopted",
        functional=True,
        ask=("When {was} {subject} adopted?", "What is the date of adoption of {subject}?"),
        ask_subject=("Which of these {kinds} was adopted {value}?",),
        state="{subject} {was} adopted {value}",
        match=(
            "Match each document to the day on which it was adopted.",
            "When was each of these documents adopted? Match them with the dates.",
        ),
    ),
    Property(
        "published",
        functional=True,
        ask=("When {was} {subject} published?", "When did {subject} appear?"),
        ask_subject=("Which of these {kinds} was published {value}?",),
        state="{subject} {was} published {value}",
        match=(
            "Match each document to its date of publication.",
            "When was each of these published? Match them with the dates.",
        ),
    ),
    Property(
        "in_force",
        functional=True,
        ask=("When did {subject} enter into force?", "From when on {was} {subject} in force?"),
        ask_subject=("Which of these {kinds} entered into force {value}?",),
        state="{subject} entered into force {value}",
        match=(
            "Match each document to the day on which it entered into force.",
            "From when on was each of these documents in force? Match them.",
        ),
    ),
    Property(
        "ended",
        functional=True,
        ask=("When did {subject} come to an end?", "When did {subject} end?"),
        ask_subject=("Which of these came to an end {value}?",),
        state="{subject} came to an end {value}",
        match=(
            "Match each of these to the date of its end.",
            "When did each of these come to an end? Match them with the dates.",
        ),
    ),
    Property(
        "founded",
        functional=True,
        ask=("When {was} {subject} founded?", "When did {subject} come into being?"),
        ask_subject=("Which of these came into being {value}?",),
        state="{subject} came into being {value}",
        match=(
            "Match each body to the date of its foundation.",
            "When did each of these bodies come into being? Match them.",
        ),
    ),
    Property(
        "began",
        functional=True,
        ask=("When did {subject} begin?", "When did {subject} start?"),
        ask_subject=("Which of these began {value}?",),
        state="{subject} began {value}",
        match=(
            "Match each of these to the date of its beginning.",
            "When did each of these begin? Match them with the dates.",
        ),
    ),
    Property(
        "happened",
        functional=True,
        ask=("When did {subject} take place?", "What is the date of {subject}?"),
        ask_subject=("Which of these happened {value}?",),
        state="{subject} took place {value}",
        match=(
            "Match each event to its date.",
            "When did each of these take place? Match them with the dates.",
        ),
    ),
    Property(
        "place",
        functional=True,
        ask=("Where did {subject} take place?", "In which city did {subject} take place?"),
        ask_subject=("Which of these took place {value}?",),
        state="{subject} took place {value}",
        match=(
            "Match each event to the city where it took place.",
            "Where did each of these take place? Match them with the cities.",
        ),
    ),
    Property(
        "signed_at",
        functional=True,
        ask=("In which city {was} {subject} signed?", "Where {was} {subject} signed?"),
        ask_subject=(),
        state="{subject} {was} signed {value}",
        match=(
            "Match each document to the city where it was signed.",
            "In which city was each of these documents signed? Match them.",
        ),
    ),
    Property(
        "adopted_at",
        functional=True,
        ask=("In which city {was} {subject} adopted?", "Where {was} {subject} adopted?"),
        ask_subject=(),
        state="{subject} {was} adopted {value}",
    ),
    Property(
        "published_at",
        functional=True,
        ask=("In which city {was} {subject} published?", "Where {was} {subject} published?"),
        ask_subject=(),
        state="{subject} {was} published {value}",
    ),
    Property(
        "seat",
        functional=True,
        ask=(
            "Which city {still} the seat of {subject}?",
            "In which city {still} the seat of {subject}?",
        ),
        ask_subject=(),
        state="the seat of {subject} {still} {value}",
        match=(
            "Match each body to the city of its seat.",
            "In which city does or did each of these bodies have its seat? Match them.",
        ),
    ),
    Property(
        "former_seat",
        functional=False,
        ask=(),
        ask_subject=(),
        state="a former seat of {subject} was {value}",
    ),
    Property(
        "host",
        functional=True,
        ask=("Who held {subject}?", "Which body was the host of {subject}?"),
        ask_subject=(),
        state="{subject} {was} held by {value}",
    ),
    Property(
        "author",
        functional=True,
        ask=("Who wrote {subject}?", "Who is the author of {subject}?"),
        ask_subject=(),
        state="{subject} {was} written by {value}",
        match=(
            "Match each work to its author.",
            "Who wrote what? Match each work with its author.",
        ),
    ),
    Property(
        "means",
        functional=True,
        ask=("What {is} {subject}?", "Which of these describes {subject}?"),
        ask_subject=("Which of these is {value}?",),
        state="{subject} {is} {value}",
        match=(
            "Match each {kind} to its description.",
            "Which description fits which {kind}? Match them.",
        ),
    ),
    Property(
        "acronym",
        functional=True,
        ask=("What is the usual abbreviation of {subject}?", "How {is} {subject} abbreviated?"),
        ask_subject=(),
        state="{subject} {is} abbreviated as {value}",
        match=(
            "Match each name to its usual abbreviation.",
            "How is each of these abbreviated? Match them.",
        ),
    ),
    Property(
        "office",
        functional=False,
        ask=("Which office did {subject} hold?",),
        ask_subject=(),
        state="{subject} {was} {value}",
    ),
    Property(
        "amount",
        functional=True,
        ask=("What {was} {subject}?",),
        ask_subject=(),
        state="{subject} {was} {value}",
    ),
    Property(
        "member",
        functional=False,
        ask=(),
        ask_subject=(),
        state="{value} is among {subject}",
    ),
    Property(
        "holds", functional=False, ask=(), ask_subject=(), state="{subject} held that {value}"
    ),
    Property("so", functional=False, ask=(), ask_subject=(), state="{value}"),
)

PROPERTIES: dict[str, Property] = {entry.name: entry for entry in _TABLE}
"""Every property by name."""

FORMER = {"seat": "former_seat"}
"""Properties whose value changes, with the property that holds what it was: that is not false."""
