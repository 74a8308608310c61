"""Tests of factquiz.analysis."""
