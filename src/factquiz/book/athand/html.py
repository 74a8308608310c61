"""Notes as native popovers: a button that opens, Escape or a tap elsewhere that closes.

The browser does it all: no script, focus order from the button into the note, and where
``interestfor`` is known, a note that shows when its word is pointed at or focused.
The notes stand at the end of the page, where a browser without popovers shows them as they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from docutils import nodes

from factquiz.book.assets import load_with
from factquiz.book.athand.collect import ORDER, setup_collect
from factquiz.book.athand.notes import Citation, Definition, Judgement, Link, Note
from factquiz.book.evidence import listed_on
from factquiz.book.interface import interface, text_language
from factquiz.book.nodes import at_hand, defined, fact_mark
from factquiz.facts.entry import Standing
from factquiz.facts.sources import WHOLE
from factquiz.generation.wording import sentence
from factquiz.items.base import LessonLink
from factquiz.languages import ENGINE, marked, span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

    from factquiz.items.base import SourceLink
    from factquiz.languages import Language
    from factquiz.rendering.practice_reasons import Href

STYLES = "notes.css"
WORD_JOINER = "\u2060"
"""Keeps a button on the line of what touches it, for a line may break on either side of one.

It does so only inside a box that never breaks: Chromium breaks beside a button in spite of it.
"""


def uri(translator: HTML5Translator, docname: str, anchor: str) -> str:
    """Return the address of an anchor as seen from the page that is being written."""
    current = translator.builder.current_docname
    page = "" if docname == current else translator.builder.get_relative_uri(current, docname)
    return f"{page}#{anchor}"


def href_of(translator: HTML5Translator) -> Href:
    """Return what gives the address of a sentence, or of a source paragraph if it has one."""

    def href(link: LessonLink | SourceLink) -> str:
        if isinstance(link, LessonLink):
            return uri(translator, link.lesson, link.anchor)
        page = listed_on(translator.builder.env, link)
        return uri(translator, page, link.anchor) if page else ""

    return href


def _ident(number: int) -> str:
    """Return the id of a note: short, for it stands in the page some hundred times."""
    return f"n{number}"


def _opens(number: int) -> str:
    """Return the attributes of a button that opens a note.

    The button only ever shows, so that a click on what pointing has opened does not close it.
    """
    note = _ident(number)
    return f'popovertarget="{note}" popovertargetaction="show" interestfor="{note}"'


def visit_defined(self: HTML5Translator, node: defined) -> None:
    """Open the button of a word; a bracket before it and “'s” behind it stay with it."""
    whole = f'<span class="whole">{WORD_JOINER if _touches(node, -1) else ""}'
    self.body.append(
        f'{whole if _joined(node) else ""}<button class="defined" {_opens(node["number"])}>'
    )


def depart_defined(self: HTML5Translator, node: defined) -> None:
    """Close the button."""
    whole = f"{WORD_JOINER if _touches(node, 1) else ''}</span>"
    self.body.append(f"</button>{whole if _joined(node) else ''}")


def _joined(node: defined) -> bool:
    """Tell whether text stands right at a word, on either side."""
    return _touches(node, -1) or _touches(node, 1)


def _touches(node: defined, step: int) -> bool:
    """Tell whether text stands right before (-1) or right after (1) a word, without a space."""
    place = node.parent.index(node) + step
    if not 0 <= place < len(node.parent) or not isinstance(node.parent[place], nodes.Text):
        return False
    text = node.parent[place].astext()
    return bool(text) and not text[-1 if step < 0 else 0].isspace()


@dataclass(frozen=True, slots=True)
class _Voices:
    """Who speaks in a note: the page (``words``), the text of the book, and the engine."""

    words: Language
    text: str

    @property
    def ours(self) -> str:
        """The attributes that mark words of ours in the text."""
        return marked(self.words.tag, self.text)

    def engine(self, html: str) -> str:
        """Return what the engine or a fact says, in a line of ours."""
        return span(html, ENGINE, self.words.tag)


def _voices(self: HTML5Translator) -> _Voices:
    return _Voices(interface(self.builder.app), text_language(self.builder.config))


def visit_fact_mark(self: HTML5Translator, node: fact_mark) -> None:
    """Write the source paragraphs of a sentence as small buttons behind it.

    The first of a row of marks writes for all of them.
    """
    if node["citations"]:
        voices = _voices(self)
        marks = " ".join(_mark(number, citation, voices) for number, citation in node["citations"])
        self.body.append(f'<sup class="fact-mark">{WORD_JOINER}{marks}</sup>')
    raise nodes.SkipNode


