"""File names of feedback pages."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factquiz.reports.names import page_name


@pytest.mark.parametrize(
    ("student", "name"),
    [("s01", "s01.html"), ("anna_m-2", "anna_m-2.html"), ("2024117", "2024117.html")],
)
def test_a_plain_id_names_its_page_itself(student: str, name: str) -> None:
    """The instructor finds the page by the id."""
    assert page_name(student) == name


@pytest.mark.parametrize(
    "student", ["../../etc/passwd", "2024/117", "CON", "con", "com1", "Müller", "", ".", "a" * 999]
)
def test_any_other_id_gets_a_safe_name(student: str) -> None:
    """No path, no device of Windows, no endless name."""
    assert re.fullmatch(r"[a-z0-9-]{1,40}\.[0-9a-f]{12}\.html", page_name(student))


@given(st.lists(st.text(max_size=6), unique=True, max_size=20))
def test_distinct_students_have_distinct_pages(students: list[str]) -> None:
    """Even on a system that does not tell A from a."""
    assert len({page_name(student).casefold() for student in students}) == len(students)
