"""Scanned answer sheets."""
