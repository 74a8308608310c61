"""Tests of the pages to look things up in."""
