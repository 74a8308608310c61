"""Templates that speak the language of the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from factquiz.languages import ENGINE, Language, filled, marked

if TYPE_CHECKING:
    from jinja2 import Environment


def speak(environment: Environment, words: Language) -> None:
    """Give templates the words of a language.

    ``_``, ``ngettext`` and ``pgettext`` are those of :class:`Language`. Markup that is filled in
    stays markup, and what it is filled into is escaped.
    ``language`` marks what speaks the language, ``engine`` what the engine or the course says in
    its midst, ``interface`` words of ours in the midst of that.
    """

    def gettext(message: str, /, **values: object) -> str:
        return _filled(words.gettext(message), values)

    def pgettext(context: str, message: str, /, **values: object) -> str:
        return _filled(words.pgettext(context, message), values)

    environment.globals |= {
        "_": gettext,
        "ngettext": words.ngettext,
        "pgettext": pgettext,
        "language": Markup(words.attributes),  # noqa: S704 (tags of languages)
        "engine": Markup(marked(ENGINE, words.tag)),  # noqa: S704 (the same)
        "interface": Markup(marked(words.tag, ENGINE)),  # noqa: S704 (the same)
    }


def _filled(text: str, values: dict[str, object]) -> str:
    if not any(isinstance(value, Markup) for value in values.values()):
        return filled(text, **values)
    safe = {name: escape(value) for name, value in values.items()}
    return Markup(filled(escape(text), **safe))  # noqa: S704 (every part is escaped)
