"""The project's frame: pins, contracts, the commands of the Makefile."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CONSTRAINTS = [
    Requirement(line)
    for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def _needed(extra: str) -> set[str]:
    """Return every distribution that the project needs here with an extra, at any depth."""
    found: set[tuple[str, str]] = set()
    waiting = [("factquiz", extra)]
    while waiting:
        name, wanted = waiting.pop()
        if (name, wanted) in found:
            continue
        found.add((name, wanted))
        for text in metadata.requires(name) or ():
            requirement = Requirement(text)
            if requirement.marker is None or requirement.marker.evaluate({"extra": wanted}):
                below = canonicalize_name(requirement.name)
                waiting.extend((below, each) for each in ("", *requirement.extras))
    return {name for name, _ in found} - {"factquiz"}


def test_everything_needed_is_pinned_to_what_is_installed() -> None:
    """No dependency, however deep, floats: `make lock` renews the pins."""
    pins: dict[str, str] = {
        canonicalize_name(each.name): str(each.specifier).removeprefix("==")
        for each in CONSTRAINTS
        if each.marker is None or each.marker.evaluate()
    }
    installed = {name: metadata.version(name) for name in _needed("dev")}
    assert {name: pins.get(name) for name in installed} == installed


def test_pins_are_exact_and_name_no_place() -> None:
    """A pin is a version; where it comes from is for each machine to say."""
    for each in CONSTRAINTS:
        assert re.fullmatch(r"==[0-9][0-9a-z.]*", str(each.specifier)), str(each)
        assert each.url is None, str(each)


def test_the_build_backend_is_pinned_alike_in_both_places() -> None:
    """An editable install uses the backend of the lock; a package build uses the same."""
    (backend,) = (Requirement(each) for each in PROJECT["build-system"]["requires"])
    locked = {each.name: str(each.specifier) for each in CONSTRAINTS}
    assert str(backend.specifier) == locked[backend.name]


@pytest.mark.parametrize(
    ("forbidden", "allowed"),
    [("sphinx", "factquiz.book"), ("click", "factquiz.cli"), ("cv2", "factquiz.scans")],
)
def test_contracts_name_every_part_but_the_one_that_may(forbidden: str, allowed: str) -> None:
    """A new part of the package cannot slip past a contract that lists the parts."""
    package = ROOT / "src" / "factquiz"
    parts = {f"factquiz.{each.stem}" for each in package.glob("*.py") if each.stem != "__init__"}
    parts |= {f"factquiz.{each.parent.name}" for each in package.glob("*/__init__.py")}
    (contract,) = (
        each
        for each in PROJECT["tool"]["importlinter"]["contracts"]
        if forbidden in each.get("forbidden_modules", ())
    )
    assert set(contract["source_modules"]) == parts - {allowed}


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
def test_make_alone_lists_what_can_be_made() -> None:
    """A newcomer who types `make` sees every command of the README and of the contributors."""
    shown = subprocess.run(
        ["make", "--no-print-directory"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout
    pages = "".join((ROOT / name).read_text("utf-8") for name in ("README.md", "CONTRIBUTING.md"))
    named = set(re.findall(r"`make ([a-z-]+)", pages)) | set(
        re.findall(r"^make ([a-z-]+)", pages, re.MULTILINE)
    )
    assert named
    for target in named:
        assert f"make {target} " in shown


def test_no_half_of_a_merge_is_left_in_the_prose() -> None:
    """Linters look at code; what two people wrote in one place of a page they do not see."""
    files = [ROOT / "CHANGELOG.md", ROOT / "README.md"]
    for folder in ("docs", "book", "answers", "exercises", "benchmarks"):
        files += [*(ROOT / folder).rglob("*.md"), *(ROOT / folder).rglob("*.yml")]
    assert len(files) > 50
    marks = ("<<<<<<< ", ">>>>>>> ")
    left = [
        f"{file.relative_to(ROOT)}:{number}"
        for file in files
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if line.startswith(marks)
    ]
    assert left == []
