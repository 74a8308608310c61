"""Responses in tables."""
