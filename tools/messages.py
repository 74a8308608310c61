"""Keeps the catalogues in step with the source: ``make messages``.

Finds every word of ours in the source, writes the template ``factquiz.pot``, brings each
``factquiz.po`` up to date and compiles it. The same source gives the same files: no dates,
and files without line numbers, so that a move of code changes no catalogue.
"""

from __future__ import annotations

import io
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

SOURCE = Path(__file__).parents[1] / "src" / "factquiz"
LOCALE = SOURCE / "locale"
TEMPLATE = LOCALE / "factquiz.pot"

_METHODS = [
    ("**.py", "python"),
    ("**/templates/**.jinja", "jinja2"),
    ("**/templates/**.xhtml", "jinja2"),
    ("**/templates/**.opf", "jinja2"),
    ("book/theme/**.html", "jinja2"),
]
_KEYWORDS = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "forms": (1, 2),
}
_HEADER = """\
# The words of factquiz{of}.
# Under the MIT licence, as the rest of the package.
# Made by `make messages`{edited}: see docs/languages.md.
#"""
_LEFT_OUT = tuple(
    f'"{name}:'
    for name in (
        *("POT-Creation-Date", "PO-Revision-Date", "Generated-By", "Project-Id-Version"),
        *("Report-Msgid-Bugs-To", "Last-Translator", "Language-Team"),
    )
)


def extracted() -> Catalog:
    """Return every message of the source, in the order of its files."""
    catalog = Catalog(project="factquiz", charset="utf-8", fuzzy=False)
    catalog.header_comment = _HEADER.format(of="", edited=", and not to be edited by hand")
    found = extract_from_dir(
        SOURCE,
        _METHODS,
        {"**": {"silent": "false"}},
        _KEYWORDS,
        comment_tags=("translators:",),
        strip_comment_tags=True,
    )
    for file, _, message, comments, context in sorted(found, key=lambda each: (each[0], each[1])):
        place = f"src/factquiz/{Path(file).as_posix()}"
        catalog.add(message, locations=[(place, 0)], auto_comments=comments, context=context)
    return catalog


def text_of(catalog: Catalog) -> str:
    """Return a catalogue as gettext writes it, without dates."""
    written = io.BytesIO()
    write_po(written, catalog, width=100, include_lineno=False, ignore_obsolete=True)
    lines = written.getvalue().decode("utf-8").splitlines()
    return "\n".join(line for line in lines if not line.startswith(_LEFT_OUT)) + "\n"


def updated(path: Path, template: Catalog) -> Catalog:
    """Return the catalogue of a language with the messages of a template.

    What is new stands there without a translation; nothing is guessed from what looks alike.
    """
    with path.open("rb") as file:
        catalog = read_po(file, locale=path.parts[-3])
    name = catalog.locale.english_name if catalog.locale else path.parts[-3]
    catalog.update(template, no_fuzzy_matching=True)
    catalog.header_comment = _HEADER.format(of=f" in {name}", edited=" from what translators write")
    return catalog


def compiled(catalog: Catalog) -> bytes:
    """Return a catalogue as programs read it."""
    catalog.creation_date = catalog.revision_date = datetime(1970, 1, 1, tzinfo=UTC)
    written = io.BytesIO()
    write_mo(written, catalog)
    return written.getvalue()


def catalogues() -> list[Path]:
    """Return the catalogues there are."""
    return sorted(LOCALE.glob("*/LC_MESSAGES/factquiz.po"))


def main() -> int:
    """Write the template, and every catalogue with what it is compiled to."""
    template = extracted()
    TEMPLATE.write_text(text_of(template), encoding="utf-8")
    print(f"{TEMPLATE.name}: {len(template)} messages")
    for path in catalogues():
        catalog = updated(path, template)
        path.write_text(text_of(catalog), encoding="utf-8")
        path.with_suffix(".mo").write_bytes(compiled(catalog))
        count = len(untranslated(catalog))
        print(f"{path.parts[-3]}: {f'{count} messages to translate' if count else 'complete'}")
    return 0


def untranslated(catalog: Catalog) -> list[Message]:
    """Return the messages of a catalogue that have no translation, or not in every form."""
    return [each for each in catalog if each.id and not all(strings(each))]


def strings(message: Message) -> tuple[str, ...]:
    """Return the translations of a message: one, or one for each plural form."""
    text = message.string or ""
    return (text,) if isinstance(text, str) else tuple(text)


if __name__ == "__main__":
    sys.exit(main())
