"""Judgements that a lesson states as if it held them itself.

A sentence that teaches a judgement stands in a paragraph that says whose it is, or under a heading
or an opening paragraph that does. If it also judges in strong words (caused, provoked), it must
say so itself or stand just after the sentence that does.
The lists of words are for courses in English.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factquiz.checks.page import Kind
from factquiz.diagnostics import Diagnostic, Severity
from factquiz.facts.entry import Named

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factquiz.checks.page import Page, Sentence
    from factquiz.facts.kinds import Fact

_EVALUATIVE = re.compile(
    r"""\b(?:
      caus(?:e[sd]?|ing) | provok(?:e[sd]?|ing) | betray\w* | forced | forces\ \w+\ to
    | unavoidabl[ey] | inevitabl[ey] | induc(?:e[sd]?|ing) | trigger(?:s|ed|ing) | l(?:ed|eads?)\ to
    | humiliat\w+ | undermin\w+ | ignor(?:e[sd]?|ing) | aggressive(?:ly)? | reckless(?:ly)?
    | (?:in)?excusabl[ey] | guilty | fault | wrong(?:ly|ed)? | rightly | mistaken?(?:ly)? | illusion
    | unwise(?:ly)? | weaken(?:s|ed|ing)? | destabilis\w+ | contradict(?:s|ed|ion)?
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_REPORTING = re.compile(
    r"""\b(?:
      according\ to | accounts? | add(?:s|ed)? | agree[sd]? | answer(?:s|ed)? | argu(?:e[sd]?|ing)
    | arguments? | ask(?:s|ed)? | assum(?:e[sd]?) | believe[sd]? | blame[sd]? | call(?:s|ed)?
    | charge[sd]? | claim(?:s|ed)? | complain(?:s|ed)? | conclu(?:de[sd]?|sions?)
    | consider(?:s|ed)? | continue[sd]? | count(?:s|ed)? | credit(?:s|ed)? | declare[sd]?
    | describe[sd]? | doubt(?:s|ed)? | expect(?:s|ed)? | explain(?:s|ed)? | f(?:inds?|ound)
    | fear(?:s|ed)? | goes\ on | h(?:e|er|is) | held | holds? | hope[sd]? | insist(?:s|ed)?
    | judge[sd]? | judgements? | named? | notes? | noted | opinions? | point(?:s|ed)?\ (?:out|to)
    | report(?:s|ed)? | repl(?:y|ies|ied) | s(?:ay|ays|aid) | s(?:ees?|aw) | she | stress(?:es|ed)?
    | suggest(?:s|ed)? | tell(?:s)? | told | th(?:inks?|ought) | view(?:s|ed)? | warn(?:s|ed)?
    | w(?:rites?|rote) | in\ their\ eyes
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)


def check(page: Page, facts: Mapping[str, Fact]) -> Iterator[Diagnostic]:
    """Yield each sentence of the page that teaches a judgement without saying whose it is."""
    for number, sentence in enumerate(page.sentences):
        holders = {facts[fact].holder for fact in sentence.facts if fact in facts} - {None}
        if not holders:
            continue
        names = [name for holder in sorted(filter(None, holders)) for name in _names(facts, holder)]
        before = page.sentences[:number]
        judges = _EVALUATIVE.search(sentence.text)
        near = _lead(before, sentence)
        scope = [near] if judges else _paragraph(before, sentence)
        if not any(_attributes(text, names) for text in (sentence.text, *scope)):
            what = f"judges ({judges[0]!r})" if judges else "teaches a judgement"
            yield Diagnostic(
                "judgement-without-holder",
                f"the sentence {what} and nothing near it says whose judgement it is: "
                f"{sentence.text!r}",
                sentence.place,
                f"Name the holder ({', '.join(names[:1])}) in it or in the sentence before.",
                Severity.WARNING,
            )


def _names(facts: Mapping[str, Fact], holder: str) -> tuple[str, ...]:
    """Return the names of a holder, and the last word of a person's, by which it goes on."""
    fact = facts.get(holder)
    if not isinstance(fact, Named):
        return ()
    names = tuple(each.removeprefix("the ") for each in (fact.name, *fact.aliases))
    last = (fact.name.split()[-1],) if fact.kind in {"person", "voice"} else ()
    return (*names, *last)


def _attributes(text: str, names: list[str]) -> bool:
    return bool(_REPORTING.search(text)) or any(
        name.casefold() in text.casefold() for name in names
    )


def _lead(before: tuple[Sentence, ...], sentence: Sentence) -> str:
    """Return the sentence before; for an entry of a list, the sentence that leads to the list."""
    for each in reversed(before):
        if each.section != sentence.section or each.kind is Kind.HEADING:
            return ""
        if sentence.kind is not Kind.ITEM or each.kind is not Kind.ITEM:
            return each.text
    return ""


def _paragraph(before: tuple[Sentence, ...], sentence: Sentence) -> list[str]:
    """Return what may say whose view a paragraph tells.

    That is the paragraph up to the sentence, the sentence before the paragraph, and the heading
    with the paragraph that opens the section.
    """
    own = [each for each in before if each.paragraph == sentence.paragraph]
    first = own[0] if own else sentence
    return [
        *(each.text for each in own),
        _lead(before[: len(before) - len(own)], first),
        *_opening(before),
    ]


def _opening(before: tuple[Sentence, ...]) -> list[str]:
    """Return the last heading and the paragraph that follows it."""
    start = max((n for n, each in enumerate(before) if each.kind is Kind.HEADING), default=None)
    if start is None:
        return []
    opening = before[start + 1 : start + 2]
    return [
        before[start].text,
        *(e.text for e in before[start + 1 :] if e.paragraph == opening[0].paragraph),
    ]
