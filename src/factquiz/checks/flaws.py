"""Item-writing flaws that a program can see, one function each.

The list follows Haladyna, Downing and Rodriguez (2002), "A review of multiple-choice item-writing
guidelines for classroom assessment". Each function yields a message for every fault it finds.
"""

from __future__ import annotations

import enum
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, assert_never

from factquiz.checks import arranged
from factquiz.diagnostics import Severity
from factquiz.items.arranged import Classify, Cloze, Match, Order
from factquiz.items.choosing import Choice, MultipleResponse, TrueFalse, keys
from factquiz.items.reading import gives_away
from factquiz.items.reasons import reasons
from factquiz.items.typed import DateAnswer, Numeric, ShortAnswer
from factquiz.knowledge.text import content_words, normal

if TYPE_CHECKING:
    from factquiz.items.base import Option
    from factquiz.items.model import Item

LONGER = 1.6
"""A key this many times as long as the longest distractor is a cue, and the other way round."""

_ABSOLUTE = re.compile(
    r"\b(?:always|never|all|none|only|every|entirely|completely)\b", re.IGNORECASE
)
_NEGATED = re.compile(r"\b(?:not|except|least|never)\b", re.IGNORECASE)
_CATCH_ALL = re.compile(r"\b(?:all|none|both|neither) of (?:the above|these)\b", re.IGNORECASE)
_BROKEN = re.compile(r"  |\{|\}|\bthe the\b|\ba a\b| \.| ,|\?\.|\.\.$| \?", re.IGNORECASE)
_LONGEST_STEM = 60
"""Words in a stem beyond which a reader loses the thread."""

_SHORTEST_REASON = 3
_SENTENCE_ENDS = (".", "?", "!", "”", ")")

Found = Iterator[str]


@lru_cache(maxsize=65_536)
def _first_of(pattern: re.Pattern[str], text: str) -> str:
    """Return what a pattern first finds in a text; kept, for one option stands in many items."""
    found = pattern.search(text)
    return found[0] if found else ""


class Flaw(enum.Enum):
    """Every flaw, with the slug that reports show and its weight."""

    KEY_COUNT = ("key-count", Severity.ERROR)
    TOO_FEW_PARTS = ("too-few-parts", Severity.ERROR)
    UNPROVEN = ("unproven", Severity.ERROR)
    DUPLICATE_OPTION = ("duplicate-option", Severity.ERROR)
    KEY_IN_STEM = ("key-in-stem", Severity.ERROR)
    CATCH_ALL = ("catch-all-option", Severity.ERROR)
    NEGATION_UNMARKED = ("negation-unmarked", Severity.ERROR)
    BROKEN_TEXT = ("broken-text", Severity.ERROR)
    BARE_RATIONALE = ("bare-rationale", Severity.ERROR)
    LENGTH_CUE = ("length-cue", Severity.WARNING)
    SHARED_WORD = ("shared-word", Severity.WARNING)
    ABSOLUTE_WORD = ("absolute-word", Severity.WARNING)
    LONG_STEM = ("long-stem", Severity.WARNING)

    def __init__(self, code: str, severity: Severity) -> None:
        self.code = code
        self.severity = severity


@dataclass(frozen=True, slots=True)
class Finding:
    """A flaw in an item, in words."""

    item: str
    flaw: Flaw
    message: str


def _alternatives(item: Item) -> Iterator[tuple[Option, ...]]:
    """Yield the sets of options that a student chooses from: of the item, or of each gap."""
    match item:
        case Choice() | MultipleResponse() | TrueFalse():
            yield item.options
        case Cloze():
            yield from (gap.options for gap in item.gaps if gap.options)
        case _:
            pass


def _texts(item: Item) -> Iterator[str]:
    """Yield the texts that stand by themselves on the page, and so begin with a capital."""
    yield item.stem
    match item:
        case Choice() | MultipleResponse() | TrueFalse():
            yield from (option.text for option in item.options)
            if isinstance(item, TrueFalse):
                yield item.statement
        case Match() | Classify():
            yield from (prompt.text for prompt in item.prompts)
            yield from (target.text for target in item.targets)
        case Order():
            yield from (entry.text for entry in item.entries)
        case Cloze():
            yield "…".join(item.texts)
        case ShortAnswer() | Numeric() | DateAnswer():
            pass
        case _:
            assert_never(item)


def _key_count(item: Item) -> Found:
    match item:
        case Choice() | TrueFalse() if len(keys(item)) != 1:
            yield f"{len(keys(item))} options are right where one is asked for"
        case MultipleResponse() if not keys(item) or len(keys(item)) == len(item.options):
            yield "a multiple response needs a right option and a wrong one"
        case ShortAnswer() if not any(answer.key for answer in item.answers):
            yield "no answer is accepted"
        case _:
            pass


def _unproven(item: Item) -> Found:
    for reason in reasons(item):
        if not reason.proof.statements:
            yield f"{reason.text!r} has no proof"


