"""Tests of factquiz.knowledge."""
