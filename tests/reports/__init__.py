"""Tests of factquiz.reports."""
