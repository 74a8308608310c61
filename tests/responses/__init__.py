"""Tests of factquiz.responses."""
