"""The tiny books of the reference pages serve here too."""

from tests.book.reference.conftest import make_book

__all__ = ["make_book"]
