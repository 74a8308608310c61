"""Pages in one file, which load nothing and run nothing but what is in them.

A page that is handed to students, or made from what they sent, carries a content security policy
that names its own style and script by their digests and forbids everything else.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from markupsafe import Markup

from factquiz.languages import ENGLISH
from factquiz.rendering.speaking import speak

if TYPE_CHECKING:
    from jinja2 import Environment

    from factquiz.languages import Language


def asset(package: str, name: str) -> Markup:
    """Return a style sheet or script of a package, to stand inside the page as it is.

    Raises:
        ValueError: the text would end the element it stands in.

    """
    text = resources.files(package).joinpath("templates", name).read_text(encoding="utf-8")
    if "</" in text:
        raise ValueError(f"{name} contains </, which would end its element")
    return Markup(text)  # noqa: S704 (ours, and checked above)


def policy(*, style: str, script: str = "", pictures: bool = False) -> str:
    """Return a content security policy that allows this one style and script alone.

    With ``pictures`` the page may show those that it holds itself.
    """
    scripts = f"; script-src {_source(script)}" if script else ""
    images = "; img-src data:" if pictures else ""
    return (
        f"default-src 'none'; style-src {_source(style)}{scripts}{images};"
        " base-uri 'none'; form-action 'none'"
    )


def _source(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


@cache
def environment(package: str, words: Language = ENGLISH) -> Environment:
    """Return the templates of a package: everything escaped, nothing undefined."""
    # Costs as much as grading a class, so it waits until a page is made.
    import jinja2  # noqa: PLC0415

    from factquiz.rendering.compiled import Compiled  # noqa: PLC0415

    made = jinja2.Environment(
        loader=jinja2.PackageLoader(package),
        bytecode_cache=Compiled(),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    speak(made, words)
    return made
