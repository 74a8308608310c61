"""The book's configuration for programs that call Sphinx without Jupyter Book.

It says nothing of its own: Jupyter Book turns ``_config.yml`` into Sphinx's settings here too.
Used by ``make serve`` and ``make bench``.
"""

from pathlib import Path

from jupyter_book.config import get_final_config

_ROOT = Path(__file__).resolve().parents[2]
_settings, _ = get_final_config(
    user_yaml=_ROOT / "_config.yml",
    sourcedir=_ROOT / "book",
    cli_config={
        "external_toc_path": str(_ROOT / "book" / "_toc.yml"),
        "latex_individualpages": False,
    },
)
globals().update(_settings)

# Sphinx looks for these beside this file, Jupyter Book beside the pages.
bibtex_bibfiles = [str(_ROOT / "book" / name) for name in _settings["bibtex_bibfiles"]]
