"""Tests of factquiz.assembly."""
