"""Tests of factquiz.scoring."""
