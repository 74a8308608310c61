"""What stands inline in a page, and the policy that names it."""

from __future__ import annotations

import pytest

from factquiz.rendering import selfcontained


@pytest.mark.parametrize(
    ("package", "name"),
    [
        ("factquiz.rendering", "form.css"),
        ("factquiz.rendering", "form.js"),
        ("factquiz.reports", "page.css"),
        ("factquiz.reports", "feedback.css"),
        ("factquiz.reports", "analysis.css"),
    ],
)
def test_no_asset_ends_its_element_or_asks_for_anything(package: str, name: str) -> None:
    """No closing tag inside, and no address of anything outside."""
    text = selfcontained.asset(package, name)
    assert text
    assert not [word for word in ("</", "http:", "https:", "@import", "url(") if word in text]


def test_an_asset_with_a_closing_tag_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """It would spill out of its element into the page."""

    class _Evil:
        def joinpath(self, *_: str) -> _Evil:
            return self

        def read_text(self, **_: str) -> str:
            return "var x = '</script>';"

    monkeypatch.setattr("factquiz.rendering.selfcontained.resources.files", lambda _: _Evil())
    with pytest.raises(ValueError, match="would end its element"):
        selfcontained.asset("factquiz.rendering", "form.js")


def test_a_page_without_a_script_allows_none() -> None:
    """The policy names what there is, and default-src forbids the rest."""
    assert "script-src" not in selfcontained.policy(style="a{}")
    assert "script-src 'sha256-" in selfcontained.policy(style="a{}", script="1")
