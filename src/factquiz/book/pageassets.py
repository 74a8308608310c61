"""The scripts and styles of a page: those that it needs and no other, and none from elsewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.util import logging

if TYPE_CHECKING:
    from sphinx.application import Sphinx

logger = logging.getLogger(__name__)

_SEARCH_SCRIPTS = ("documentation_options.js", "doctools.js", "sphinx_highlight.js")
"""Scripts that Sphinx puts on every page and only its search page needs."""

_DROPDOWN = re.compile(
    r"sd-(?:sphinx-override|dropdown|summary-.*|card(?:-header|-body|-text)?|d-flex-column|mb-3)"
)
"""The classes of sphinx-design's dropdown, a native ``<details>`` that the theme itself dresses."""


@dataclass(frozen=True, slots=True)
class Needs:
    """What a page holds that calls for assets of its own."""

    code: bool = False
    components: bool = False
    tabs: bool = False


def needs(doctree: nodes.document | None) -> Needs:
    """Return what a page needs: code highlighting, sphinx-design's styles, its script for tabs."""
    if doctree is None:
        return Needs()
    classes: set[str] = set()
    for node in doctree.findall(nodes.Element):
        classes.update(node.get("classes", ()))
    return Needs(
        code=any(True for _ in doctree.findall(nodes.literal_block)),
        components=any(
            name.startswith("sd-") and not _DROPDOWN.fullmatch(name) for name in classes
        ),
        tabs="sd-tab-set" in classes,
    )


def trim_assets(context: dict[str, Any], needed: Needs) -> None:
    """Take away what other extensions load on every page and this page has no use for."""
    unused = {
        "pygments.css": not needed.code,
        "sphinx-design.min.css": not needed.components,
        "design-tabs.js": not needed.tabs,
        **dict.fromkeys(_SEARCH_SCRIPTS, True),
    }
    for kind in ("script_files", "css_files"):
        context[kind] = [
            asset
            for asset in context[kind]
            if not unused.get(PurePosixPath(str(asset.filename)).name, False)
        ]


def warn_of_foreign_assets(
    _app: Sphinx,
    pagename: str,
    _template: str,
    context: dict[str, Any],
    _doctree: nodes.document | None,
) -> None:
    """Warn of a script or stylesheet that a page would load from another host.

    A promise of the book: no page tells anyone but its own host that it is read.
    """
    for asset in (*context.get("script_files", ()), *context.get("css_files", ())):
        address = str(getattr(asset, "filename", asset) or "")
        if "//" in address:
            logger.warning(
                "the page would load %s from another host; ship a copy with the book instead",
                address,
                location=pagename,
                type="factquiz",
                subtype="foreign_asset",
            )
