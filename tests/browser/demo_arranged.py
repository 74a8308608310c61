"""Items of the demo form that are answered by arranging."""

from __future__ import annotations

from factquiz.items.arranged import Classify, Cloze, Entry, Gap, Match, Order, Prompt, Target
from tests.browser.demo_parts import COMMON, FIRST, PROOF, SECOND, answer, option


def _prompt(text: str, key: str, rationale: str) -> Prompt:
    return Prompt(
        id=text.casefold(),
        fact="bible",
        text=text,
        key=key,
        rationale=rationale,
        proof=PROOF,
        evidence=SECOND,
    )


def _target(ident: str, text: str, rationale: str) -> Target:
    return Target(id=ident, text=text, rationale=rationale, evidence=FIRST)


def _entry(text: str, position: int, rationale: str) -> Entry:
    return Entry(
        id=text.casefold(),
        fact="bible",
        text=text,
        position=position,
        rationale=rationale,
        proof=PROOF,
        evidence=FIRST,
    )


MATCH = Match(
    id="demo-match",
    stem="Match each word of the printers to what it means.",
    objective="name-parts",
    prompts=(
        _prompt("Forme", "locked", "A forme is the page of type, locked up in its iron frame."),
        _prompt("Galley", "tray", "A galley is the tray on which lines of type are collected."),
        _prompt("Quoin", "wedge", "A quoin is a wedge: it holds the type fast in the frame."),
    ),
    targets=(
        _target("wedge", "A wedge that holds type fast", "The wedge is the quoin."),
        _target(
            "locked",
            "A page of type, locked up in an iron frame and ready to be put under the press",
            "Type locked up in its frame is a forme.",
        ),
        _target(
            'ink "ball"', "A leather ball that carries ink", "The leather ball is the ink ball."
        ),
        _target("tray", "A tray for lines of type", "The tray is the galley."),
    ),
    **COMMON,
)
CLASSIFY = Classify(
    id="demo-classify",
    stem="Whose work was each of these? Sort them.",
    objective="explain-press",
    prompts=(
        _prompt(
            "Setting type", "compositor", "Lines were set by the compositor, letter by letter."
        ),
        _prompt("Pulling the bar", "pressman", "The pressman pulled the bar of the press."),
        _prompt("Inking the type", "pressman", "The second pressman inked while the first pulled."),
        _prompt("Sorting type back", "compositor", "The compositor put the type back in its case."),
    ),
    targets=(
        _target("compositor", "Compositor", "The compositor worked at the case, with type."),
        _target("pressman", "Pressman", "The pressman worked at the press, with ink and paper."),
    ),
    **COMMON,
)
ORDER = Order(
    id="demo-order",
    stem="In which order is a letter made? Begin with the first step.",
    objective="name-parts",
    entries=(
        _entry("The matrix is struck", 2, "The punch is struck into copper: that is the matrix."),
        _entry("The type is cast", 3, "Molten metal is poured into the mould over the matrix."),
        _entry("The punch is cut", 1, "Everything begins with a letter cut in steel."),
        _entry("The type is set", 4, "Only cast type can be set into lines."),
    ),
    **COMMON,
)
CLOZE = Cloze(
    id="demo-cloze",
    stem="Complete the sentence.",
    objective="date-print",
    texts=("The first large book was printed in ", ", and finished ", "."),
    gaps=(
        Gap(
            id="place",
            answers=(
                answer("Mainz", "Gutenberg had his workshop in Mainz.", key=True),
                answer("Strasbourg", "In Strasbourg he had begun, but printed no large book."),
            ),
            max_edits=1,
        ),
        Gap(
            id="year",
            options=(
                option("g1440", "in 1440", "In 1440 he was still trying things out."),
                option("g1455", "in 1455", "Buyers saw the sheets in 1455.", key=True),
                option("g1468", "in 1468", "That is the year in which he died."),
            ),
        ),
    ),
    **COMMON,
)
