"""Tests of factquiz.rendering."""
