"""The script of spaced review: made from its sources, small, and right in what it computes."""

from __future__ import annotations

import gzip
import hashlib
import re
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.own_functions import own_functions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

TOOLS = Path(__file__).parents[2] / "tools" / "web"
STATIC = resources.files("factquiz.book").joinpath("static")
MAX_SCRIPT = 14_000
NOON = 1_790_000_000_000


@pytest.fixture(scope="module")
def script(browser: Browser) -> Iterator[Page]:
    """Return a blank page that has the script's own functions."""
    yield from own_functions(browser, "review.js")


def entry(**changed: object) -> dict[str, Any]:
    """Return the entry of an item learnt on day 100 and due on day 110."""
    made = {"lesson": "a", "s": 10, "d": 5, "last": 100, "due": 110, "at": 1, "log": [[100, 3]]}
    return {**made, **changed}


@pytest.mark.parametrize("name", ["quiz", "review", "exam"])
def test_the_bundles_are_made_from_their_sources(name: str) -> None:
    """The first line has the checksum of what they were made from: tools/web/build.mjs."""
    sources = {file.relative_to(TOOLS / "src").as_posix(): file for file in _sources()}
    digest = hashlib.sha256()
    for file in (TOOLS / "build.mjs", TOOLS / "package.json", *map(sources.get, sorted(sources))):
        assert file is not None
        digest.update(file.read_bytes())
    first = STATIC.joinpath(f"{name}.js").read_text("utf-8").splitlines()[0]
    assert digest.hexdigest()[:16] in first, "run: cd tools/web && npm install && npm run build"


def _sources() -> Iterator[Path]:
    return (TOOLS / "src").rglob("*.js")


def test_the_licence_of_what_is_bundled_is_beside_it() -> None:
    """The page serves the licence of ts-fsrs, and the script names the file."""
    named = re.search(
        r"ts-fsrs [\d.]+, MIT licence: (\S+) \*/", STATIC.joinpath("review.js").read_text("utf-8")
    )
    assert named is not None
    assert "MIT License" in STATIC.joinpath(named[1]).read_text("utf-8")


def test_the_script_is_small() -> None:
    """Under 14 KB as it is sent, the quiz's own functions and FSRS included."""
    data = STATIC.joinpath("review.js").read_bytes()
    assert len(gzip.compress(data, mtime=0)) < MAX_SCRIPT


def test_better_ratings_stay_away_longer(script: Page) -> None:
    """A first review: not known comes tomorrow, the others in the order of their ratings."""
    days = script.evaluate(
        "(now) => [1, 2, 3, 4].map((rating) => own.reviewed(null, 'a', rating, now))"
        ".map(({ due, last }) => due - last)",
        NOON,
    )
    assert days[0] == 1
    assert days == sorted(days)
    assert days[3] > days[1]


def test_an_interval_grows_with_each_success(script: Page) -> None:
    """Known each time when due, an item comes after days, weeks, months; never after a year."""
    days = script.evaluate(
        """(now) => {
          const found = [];
          let entry = null;
          for (let turn = 0; turn < 12; turn += 1) {
            entry = own.reviewed(entry, "a", 3, now);
            now += (entry.due - entry.last) * 86400000;
            found.push(entry.due - entry.last);
          }
          return found;
        }""",
        NOON,
    )
    assert days == sorted(days)
    assert days[0] < 7
    assert days[5] > 60
    assert days[-1] == 365


def test_nine_of_ten_are_known_when_they_come_back(script: Page) -> None:
    """The chance of recall after as many days as the stability is 0.9 (the definition of FSRS)."""
    chance = script.evaluate("(entry) => own.chance(entry, 110)", entry())
    assert chance == pytest.approx(0.9, abs=1e-6)


def test_first_states_are_those_of_the_published_weights(script: Page) -> None:
    """FSRS-6: the first stability is a weight of its own for each rating (w0 to w3)."""
    first = script.evaluate(
        "(now) => [1, 2, 3, 4].map((rating) => own.reviewed(null, 'a', rating, now).s)", NOON
    )
    assert first == pytest.approx([0.212, 1.2931, 2.3065, 8.2956])


def test_what_is_most_nearly_forgotten_comes_first(script: Page) -> None:
    """Of what is due; what is not due does not come; new things only of open lessons."""
    planned = script.evaluate(
        """([things, reviews, today]) => {
          const open = new Set(["a"]);
          return own.plan(things, new Map(reviews), open, today);
        }""",
        [
            [{"id": i, "lesson": lesson} for i, lesson in ("1a", "2a", "3a", "4a", "5b")],
            [["1", entry()], ["2", entry(s=2)], ["3", entry(due=200)]],
            120,
        ],
    )
    assert [each["id"] for each in planned["due"]] == ["2", "1"]
    assert [each["id"] for each in planned["fresh"]] == ["4"]
    assert planned["learnt"] == 3


def test_lessons_take_turns(script: Page) -> None:
    """A session goes from lesson to lesson; ten at most, what is due before what is new."""
    due = [{"id": f"d{n}", "lesson": "a"} for n in range(4)]
    fresh = [{"id": f"f{n}", "lesson": "b" if n < 20 else "c"} for n in range(40)]
    chosen = script.evaluate("(planned) => own.session(planned)", {"due": due, "fresh": fresh})
    assert len(chosen) == 10
    assert [each["lesson"] for each in chosen][:6] == list("abcabc")
    assert {each["id"] for each in due} <= {each["id"] for each in chosen}


def test_a_forecast_counts_what_is_late_for_today(script: Page) -> None:
    """Each day has what is due on it; beyond the last day nothing counts."""
    things = [{"id": str(n), "lesson": "a"} for n in range(5)]
    reviews = [[str(n), entry(due=due)] for n, due in enumerate((90, 100, 102, 113, 114))]
    counts = script.evaluate(
        "([things, reviews]) => own.forecast(things, new Map(reviews), 100, 14)", [things, reviews]
    )
    assert counts == [2, 0, 1, *[0] * 10, 1]


def test_retention_counts_reviews_a_day_apart(script: Page) -> None:
    """Neither the first review nor one on the same day says what was remembered."""
    log = [[100, 1], [100, 3], [101, 3], [104, 1], [104, 3], [105, 2]]
    found = script.evaluate(
        "([things, reviews]) => [...own.retention(things, new Map(reviews))]",
        [[{"id": "1", "lesson": "a"}, {"id": "2", "lesson": "b"}], [["1", entry(log=log)]]],
    )
    assert found == [["a", [2, 3]]]


def test_ten_thousand_reviews_are_read_at_once(script: Page) -> None:
    """A store of ten thousand entries, read and planned, takes well under a second."""
    took = script.evaluate(
        """(entry) => {
          const stored = {};
          for (let n = 0; n < 10000; n += 1) {
            stored["factquiz/review/item" + n] = JSON.stringify(entry);
          }
          const storage = Object.create({ getItem: (key) => stored[key] });
          Object.assign(storage, stored);
          const begun = performance.now();
          const store = new own.Store(() => storage, () => 1790000000000);
          const things = Array.from({ length: 10000 }, (_, n) => ({ id: "item" + n, lesson: "a" }));
          const planned = own.plan(things, store.reviews, new Set(["a"]), 120);
          if (planned.due.length !== 10000) throw new Error("lost some");
          return performance.now() - begun;
        }""",
        entry(),
    )
    assert took < 900
