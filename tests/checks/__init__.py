"""Tests of factquiz.checks."""
