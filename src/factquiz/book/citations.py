"""Citations at the price of one look-up.

For each citation of a page sphinxcontrib-bibtex asks pybtex for the same plugin, and pybtex reads
what every installed package offers each time: a ninth of the time of a whole build.
Registered plugins are found first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_ASKED = (("pybtex.backends", "plaintext"), ("pybtex.backends", "docutils"))
"""What is asked for again and again, as group and name."""


def _register(app: Sphinx) -> None:
    """Handle ``builder-inited``: let what is found once be found at once from then on."""
    if "sphinxcontrib.bibtex" not in app.extensions:
        return
    from pybtex.plugin import find_plugin, register_plugin  # noqa: PLC0415 (a book may have none)

    for group, name in _ASKED:
        register_plugin(group, name, find_plugin(group, name), force=True)


def setup_citations(app: Sphinx) -> None:
    """Register the step."""
    app.connect("builder-inited", _register)
