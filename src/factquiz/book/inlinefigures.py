"""Puts the book's SVG figures into the pages, where the page's colours reach them."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging

from factquiz.book.outputs import is_web
from factquiz.book.svg import SvgError, inline_svg

if TYPE_CHECKING:
    from typing import Any

    from sphinx.application import Sphinx

logger = logging.getLogger(__name__)

_SCROLL_FROM = 480
"""Figures wider than this (CSS pixels) may scroll on a phone rather than become unreadable."""


class InlineFigures(SphinxPostTransform):
    """Replaces a local SVG image by its markup, so that dark pages have dark figures."""

    default_priority = 5  # before Sphinx copies images into the build

    def is_supported(self) -> bool:
        """Tell whether the builder makes web pages; EPUB has figures in files of their own."""
        return is_web(self.app.builder.name, self.app.builder.format)

    def run(self, **_kwargs: Any) -> None:  # noqa: ANN401 (docutils' signature)
        """Replace every local SVG image of the document."""
        for number, image in enumerate(list(self.document.findall(nodes.image)), start=1):
            path = self._path(image)
            if path is not None:
                self._replace(image, path, f"figure-{number}")

    def _path(self, image: nodes.image) -> Path | None:
        candidates: dict[str, str] = image.get("candidates", {})
        uri = candidates.get("image/svg+xml") or image["uri"]
        if not uri.endswith(".svg") or ":" in uri:
            return None
        path = Path(self.env.srcdir, uri)
        return path if path.is_file() else None

    def _replace(self, image: nodes.image, path: Path, prefix: str) -> None:
        label = image.get("alt", "")
        self.env.note_dependency(str(path))
        try:
            figure = inline_svg(path.read_text(encoding="utf-8"), prefix=prefix, label=label)
        except (SvgError, UnicodeDecodeError) as error:
            logger.warning(
                "%s is not a figure that can stand in the page: %s",
                path.name,
                error,
                location=image,
                type="factquiz",
                subtype="svg",
            )
            return
        image.replace_self(
            nodes.raw("", _framed(figure.markup, figure.width, label), format="html")
        )


def _framed(markup: str, width: float, label: str) -> str:
    """Put a picture into its box, which scrolls on a narrow screen if the picture is a wide one."""
    size = f' style="--figure-width: {width:g}px"' if width else ""
    if width <= _SCROLL_FROM or not label:
        return f'<div class="figure-frame"{size}>{markup}</div>'
    name = escape(f"Figure: {label.split('.', maxsplit=1)[0]}")
    return (
        f'<div class="figure-frame scroll"{size} role="region" tabindex="0" '
        f'aria-label="{name}">{markup}</div>'
    )


def setup_inlinefigures(app: Sphinx) -> None:
    """Register the transform."""
    app.add_post_transform(InlineFigures)
