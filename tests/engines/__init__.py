"""Tests of scoring on an engine."""
