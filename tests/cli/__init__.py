"""Tests of factquiz.cli."""
