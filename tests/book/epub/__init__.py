"""Tests of the book as EPUB."""
