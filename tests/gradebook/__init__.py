"""Tests of factquiz.gradebook."""
