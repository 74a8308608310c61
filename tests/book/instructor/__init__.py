"""Tests of the instructor's edition."""
