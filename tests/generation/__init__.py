"""Tests of factquiz.generation."""
