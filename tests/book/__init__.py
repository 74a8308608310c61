"""Tests of the book extension."""
