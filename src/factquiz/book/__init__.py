"""The book: the only part of the package that imports Sphinx and docutils."""
