"""What holds for every test: in CI nothing is skipped, and chance is the same each time.

A test that skips on a user's machine says in one line what is missing there.
In CI (the variable ``CI`` is set) everything is installed, so a skip is a failure.
A test that can never run on this platform says so: its reason begins with ``platform:``.
"""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests.built import Books

if TYPE_CHECKING:
    from collections.abc import Generator

# A busy machine is no bug, so there is no deadline. In CI the examples are the same in each run;
# elsewhere each run looks at new ones.
settings.register_profile("here", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("here"), derandomize=True, database=None)
settings.load_profile("ci" if os.environ.get("CI") else "here")

PLATFORM = "platform:"
"""How the reason of a skip begins that is right on this platform even in CI."""


@pytest.fixture(scope="session")
def books(tmp_path_factory: pytest.TempPathFactory) -> Books:
    """Return the books of this run, which all workers share."""
    folder = tmp_path_factory.getbasetemp()
    return Books(folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes long, so that the workers end together."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Make a skipped test a failed one in CI."""
    report = yield
    _refuse_skip(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Make a skipped module a failed one in CI."""
    report = yield
    _refuse_skip(report)
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in one line for each reason what was skipped for it."""
    reasons = Counter(_reason(report) for report in terminalreporter.getreports("skipped"))
    for reason, count in sorted(reasons.items()):
        terminalreporter.write_line(f"{count} skipped: {reason}")


def _reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    return reason.removeprefix("Skipped: ")


def _refuse_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    expected = hasattr(report, "wasxfail")
    if not os.environ.get("CI") or not report.skipped or expected:
        return
    reason = _reason(report)
    if not reason.startswith(PLATFORM):
        report.outcome = "failed"
        report.longrepr = f"In CI nothing may be skipped, but this was: {reason}"
