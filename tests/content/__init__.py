"""Tests of the course's own content: its facts, its sources, its lessons, its quizzes."""
