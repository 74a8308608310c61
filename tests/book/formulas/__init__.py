"""Formulas: reading TeX, saying it in words, and writing it in each format."""
