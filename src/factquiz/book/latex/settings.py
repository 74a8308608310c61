"""What the book is called in LaTeX and how its pages are laid out, unless the configuration says.

Jupyter Book gives Sphinx no project name, so the file would be called ``projectnamenotset``.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from factquiz.book.typst.edition import edition, file_name

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

ELEMENTS = {
    "papersize": "a4paper",
    "extraclassoptions": "openany,oneside",
    "figure_align": "htbp",
    "pxunit": "0.5556bp",
    "maketitle": r"\date{}\sphinxmaketitle",
}
"""Sphinx's settings of pages: A4, no empty pages, figures near their text, no date of the day.

A pixel is as large as it is beside the text of the web page: ten points for eighteen.
"""

PREAMBLE = r"\protected\def\spxentry#1{#1}"
"""An index of words is set as words; Sphinx's is one of code."""

PROGRAMS: dict[str, Any] = {"latex_engine": "xelatex", "latex_use_xindy": False}
"""Unicode throughout; and makeindex, which every TeX has, sorts the index."""


def default_settings(_app: Sphinx, config: Config) -> None:
    """Set what the configuration leaves open."""
    for name, value in ELEMENTS.items():
        config.latex_elements.setdefault(name, value)
    preamble = config.latex_elements.get("preamble", "")
    config.latex_elements["preamble"] = f"{PREAMBLE}\n{preamble}"
    said = {*config._raw_config, *config.overrides}  # noqa: SLF001 (Sphinx has no other way)
    for name, value in PROGRAMS.items():
        if name not in said:
            config[name] = value
    if "latex_documents" not in said:
        told = edition(config)
        target = Path(file_name(config)).with_suffix(".tex").name
        authors = r" \and ".join(told.authors)
        config.latex_documents = [
            (config.root_doc, target, told.title, authors, config.latex_theme, False)
        ]
