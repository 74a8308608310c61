"""Tests of the exam papers."""
