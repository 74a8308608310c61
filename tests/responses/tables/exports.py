"""The exports of learning platforms, written as they write them, for a key of all interactions."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import TYPE_CHECKING, assert_never

from factquiz.assembly.form import letters, option_labels
from factquiz.items.arranged import Classify, Cloze, Match, Order
from factquiz.items.choosing import Choice, MultipleResponse, TrueFalse
from factquiz.items.typed import DateAnswer, Numeric, ShortAnswer
from factquiz.responses.tables.columns import asked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from factquiz.assembly.form import Form, FormItem
    from factquiz.responses.submission import RawResponse

Rows = list[list[str]]

Sent = Mapping[str, "tuple[Form, Callable[[FormItem], RawResponse]]"]
"""By student: the form, and how she answered it."""


def spelt(placed: FormItem, raw: RawResponse, separator: str, pair: str) -> str:
    """Return a response written out in words, as a platform does."""
    item = placed.item
    labels = (raw,) if isinstance(raw, str) else raw
    match item:
        case ShortAnswer() | Numeric() | DateAnswer():
            return labels[0]
        case Choice() | TrueFalse() | MultipleResponse():
            texts = dict(
                zip(option_labels(item), (each.text for each in item.options), strict=True)
            )
            return separator.join(texts[label] for label in labels)
        case Order():
            shown = dict(zip(letters(len(item.entries)), item.entries, strict=True))
            return separator.join(shown[label].text for label in labels)
        case Match() | Classify():
            targets = dict(zip(letters(len(item.targets)), item.targets, strict=True))
            return separator.join(
                f"{prompt.text}{pair}{targets[label].text}"
                for prompt, label in zip(item.prompts, labels, strict=True)
                if label
            )
        case Cloze():
            return separator.join(
                f"part {number}: {_filled(gap.options, label)}"
                for number, (gap, label) in enumerate(zip(item.gaps, labels, strict=True), 1)
            )
        case _:
            assert_never(item)


def _filled(options: Sequence[object], label: str) -> str:
    shown = dict(zip(letters(len(options)), options, strict=True))
    return str(getattr(shown.get(label), "text", label))


def moodle(sent: Sent) -> Rows:
    """Return Moodle's responses report, the line of averages included."""
    count = max(len(form.items) for form, _ in sent.values())
    header = ["Last name", "First name", "ID number", "Email address", "Status", "Started"]
    header += ["Completed", "Duration", "Grade/7.00"]
    rows = [[*header, *(f"Response {number}" for number in range(1, count + 1))]]
    for student, (form, respond) in sent.items():
        person = ["Doe", "Jo", student, f"{student}@example.org", "Finished"]
        times = ["1 May 2026 10:00 AM", "1 May 2026 10:20 AM", "20 mins", "7.00"]
        cells = [spelt(placed, respond(placed), "; ", " -> ") for placed in form.items]
        rows.append([*person, *times, *cells])
    rows.append(["Overall average", *[""] * (len(rows[0]) - 1)])
    return rows


def canvas(sent: Sent) -> Rows:
    """Return Canvas' student analysis: a column of points after each question."""
    (form, _), *_ = sent.values()
    header = ["name", "id", "sis_id", "section", "section_id", "section_sis_id", "submitted"]
    header.append("attempt")
    for placed in form.items:
        header += [f"{1000 + placed.number}: {asked(placed)}", "1.0"]
    rows = [[*header, "n correct", "n incorrect", "score"]]
    for student, (_, respond) in sent.items():
        cells = ["Jo Doe", "77", student, "A", "5", "", "2026-05-01 10:20:00 UTC", "1"]
        for placed in form.items:
            cells += [spelt(placed, respond(placed), ",", "=>"), "1.0"]
        rows.append([*cells, "12", "0", "12"])
    return rows


def forms(
    sent: Sent,
    header: Iterable[str],
    person: Callable[[str], list[str]],
    separator: str,
) -> Rows:
    """Return a table of a forms program: what it knows of the person, then the questions."""
    (form, _), *_ = sent.values()
    rows = [[*header, *(asked(placed) for placed in form.items)]]
    for student, (_, respond) in sent.items():
        cells = [spelt(placed, respond(placed), separator, " -> ") for placed in form.items]
        rows.append([*person(student), *cells])
    return rows


def as_csv(rows: Rows, separator: str = ",", encoding: str = "utf-8") -> bytes:
    """Return rows as CSV."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator).writerows(rows)
    return text.getvalue().encode(encoding)
