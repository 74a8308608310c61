"""Tests of definitions and sources at hand."""
