"""A cell of a table to a response: what a platform writes out in words becomes labels again.

Nothing is guessed: what is not exactly an option, a prompt or a label of the item is handed on as
it stands, and scoring calls it ungradable.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, assert_never

from factquiz.assembly.form import letters, option_labels
from factquiz.items.arranged import Classify, Cloze, Match, Order
from factquiz.items.choosing import Choice, MultipleResponse, TrueFalse
from factquiz.items.typed import DateAnswer, Numeric, ShortAnswer

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from factquiz.items.model import Item
    from factquiz.responses.submission import RawResponse

_SEPARATORS = ("; ", ";", "\n", " | ", ", ", ",")
_PAIRS = (" -> ", " → ", "=>", " = ", ": ")
_TAG = re.compile(r"<[^<>]{0,200}>")
_NOT_WORD = re.compile(r"[\W_]+")
_PART = re.compile(r"^(?:part|gap|blank)?\s*\d+\s*:\s*", re.IGNORECASE)


def words(text: str) -> str:
    """Return a text reduced to what two copies of it share: its words, without case and markup."""
    plain = unicodedata.normalize("NFKC", _TAG.sub(" ", text)).casefold()
    return _NOT_WORD.sub(" ", plain).strip()


def response(  # noqa: PLR0911 (one for each interaction)
    item: Item, cell: str, separator: str = "", pair: str = ""
) -> RawResponse:
    """Return the response that a cell holds.

    ``separator`` stands between several answers, ``pair`` between a prompt and its target;
    if they are empty, those that are usual are tried.
    """
    if not cell:
        return ""
    separators = (separator,) if separator else _SEPARATORS
    match item:
        case ShortAnswer() | Numeric() | DateAnswer():
            return cell
        case Choice() | TrueFalse():
            return _known(_options(item), cell) or cell
        case MultipleResponse():
            return _several(_options(item), cell, separators) or _pieces(cell, separators[0])
        case Order():
            entries = _by_words((entry.text for entry in item.entries), letters(len(item.entries)))
            return _several(entries, cell, separators) or _pieces(cell, separators[0])
        case Match() | Classify():
            return _paired(item, cell, separators, (pair,) if pair else _PAIRS)
        case Cloze():
            return _gaps(item, cell, separators)
        case _:
            assert_never(item)


def _options(item: Choice | MultipleResponse | TrueFalse) -> Mapping[str, str]:
    return _by_words((option.text for option in item.options), option_labels(item))


def _by_words(texts: Iterable[str], labels: Sequence[str]) -> Mapping[str, str]:
    """Return labels by everything that names them: themselves, their text, and both together.

    What would name two of them ("C" and "C++" have the same words) names none.
    """
    named: dict[str, set[str]] = {}
    for text, label in zip(texts, labels, strict=True):
        exact = text.strip().casefold()
        for name in {exact, words(text), words(f"{label} {text}"), label.casefold()}:
            named.setdefault(name, set()).add(label)
    return {name: each.copy().pop() for name, each in named.items() if name and len(each) == 1}


def _known(known: Mapping[str, str], cell: str) -> str:
    return known.get(cell.strip().casefold()) or known.get(words(cell), "")


def _several(
    known: Mapping[str, str], cell: str, separators: Sequence[str]
) -> tuple[str, ...] | None:
    """Return the labels of a cell that names several; nothing if a part of it is not known."""
    for separator in separators:
        labels = tuple(_known(known, piece) for piece in _pieces(cell, separator))
        if all(labels):
            return labels
    return _greedy(known, words(cell))


def _greedy(known: Mapping[str, str], text: str) -> tuple[str, ...] | None:
    """Take the longest known text off the front, again and again: texts may hold the separator."""
    found = []
    longest_first = sorted(known, key=len, reverse=True)
    while text:
        name = next((name for name in longest_first if f"{text} ".startswith(f"{name} ")), None)
        if not name:
            return None
        found.append(known[name])
        text = text[len(name) :].strip()
    return tuple(found)


def _pieces(cell: str, separator: str) -> tuple[str, ...]:
    return tuple(
        piece.strip() for piece in cell.split(separator.strip(" ") or separator) if piece.strip()
    )


def _paired(
    item: Match | Classify, cell: str, separators: Sequence[str], pairs: Sequence[str]
) -> RawResponse:
    """Return a label for each prompt, of "prompt -> target" or of targets in their order."""
    targets = _by_words((each.text for each in item.targets), letters(len(item.targets)))
    prompts = {words(prompt.text): place for place, prompt in enumerate(item.prompts)}
    for separator in separators:
        pieces = _pieces(cell, separator)
        for sign in pairs:
            if (found := _by_prompt(pieces, sign, prompts, targets)) is not None:
                return found
    labels = _several(targets, cell, separators)
    if labels and len(labels) == len(item.prompts):
        return labels
    return _pieces(cell, separators[0])


def _by_prompt(
    pieces: Sequence[str], sign: str, prompts: Mapping[str, int], targets: Mapping[str, str]
) -> tuple[str, ...] | None:
    found = [""] * len(prompts)
    for piece in pieces:
        prompt, said, target = piece.partition(sign)
        place = prompts.get(words(prompt))
        label = _known(targets, target)
        if not said or place is None or not (label or not target.strip()):
            return None
        found[place] = label
    return tuple(found)


def _gaps(item: Cloze, cell: str, separators: Sequence[str]) -> RawResponse:
    """Return what fills each gap, of "part 1: …; part 2: …" or of fillings in their order."""
    for separator in separators:
        split = separator.strip(" ") or separator
        pieces = [_PART.sub("", piece.strip()) for piece in cell.split(split)]
        if len(pieces) == len(item.gaps):
            return tuple(
                (
                    _known(
                        _by_words((each.text for each in gap.options), letters(len(gap.options))),
                        piece,
                    )
                    or piece
                )
                if gap.options
                else piece
                for gap, piece in zip(item.gaps, pieces, strict=True)
            )
    return _pieces(cell, separators[0])
