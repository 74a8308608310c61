"""The configuration of a book for programs that call Sphinx without Jupyter Book.

It says nothing of its own: Jupyter Book turns ``_config.yml`` into Sphinx's settings here too.
The variable ``FACTQUIZ_BOOK`` names the folder of the pages: ``book`` if it is not set, ``answers``
for the instructor's edition. Used by ``make serve``, ``make instructor`` and ``make bench``.
"""

import os
from pathlib import Path

from jupyter_book.config import get_final_config

_ROOT = Path(__file__).resolve().parents[2]
_PAGES = _ROOT / os.environ.get("FACTQUIZ_BOOK", "book")
_OWN = _PAGES / "_config.yml"
_settings, _ = get_final_config(
    user_yaml=_OWN if _OWN.is_file() else _ROOT / "_config.yml",
    sourcedir=_PAGES,
    cli_config={
        "external_toc_path": str(_PAGES / "_toc.yml"),
        "latex_individualpages": False,
    },
)
globals().update(_settings)

# Sphinx looks for these beside this file, Jupyter Book beside the pages.
bibtex_bibfiles = [str((_PAGES / name).resolve()) for name in _settings["bibtex_bibfiles"]]
