"""The option ``--language``: in which language a page or a paper speaks to its reader."""

from __future__ import annotations

import click

from factquiz.languages import Language, language, shipped


class Speech(click.ParamType[Language]):
    """A language that pages and papers speak, by its tag."""

    name = "language"

    def convert(
        self, value: str | Language, param: click.Parameter | None, ctx: click.Context | None
    ) -> Language:
        """Return the words in a language, or say which languages there are."""
        if isinstance(value, Language):
            return value
        found = language(value)
        if found is None:
            known = ", ".join(shipped())
            self.fail(f"there are no words in {value!r}; there are {known}.", param, ctx)
        return found


language_option = click.option(
    "--language",
    "words",
    metavar="TAG",
    type=Speech(),
    default="en",
    show_default=True,
    help=f"Language of all but questions and reasons: {', '.join(shipped())}.",
)
