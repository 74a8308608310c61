"""What kinds of output there are, as far as the rest of the package needs to tell them apart."""

from __future__ import annotations


def is_web(name: str, output_format: str) -> bool:
    """Tell whether a builder makes web pages; EPUB borrows HTML but has no scripts or forms."""
    return output_format == "html" and name != "epub"
