"""Tests of what the search of the web book can find."""
