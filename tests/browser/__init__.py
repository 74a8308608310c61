"""Tests in a real browser: the demo book as a reader meets it."""
