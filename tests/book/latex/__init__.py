"""Tests of the book in LaTeX."""
