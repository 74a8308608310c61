"""How the web book grows with its pages: the theme, the search and the archive, without quizzes.

    python -m benchmarks.growth 80 240

Pages of made-up prose are built in the theme of this package and in Sphinx's ``basic``;
what a page costs at the larger size, against the smaller, says whether the growth is linear.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
from pathlib import Path

from benchmarks.measure import Command, measured

SECTIONS, PARAGRAPHS, WORDS = 6, 4, 75
_SYLLABLES = ("ba", "cor", "del", "fen", "gi", "hol", "ma", "nor", "pe", "ri", "sul", "ta", "ver")
_PARTS = 8
_SETTINGS = """\
project = "Growth"
author = "A benchmark"
language = "en"
extensions = ["myst_parser"]
html_theme = {theme!r}
html_show_sourcelink = html_copy_source = False


def setup(app):
    if html_theme == "factquiz":
        from factquiz.book.html import setup_html

        setup_html(app)
"""


def write(folder: Path, pages: int, theme: str) -> None:
    """Write a book of that many pages, in parts, each page with sections and some 1,800 words."""
    chance = random.Random(pages)  # noqa: S311 (made-up prose)
    words = ["".join(chance.choices(_SYLLABLES, k=3)) for _ in range(2000)]
    folder.mkdir(parents=True)
    (folder / "conf.py").write_text(_SETTINGS.format(theme=theme), encoding="utf-8")
    names = [f"page{number}" for number in range(pages)]
    size = -(-pages // _PARTS)
    parts = [names[begin : begin + size] for begin in range(0, pages, size)]
    trees = (
        f"```{{toctree}}\n:caption: Part {number}\n\n" + "\n".join(part) + "\n```\n"
        for number, part in enumerate(parts, start=1)
    )
    (folder / "index.md").write_text("# Growth\n\n" + "\n".join(trees), encoding="utf-8")
    for name in names:
        text = [f"# Of {name}\n"]
        for section in range(SECTIONS):
            text.append(f"## {' '.join(chance.choices(words, k=4))} {section}\n")
            text += [" ".join(chance.choices(words, k=WORDS)) + ".\n" for _ in range(PARAGRAPHS)]
        (folder / f"{name}.md").write_text("\n".join(text), encoding="utf-8")


def command(folder: Path, pages: int, theme: str) -> Command:
    """Return the build of a book from nothing."""
    source, out = folder / f"{theme}{pages}", folder / f"{theme}{pages}-out"
    write(source, pages, theme)
    build = (sys.executable, "-m", "sphinx", "-b", "html", "-q", str(source), str(out))
    return Command(f"{theme}, {pages} pages", build, lambda: shutil.rmtree(out, ignore_errors=True))


def report(sizes: tuple[int, int], runs: int = 1) -> str:
    """Build books of one page and of two sizes in both themes; return what a page costs in each."""
    lines = []
    for theme in ("factquiz", "basic"):
        with tempfile.TemporaryDirectory() as folder:
            found = measured([command(Path(folder), size, theme) for size in (1, *sizes)], runs)
        start, *each = (times.median for times in found)
        small, large = ((cost - start) / (size - 1) for cost, size in zip(each, sizes, strict=True))
        lines += [f"  {times}" for times in found]
        lines.append(
            f"  {theme}: {1000 * small:.0f} ms a page at {sizes[0]}, {1000 * large:.0f} ms at"
            f" {sizes[1]}: {large / small:.2f} times"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    few, many = map(int, sys.argv[1:] or ("80", "240"))
    print(report((few, many)))
