"""Settings that Jupyter Book hands to Sphinx even when nobody reads them.

Jupyter Book 1 always passes on its settings for notebooks and comments.
Without the extensions that know them Sphinx warns of each, and our builds allow no warning.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx

UNREAD = (
    "comments_config",
    "nb_execution_allow_errors",
    "nb_execution_cache_path",
    "nb_execution_excludepatterns",
    "nb_execution_in_temp",
    "nb_execution_mode",
    "nb_execution_timeout",
    "nb_output_stderr",
)


def setup_jupyterbook(app: Sphinx) -> None:
    """Declare the settings that no other extension has declared.

    An extension that declares them itself (``myst_nb``) must stand before this one.
    """
    for name in UNREAD:
        if name not in app.config:
            app.add_config_value(name, None, "", Any)