def _mark(number: int, citation: Citation, voices: _Voices) -> str:
    """Return the mark of one paragraph: its place, or the word "source" for a whole document.

    The accessible name holds the visible text (WCAG 2.5.3) and says what the mark is.
    """
    link = citation.paragraph.link
    shown, label = (
        (voices.words.gettext("source"), link.label)
        if "¶" not in link.at
        else (link.at, link.label)
    )
    if link.at == WHOLE:
        label = label.removesuffix(f", {link.at}")
    elif link.at not in label:
        label = f"{label}, {link.at}"
    standing = max((each.standing for each in citation.judgements), key=ORDER.index)
    settled = standing is Standing.ESTABLISHED
    name = escape(_named(label, standing, voices.words))
    kind = "" if settled else f' data-standing="{standing}"'
    told = f'{kind}{voices.ours} aria-label="{name}"'
    return f"<button {_opens(number)}{told}>{escape(shown)}</button>"


def _named(label: str, standing: Standing, words: Language) -> str:
    """Return the accessible name of a mark: what it is, how the sentence stands, where from."""
    match standing:
        case Standing.ESTABLISHED:
            return words.gettext("Source: {label}", label=label)
        case Standing.ATTRIBUTED:
            return words.gettext("Source, attributed: {label}", label=label)
        case Standing.CONTESTED:
            return words.gettext("Source, contested: {label}", label=label)


def visit_at_hand(self: HTML5Translator, node: at_hand) -> None:
    """Write every note of the page."""
    self.body.append('<div class="notes" data-pagefind-ignore="all">\n')
    for number, note in enumerate(node.notes, start=1):
        self.body.append(
            f'<div class="note" popover id="{_ident(number)}">{_note(self, note)}</div>\n'
        )
    self.body.append("</div>\n")
    raise nodes.SkipNode


def _note(self: HTML5Translator, note: Note) -> str:
    return _definition(self, note) if isinstance(note, Definition) else _citation(self, note)


def _definition(self: HTML5Translator, note: Definition) -> str:
    acronym = f" ({escape(note.acronym)})" if note.acronym else ""
    links = " · ".join(_link(self, each) for each in note.links)
    return (
        f"<p><b>{escape(note.name)}</b>{acronym}: {escape(note.means, quote=False)}</p>"
        f"<p{_voices(self).ours}>{links}</p>"
    )


def _citation(self: HTML5Translator, note: Citation) -> str:
    place, gist = note.paragraph.place, note.paragraph.gist
    named = [_link(self, Link(place, each.docname, each.anchor)) for each in note.links] or [
        f"<b>{escape(place)}</b>"
    ]
    told = f": {escape(sentence(gist), quote=False)}" if gist else ""
    voices = _voices(self)
    lines = [line for each in note.judgements for line in _judged(each, voices)]
    if note.questions:
        lines.append(_asked(self, note))
    ours = voices.ours
    return f"<p>{named[0]}{told}</p>" + "".join(f"<p{ours}>{line}</p>" for line in lines)


def _asked(self: HTML5Translator, note: Citation) -> str:
    """Return what leads to questions on the note; the quiz's script asks those of ``asks`` here.

    Without the script the same words lead to the quiz, or to its questions on the note.
    """
    said = escape(_voices(self).words.gettext("Ask me about this"))
    first = note.questions[0]
    if note.asks:
        address = escape(uri(self, first.docname, first.anchor))
        said = f'<a href="{address}" data-ask="{escape(" ".join(note.asks))}">{said}</a>'
    shown = [_link(self, each) for each in note.questions if each.words]
    return f"{said}: {', '.join(shown)}" if shown else said


def _judged(judgement: Judgement, voices: _Voices) -> Iterator[str]:
    """Yield how a fact stands, what others say, and what the source has instead."""
    words = voices.words
    holder = voices.engine(escape(judgement.holder, quote=False)) if judgement.holder else ""
    match judgement.standing:
        case Standing.ESTABLISHED:
            said = words.gettext("<b>Established:</b> the record agrees.")
        case Standing.ATTRIBUTED:
            said = (
                words.gettext("<b>Attributed</b> to {holder}.", holder=holder)
                if holder
                else words.gettext("<b>Attributed.</b>")
            )
        case Standing.CONTESTED:
            said = (
                words.gettext("<b>Contested.</b> Held by {holder}.", holder=holder)
                if holder
                else words.gettext("<b>Contested.</b>")
            )
    yield said
    if judgement.others:
        others = voices.engine(escape(" ".join(judgement.others), quote=False))
        yield words.gettext("<b>Others:</b> {others}", others=others)
    if judgement.corrects:
        corrects = voices.engine(escape(judgement.corrects, quote=False))
        yield words.gettext("<b>Corrected:</b> {corrects}", corrects=corrects)


def _link(self: HTML5Translator, link: Link) -> str:
    address = escape(uri(self, link.docname, link.anchor))
    return f'<a href="{address}">{escape(link.words, quote=False)}</a>'


def setup_notes_html(app: Sphinx) -> None:
    """Register the transform that gathers notes, and how they are written."""
    setup_collect(app)
    app.add_node(defined, override=True, html=(visit_defined, depart_defined))
    app.add_node(fact_mark, override=True, html=(visit_fact_mark, None))
    app.add_node(at_hand, override=True, html=(visit_at_hand, None))
    load_with(app, at_hand, style=STYLES)
