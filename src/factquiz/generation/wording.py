"""English for stems, options and rationales: dates, attributions, sentence beginnings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.facts.dates import Precision
from factquiz.facts.things import Body, Person, Voice
from factquiz.knowledge.statement import Moment, Quantity, Thing, Words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from factquiz.facts.dates import When
    from factquiz.knowledge.base import KnowledgeBase
    from factquiz.knowledge.statement import Value

# fmt: off
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)
# fmt: on
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_LOCATED = frozenset(("place", "signed_at", "adopted_at", "published_at"))
# fmt: off
_QUESTION_WORDS = frozenset((
    "what", "which", "who", "whom", "whose", "when", "where", "why", "how", "did", "does", "do",
    "is", "are", "was", "were", "had", "has", "have", "could", "can", "would", "should", "will",
    "may", "might", "in", "on", "at", "by", "for", "from", "to", "with", "under", "against", "of",
    "within", "between", "during", "after", "before", "since", "among", "about", "into", "over",
    "behind", "beyond", "through", "if", "as", "until", "without", "towards",
))
# fmt: on


def capital(text: str) -> str:
    """Return the text with a capital first letter, inside quotation marks too."""
    lead = len(text) - len(text.lstrip("“‘("))
    return text[:lead] + text[lead : lead + 1].upper() + text[lead + 1 :]


def sentence(text: str) -> str:
    """Return the text as a sentence: capital first, full stop last."""
    text = capital(text.strip())
    return text if text.endswith((".", "!", "?", ".”", "?”", "!”", ".)")) else f"{text}."


def bare(name: str) -> str:
    """Return a name without its leading “the”, as it stands in a list of options."""
    return name.removeprefix("the ")


def lower_question(question: str) -> str:
    """Return a question as it stands inside a sentence: “Why did …?” becomes “why did …?”."""
    first, _, rest = question.partition(" ")
    return f"{first.lower()} {rest}" if first.lower() in _QUESTION_WORDS else question


def day(when: When) -> str:
    """Return a date in words, no more exact than it is known: “25 March 2002”, “May 1972”."""
    if when.is_interval:
        return _span(when)
    text = when.edtf.rstrip("~?%")
    year, *rest = (part for part in text.split("-") if part != "XX")
    prefix = "about " if when.approximate else ""
    if "X" in year:
        return f"{prefix}the {year.replace('X', '0').lstrip('0')}s"
    year = year.lstrip("0")
    if rest and rest[0] in _SEASONS:
        return f"{prefix}{_SEASONS[rest[0]]} {year}"
    if when.precision is Precision.DAY:
        return f"{prefix}{int(rest[1])} {_MONTHS[int(rest[0]) - 1]} {year}"
    if when.precision is Precision.MONTH:
        return f"{prefix}{_MONTHS[int(rest[0]) - 1]} {year}"
    return f"{prefix}{year}"


def _span(when: When) -> str:
    if when.opening is None and when.closing is not None:
        return f"until {day(when.closing)}"
    if when.closing is None and when.opening is not None:
        return f"from {day(when.opening)} on"
    if when.opening is None or when.closing is None:
        return when.edtf
    return f"from {_opening(when.opening, when.closing)} to {day(when.closing)}"


def _opening(opening: When, closing: When) -> str:
    """Return the first date of a span, without the month and the year that it has in common."""
    first, last = day(opening).split(" "), day(closing).split(" ")
    plain = len(first) == len(last) and not (opening.approximate or closing.approximate)
    while plain and len(first) > 1 and first[-1] == last[-1]:
        del first[-1], last[-1]
    return " ".join(first)


def on_day(when: When) -> str:
    """Return a date with its preposition: “on 25 March 2002”, “in 1975”, “from … to …”."""
    if when.is_interval:
        return _span(when)
    return f"{'on' if when.precision is Precision.DAY else 'in'} {day(when)}"


def at_the_time(when: When) -> str:
    """Return when something was so, before a comma: “in 2002”, “since 7 March 2024”."""
    if when.closing is None and when.opening is not None:
        return f"since {day(when.opening)}"
    return on_day(when)


def number(value: Decimal) -> str:
    """Return a number as it is printed, without needless zeros."""
    text = format(value, ",f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def quantity(value: Quantity) -> str:
    """Return a quantity in words: “about 40%”, “50–60%”, “2,850 km”."""
    digits = number(value.low)
    if value.low != value.high:
        digits = f"{digits}–{number(value.high)}"
    unit = value.unit if value.unit in {"", "%"} else f" {value.unit}"
    return f"{'about ' if value.about else ''}{digits}{unit}"


def fill(
    form: str, subject: str, value: str = "", *, plural: bool = False, ended: bool = True
) -> str:
    """Fill a phrase of a property: subject, value, and a verb in the subject's number.

    ``ended`` puts what may still be so into the past.
    """
    return (
        form.replace("{still}", "was" if ended else "is")
        .replace("{was}", "were" if plural else "was")
        .replace("{is}", "are" if plural else "is")
        .replace("{subject}", subject)
        .replace("{value}", value)
    )


def name_of(base: KnowledgeBase, thing: str) -> str:
    """Return the name of something, as it stands in running text."""
    entity = base.entities.get(thing)
    return entity.name if entity and entity.name else thing


def value_text(base: KnowledgeBase, value: Value) -> str:
    """Return a value as an option shows it."""
    match value:
        case Moment():
            return capital(day(value.when))
        case Thing():
            return capital(bare(name_of(base, value.id)))
        case Quantity():
            return capital(quantity(value))
        case Words():
            return capital(value.text)


def value_phrase(base: KnowledgeBase, name: str, value: Value) -> str:
    """Return a value as it stands in a sentence of the property ``name``, with its preposition."""
    match value:
        case Moment():
            return on_day(value.when)
        case Thing():
            return name_of(base, value.id)
        case Quantity():
            return quantity(value)
        case Words():
            return f"in {value.text}" if name in _LOCATED else value.text


def speaks(base: KnowledgeBase, holder: str) -> bool:
    """Return whether a holder can hold views; a side of a contrast may be a thing."""
    return isinstance(base.facts.get(holder), Voice | Person | Body)


def holder_text(base: KnowledgeBase, holder: str) -> str:
    """Return a holder with the setting that dates the view: “Perspective 2 at the 2002 seminar”."""
    fact = base.facts.get(holder)
    name = name_of(base, holder)
    return f"{name} {fact.setting}" if isinstance(fact, Voice) else name


def in_the_name_of(base: KnowledgeBase, holder: str, question: str) -> tuple[str, ...]:
    """Return the ways to ask for a judgement: always in the name of its holder."""
    who, asked = holder_text(base, holder), lower_question(question)
    if not speaks(base, holder):
        return (f"In the case of {who}, {asked}",)
    return f"According to {who}, {asked}", f"In the view of {who}, {asked}"


def series(words: Sequence[str]) -> str:
    """Return names as an English series: “a, b and c”."""
    if len(words) < 2:  # noqa: PLR2004 (a series has two)
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"
