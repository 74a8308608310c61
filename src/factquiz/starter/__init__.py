"""A small course to start from: what ``factquiz new`` copies."""
