"""Tests of quizzes on the web: in their page, and on a page of their own."""
