"""Tests of factquiz.facts."""