def _duplicate_option(item: Item) -> Found:
    for options in _alternatives(item):
        counts = Counter(normal(option.text) for option in options)
        for text, count in counts.items():
            if count > 1:
                yield f"{count} options read {text!r}"


def _key_in_stem(item: Item) -> Found:
    if gives_away(item, item):
        yield "the stem holds the key"


def _catch_all(item: Item) -> Found:
    for option in (each for options in _alternatives(item) for each in options):
        if _first_of(_CATCH_ALL, option.text):
            yield f"{option.text!r} refers to the other options"


def _negation_unmarked(item: Item) -> Found:
    if isinstance(item, Choice | MultipleResponse):
        asked = item.stem.rpartition(",")[2]
        words = _NEGATED.findall(asked) if "which of these" in item.stem.casefold() else []
        if any(word != word.upper() for word in words) and " that " not in item.stem:
            yield f"{words[0]!r} in the stem should stand out (NOT)"


def _broken_text(item: Item) -> Found:
    for text in _texts(item):
        if fault := _first_of(_BROKEN, text):
            yield f"{fault!r} in {text!r}"
        first = text.lstrip("“‘(")[:1]
        if first != first.upper():
            yield f"{text!r} does not begin with a capital"
    if not item.stem.endswith(("?", ".", ":")):
        yield f"the stem {item.stem!r} does not end"


def _bare_rationale(item: Item) -> Found:
    said = [(each.text, each.rationale) for each in reasons(item)]
    if isinstance(item, Match | Classify):
        said += [(target.text, target.rationale) for target in item.targets]
    for text, rationale in said:
        if len(rationale.split()) < _SHORTEST_REASON or not rationale.endswith(_SENTENCE_ENDS):
            yield f"the reason for {text!r} is no sentence: {rationale!r}"


def _one_of(item: Item) -> Iterator[tuple[Option, ...]]:
    """Yield the sets of options of which one is the key."""
    return _alternatives(item) if isinstance(item, Choice | Cloze) else iter(())


def _length_cue(item: Item) -> Found:
    for options in _one_of(item):
        right = max((len(option.text) for option in options if option.key), default=0)
        wrong = [len(option.text) for option in options if not option.key]
        if not wrong or not right:
            continue
        if right > LONGER * max(wrong):
            yield "the key is much longer than every distractor"
        if LONGER * right < min(wrong):
            yield "the key is much shorter than every distractor"


_KIND_ASKED = re.compile(r"\bwhich of these \w+", re.IGNORECASE)
"""“Which of these documents”: the kind of thing that is asked for tells nothing of the key."""


def _shared_word(item: Item) -> Found:
    asked = f"{item.stem} {' '.join(item.texts)}" if isinstance(item, Cloze) else item.stem
    stem = content_words(_KIND_ASKED.sub("", asked))
    for options in _one_of(item):
        right = frozenset().union(*(content_words(o.text) for o in options if o.key))
        wrong = frozenset().union(*(content_words(o.text) for o in options if not o.key))
        shared = (stem & right) - wrong
        if shared:
            yield f"stem and key share {', '.join(sorted(shared))}, and no distractor does"


def _absolute_word(item: Item) -> Found:
    for options in _one_of(item):
        right = any(_first_of(_ABSOLUTE, option.text) for option in options if option.key)
        wrong = [o for o in options if not o.key and _first_of(_ABSOLUTE, o.text)]
        if wrong and not right:
            yield f"an absolute word stands in a distractor only: {wrong[0].text!r}"


def _long_stem(item: Item) -> Found:
    count = len(item.stem.split())
    if count > _LONGEST_STEM:
        yield f"the stem has {count} words"


_CHECKS: dict[Flaw, tuple[Callable[[Item], Found], ...]] = {
    Flaw.KEY_COUNT: (_key_count, arranged.key_count),
    Flaw.TOO_FEW_PARTS: (arranged.too_few_parts,),
    Flaw.UNPROVEN: (_unproven, arranged.unproven),
    Flaw.DUPLICATE_OPTION: (_duplicate_option, arranged.duplicates),
    Flaw.KEY_IN_STEM: (_key_in_stem,),
    Flaw.CATCH_ALL: (_catch_all,),
    Flaw.NEGATION_UNMARKED: (_negation_unmarked,),
    Flaw.BROKEN_TEXT: (_broken_text,),
    Flaw.BARE_RATIONALE: (_bare_rationale,),
    Flaw.LENGTH_CUE: (_length_cue,),
    Flaw.SHARED_WORD: (_shared_word, arranged.shared_word),
    Flaw.ABSOLUTE_WORD: (_absolute_word,),
    Flaw.LONG_STEM: (_long_stem,),
}


def flaws(item: Item) -> Iterator[Finding]:
    """Yield every flaw of an item."""
    for flaw, checks in _CHECKS.items():
        for check in checks:
            for message in check(item):
                yield Finding(item.id, flaw, message)
