"""The rule that nothing is skipped in CI."""

from __future__ import annotations

from pathlib import Path

import pytest

CONFTEST = Path(__file__).parent / "conftest.py"

TESTS = {
    "missing": "def test_it(): pytest.skip('needs Chromium')",
    "platform": "def test_it(): pytest.skip('platform: only on Windows')",
    "module": "pytest.skip('needs a library', allow_module_level=True)\ndef test_it(): pass",
    "mark": "@pytest.mark.skip(reason='not now')\ndef test_it(): pass",
    "expected": "@pytest.mark.xfail(strict=True)\ndef test_it(): assert 0",
}


@pytest.fixture(autouse=True)
def _no_plugins(monkeypatch: pytest.MonkeyPatch) -> None:
    """Run the inner pytest without plugins, which take a second to load."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")


def _outcomes(pytester: pytest.Pytester, test: str) -> dict[str, int]:
    pytester.makeconftest(CONFTEST.read_text(encoding="utf-8"))
    pytester.makepyfile(f"import pytest\n{TESTS[test]}")
    return pytester.runpytest_inprocess().parseoutcomes()


@pytest.mark.parametrize(
    ("test", "outcome"),
    [
        ("missing", {"failed": 1}),
        ("module", {"errors": 1}),
        ("mark", {"errors": 1}),
        ("platform", {"skipped": 1}),
        ("expected", {"xfailed": 1}),
    ],
)
def test_in_ci_a_skip_fails_unless_the_platform_is_the_reason(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, test: str, outcome: dict[str, int]
) -> None:
    """With CI set, a skipped test or module fails; a platform's skip and an xfail do not."""
    monkeypatch.setenv("CI", "true")
    assert _outcomes(pytester, test) == outcome


@pytest.mark.parametrize("test", ["missing", "module", "mark"])
def test_elsewhere_a_skip_is_a_skip(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, test: str
) -> None:
    """Without CI, a machine that lacks something still gets a green run."""
    monkeypatch.delenv("CI", raising=False)
    assert _outcomes(pytester, test) == {"skipped": 1}


def test_skips_with_one_reason_make_one_line(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many tests need Chromium, the user is told once."""
    monkeypatch.delenv("CI", raising=False)
    pytester.makeconftest(CONFTEST.read_text(encoding="utf-8"))
    skip = "pytest.skip('needs Chromium: apt install chromium')"
    pytester.makepyfile(f"import pytest\ndef test_a(): {skip}\ndef test_b(): {skip}")
    lines = pytester.runpytest_inprocess().outlines
    assert [line for line in lines if "Chromium" in line] == [
        "2 skipped: needs Chromium: apt install chromium"
    ]
