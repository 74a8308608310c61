"""Item response theory: published values, a second way to the same end, and what is refused."""

from __future__ import annotations

import csv
import math
import random
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import pytest
from msgspec.structs import replace
from scipy.optimize import minimize

from factquiz.analysis import marks as marks_module
from factquiz.analysis.curves import expected
from factquiz.analysis.irt import IrtError, fit
from factquiz.analysis.irt_figures import IrtFigures, IrtItem, IrtModel
from factquiz.analysis.levels import levels
from factquiz.analysis.marks import NOT_ASKED, NOTHING, RIGHT, Marks, marks, merged
from factquiz.gradebook.corrections import Correction
from factquiz.gradebook.regrade import regrade
from tests.analysis.tables import GOLD
from tests.sample_class import make, quiz
from tests.sample_class.graded import grade

if TYPE_CHECKING:
    from collections.abc import Iterable


@cache
def _read(name: str) -> Marks:
    with (GOLD / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    names = tuple(item.replace(".", "_") for item in header)
    return Marks(names, tuple(_marks(map(int, row)) for row in rows), len(rows))


def _marks(row: Iterable[int]) -> bytes:
    """Return marks that are told as 0 for wrong, 1 for right and 2 for not asked."""
    return bytes((NOTHING, RIGHT, NOT_ASKED)[each] for each in row)


@cache
def _fitted(name: str, model: IrtModel) -> IrtFigures:
    return fit(_read(name), model, {})


PUBLISHED = {
    # Rizopoulos (2006), “ltm: An R package for latent variable modeling and item response theory
    # analyses”, Journal of Statistical Software 17(5): rasch(LSAT) and ltm(LSAT ~ z1), each item
    # with its difficulty, the error of that, its discrimination, the error of that.
    ("LSAT6", IrtModel.ONE, -2466.938): {
        "Item_1": (-3.6153, 0.3266, 0.7551, 0.0694),
        "Item_2": (-1.3224, 0.1422, 0.7551, 0.0694),
        "Item_3": (-0.3176, 0.0977, 0.7551, 0.0694),
        "Item_4": (-1.7301, 0.1691, 0.7551, 0.0694),
        "Item_5": (-2.7802, 0.2510, 0.7551, 0.0694),
    },
    ("LSAT6", IrtModel.TWO, -2466.653): {
        "Item_1": (-3.3597, 0.8669, 0.8254, 0.2581),
        "Item_2": (-1.3696, 0.3073, 0.7229, 0.1867),
        "Item_3": (-0.2799, 0.0997, 0.8905, 0.2326),
        "Item_4": (-1.8659, 0.4341, 0.6886, 0.1852),
        "Item_5": (-3.1236, 0.8700, 0.6575, 0.2100),
    },
}


@pytest.mark.parametrize("published", PUBLISHED)
def test_published_values_of_lsat6(published: tuple[str, IrtModel, float]) -> None:
    """Parameters and errors to 0.002, the log-likelihood to 0.001."""
    name, model, likelihood = published
    found = _fitted(name, model)
    assert found.log_likelihood == pytest.approx(likelihood, rel=0, abs=1e-3)
    assert {item.id for item in found.items} == PUBLISHED[published].keys()
    for item in found.items:
        told = (
            item.difficulty,
            item.difficulty_se,
            item.discrimination,
            item.discrimination_se,
        )
        assert told == pytest.approx(PUBLISHED[published][item.id], rel=0, abs=2e-3)


def test_published_values_of_lsat7() -> None:
    """Slopes and intercepts of two parameters in the manual of mirt for R (Chalmers), to 0.002."""
    found = _fitted("LSAT7", IrtModel.TWO)
    assert found.log_likelihood == pytest.approx(-2658.805, rel=0, abs=1e-3)
    assert (found.aic, found.bic) == pytest.approx((5337.610, 5386.688), rel=0, abs=2e-3)
    by_name = sorted(found.items, key=lambda item: item.id)
    slopes = [item.discrimination for item in by_name]
    intercepts = [-item.discrimination * item.difficulty for item in by_name]
    assert slopes == pytest.approx([0.988, 1.081, 1.706, 0.765, 0.736], rel=0, abs=2e-3)
    assert intercepts == pytest.approx([1.856, 0.808, 1.804, 0.486, 1.855], rel=0, abs=2e-3)


@pytest.mark.parametrize("name", ["LSAT6", "LSAT7"])
@pytest.mark.parametrize("model", IrtModel)
def test_a_second_way_comes_to_the_same(name: str, model: IrtModel) -> None:
    """Newton's kind of search for the highest likelihood, in place of expectation and step.

    Written for this test alone: 81 points of Gauss and Hermite, SciPy's BFGS.
    """
    data = np.array([list(row) for row in _read(name).rows]) // RIGHT
    patterns, counts = np.unique(data, axis=0, return_counts=True)
    nodes, weights = np.polynomial.hermite_e.hermegauss(81)
    items = data.shape[1]

    def parameters(x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        slopes = x[items:] if model is not IrtModel.ONE else np.repeat(x[items:], items)
        return slopes, x[:items]

    def loss(x: np.ndarray) -> float:
        slopes, intercepts = parameters(x)
        right = 1 / (1 + np.exp(-(nodes[:, None] * slopes + intercepts)))
        chance = np.where(patterns[:, None, :], right, 1 - right).prod(axis=2)
        marginal = chance @ weights / math.sqrt(2 * math.pi)
        return -float(counts @ np.log(marginal))

    start = np.concatenate([np.zeros(items), np.ones(items if model is not IrtModel.ONE else 1)])
    best = minimize(loss, start, method="BFGS", options={"gtol": 1e-4})
    slopes, intercepts = parameters(best.x)
    slopes *= np.sign(slopes[0])  # the scale may stand upside down: it is as likely
    found = _fitted(name, model)
    assert found.log_likelihood == pytest.approx(-best.fun, rel=0, abs=1e-3)
    by_name = sorted(found.items, key=lambda item: item.id)
    assert [item.discrimination for item in by_name] == pytest.approx(
        slopes.tolist(), rel=0, abs=3e-3
    )
    ours = [-item.discrimination * item.difficulty for item in by_name]
    assert ours == pytest.approx(intercepts.tolist(), rel=0, abs=3e-3)


_CREDITS = ((0, 33, 67, 100), (0, 100), (-25, 50, 100), (0, 25, 50, 75, 100))
"""In per cent: four, two, three and five levels, the lowest of one below nothing."""

_STEPS = ((-1.2, 0.0, 1.0), (0.3,), (-1.0, 0.5), (-0.8, 0.1, 0.9, 1.6))
_SLOPES = (0.9, 1.3, 1.6, 1.1)


@cache
def _graded() -> Marks:
    """Return a simulated class with partial credit, of which everybody misses one item in four."""
    chance = random.Random(8)  # noqa: S311 (no secret)
    rows = []
    items = list(zip(_CREDITS, _STEPS, _SLOPES, strict=True))
    for student in range(900):
        ability, row = chance.gauss(0, 1), bytearray()
        for item, (credits_, steps, slope) in enumerate(items):
            luck = chance.random()
            level = sum(luck < 1 / (1 + math.exp(-slope * (ability - step))) for step in steps)
            asked = (student + item) % 4
            row.append(NOTHING + credits_[level] if asked else NOT_ASKED)
        rows.append(bytes(row))
    return Marks(("one", "two", "three", "four"), tuple(rows), len(rows))


@cache
def _fitted_steps() -> dict[str, IrtItem]:
    return {item.id: item for item in fit(_graded(), IrtModel.GRADED, {}).items}


def test_a_second_way_finds_the_same_steps() -> None:
    """Partial credit with answers missing: the highest likelihood by SciPy, to 0.003.

    As above, and the steps of an item are kept in their order by adding up exponentials.
    """
    data = np.array([list(row) for row in _graded().rows])
    level = np.full(data.shape, -1)
    for item, credits_ in enumerate(_CREDITS):
        for number, credit in enumerate(credits_):
            level[data[:, item] == NOTHING + credit, item] = number
    nodes, weights = np.polynomial.hermite_e.hermegauss(61)
    sizes = [len(credits_) for credits_ in _CREDITS]

    def parameters(x: np.ndarray) -> list[tuple[float, np.ndarray]]:
        parts = np.split(x, np.cumsum(sizes)[:-1])
        return [(part[0], part[1] + np.cumsum([0, *np.exp(part[2:])])) for part in parts]

    def loss(x: np.ndarray) -> float:
        chance = np.ones((len(level), len(nodes)))
        for item, (slope, steps) in enumerate(parameters(x)):
            upto = 1 / (1 + np.exp(-slope * (nodes - steps[:, None])))
            upto = np.vstack([np.ones_like(nodes), upto, np.zeros_like(nodes)])
            asked = level[:, item] >= 0
            chance[asked] *= (upto[:-1] - upto[1:])[level[asked, item]]
        return -float(np.log(chance @ weights / math.sqrt(2 * math.pi)).sum())

    start = np.concatenate([[1.0, -1.0, *[0.0] * (size - 2)] for size in sizes])
    best = minimize(loss, start, method="BFGS", options={"gtol": 1e-3})
    found = fit(_graded(), IrtModel.GRADED, {})
    assert found.log_likelihood == pytest.approx(-best.fun, rel=0, abs=1e-3)
    assert found.parameters == sum(sizes)
    for name, (slope, steps) in zip(_graded().items, parameters(best.x), strict=True):
        ours = _fitted_steps()[name]
        assert ours.discrimination == pytest.approx(slope, rel=0, abs=3e-3)
        told = [step.difficulty for step in ours.steps]
        assert told == pytest.approx(steps.tolist(), rel=0, abs=3e-3)


def test_steps_are_found_again_with_their_credits() -> None:
    """Of the simulated class: within three standard errors; items stand by the mean of theirs."""
    for name, credits_, steps in zip(_graded().items, _CREDITS, _STEPS, strict=True):
        item = _fitted_steps()[name]
        least, *more = (credit / 100 for credit in credits_)
        assert item.least == least
        assert [step.credit for step in item.steps] == more
        for step, true in zip(item.steps, steps, strict=True):
            assert step.difficulty_se is not None
            assert abs(step.difficulty - true) < 3 * step.difficulty_se
    difficulties = [item.difficulty for item in fit(_graded(), IrtModel.GRADED, {}).items]
    assert difficulties == sorted(difficulties)


def test_the_curve_is_the_credit_to_be_expected() -> None:
    """From the lowest credit to the whole; half way up a single step it is a half."""
    one, three = _fitted_steps()["two"], _fitted_steps()["three"]
    assert expected(one, one.difficulty) == pytest.approx(0.5)
    assert expected(three, -40) == pytest.approx(-0.25)
    assert expected(three, 40) == pytest.approx(1)
    low, high = (step.difficulty for step in three.steps)
    chances = [1 / (1 + math.exp(-three.discrimination * (0.2 - step))) for step in (low, high)]
    wanted = -0.25 * (1 - chances[0]) + 0.5 * (chances[0] - chances[1]) + chances[1]
    assert expected(three, 0.2) == pytest.approx(wanted)


def test_what_the_class_did_lies_near_the_curve() -> None:
    """Where a class follows the model; all who were asked are counted, each once in all."""
    for item in _fitted_steps().values():
        assert len(item.seen) == 5
        assert sum(each.students for each in item.seen) == pytest.approx(item.students, abs=0.3)
        assert [each.ability for each in item.seen] == sorted(each.ability for each in item.seen)
        for each in item.seen:
            assert abs(each.credit - expected(item, each.ability)) < 0.05, (item.id, each)


def test_levels_that_hardly_anybody_reached_are_taken_together() -> None:
    """With the smaller of their neighbours, at the mean of the credits; the rest stay apart."""
    given = [NOTHING] * 40 + [NOTHING + 25] * 3 + [NOTHING + 50] * 20 + [RIGHT] * 30
    found = levels(bytes([*given, NOT_ASKED]))
    assert found.of == {NOTHING: 0, NOTHING + 25: 1, NOTHING + 50: 1, RIGHT: 2}
    assert list(found.credits) == pytest.approx([0, (3 * 0.25 + 20 * 0.5) / 23, 1])
    assert len(levels(bytes([NOTHING] * 50 + [RIGHT] * 9)).credits) == 1


def test_an_item_of_one_level_is_left_out() -> None:
    """Nine of six hundred got something: of that nothing can be fitted, and it is said."""
    rows = tuple(
        row + bytes([NOTHING + 50 if number < 9 else NOTHING])
        for number, row in enumerate(_graded().rows)
    )
    found = fit(Marks((*_graded().items, "hard"), rows, len(rows)), IrtModel.GRADED, {})
    assert [(left.item, left.reason) for left in found.left_out] == [
        ("hard", "fewer than 10 answers got another credit than the rest")
    ]


def test_items_stand_by_difficulty_and_misfits_are_told() -> None:
    """The second item of LSAT7 is known not to follow its curve; the fit is adjusted for five."""
    found = _fitted("LSAT7", IrtModel.TWO)
    difficulties = [item.difficulty for item in found.items]
    assert difficulties == sorted(difficulties)
    odd = {item.id: item.warnings for item in found.items if item.warnings}
    assert odd == {"Item_2": ("its answers do not follow the curve (S-X², p = 0.004)",)}


def _simulated(students: int, difficulties: list[float], slopes: list[float]) -> Marks:
    """Return a class of which everybody was asked every item but two in each ten."""
    chance = random.Random(5)  # noqa: S311 (no secret)
    rows = []
    for student in range(students):
        ability = chance.gauss(0, 1)
        rows.append(
            _marks(
                2
                if (student + item) % 10 < 2
                else int(chance.random() < 1 / (1 + math.exp(-slope * (ability - difficulty))))
                for item, (difficulty, slope) in enumerate(zip(difficulties, slopes, strict=True))
            )
        )
    names = tuple(f"i{item:02d}" for item in range(len(difficulties)))
    return Marks(names, tuple(rows), students)


def test_parameters_are_found_again_where_forms_differ() -> None:
    """Of a simulated class that was asked different items: within three standard errors."""
    difficulties = [-1.5 + 0.25 * item for item in range(12)]
    slopes = [0.8, 1.2, 1.6] * 4
    found = fit(_simulated(1500, difficulties, slopes), IrtModel.TWO, {})
    assert len(found.items) == 12
    for item in found.items:
        place = int(item.id[1:])
        assert item.difficulty_se is not None
        assert item.discrimination_se is not None
        assert 0.02 < item.difficulty_se < 0.25
        assert abs(item.difficulty - difficulties[place]) < 3 * item.difficulty_se
        assert abs(item.discrimination - slopes[place]) < 3 * item.discrimination_se
        assert item.fit_p is None
        assert item.students == 1200


def test_an_item_with_a_wrong_key_is_flagged() -> None:
    """What falls with ability is fitted as flat."""
    found = fit(_simulated(700, [0.0] * 6, [1.5, 1.5, 1.5, 1.5, 1.5, -1.5]), IrtModel.TWO, {})
    odd = {item.id: item.warnings[0] for item in found.items if item.warnings}
    assert odd == {"i05": "it hardly rises with ability, or falls: is the key right?"}


def test_what_a_wrong_key_does_to_the_class_is_seen() -> None:
    """The points fall where the curve cannot."""
    found = fit(_simulated(700, [0.0] * 6, [1.5, 1.5, 1.5, 1.5, 1.5, -1.5]), IrtModel.TWO, {})
    odd = next(item for item in found.items if item.id == "i05")
    assert odd.seen[0].credit > 0.7
    assert odd.seen[-1].credit < 0.3


def test_items_that_say_nothing_are_left_out() -> None:
    """All right, all wrong, or too few answers: named, and the others are fitted."""
    known = _simulated(140, [0.0] * 4, [1.0] * 4)
    rows = tuple(
        row + _marks([1, 0, 1 if number < 60 else 2]) for number, row in enumerate(known.rows)
    )
    with pytest.raises(IrtError, match="needs 3 items that 100 students answered"):
        fit(Marks(("all", "none", "few"), tuple(row[4:] for row in rows), 140), IrtModel.ONE, {})
    found = fit(Marks((*known.items, "all", "none", "few"), rows, 140), IrtModel.ONE, {})
    assert {left.item: left.reason for left in found.left_out} == {
        "all": "all answers are right",
        "none": "no answer is right",
        "few": "60 answers; 100 are needed",
    }
    assert len({item.discrimination for item in found.items}) == 1


@pytest.mark.parametrize(
    ("model", "students", "told"),
    [
        (IrtModel.ONE, 40, "1pl needs 100 students, and there are 40; merge"),
        (IrtModel.TWO, 300, "2pl needs 500 students, and there are 300; 1pl needs 100; merge"),
        (IrtModel.GRADED, 300, "grm needs 500 students, and there are 300; 1pl needs 100; merge"),
        (IrtModel.TWO, 40, "2pl needs 500 students, and there are 40; merge"),
    ],
)
def test_a_small_class_is_refused(model: IrtModel, students: int, told: str) -> None:
    """With how many it takes."""
    with pytest.raises(IrtError, match=told):
        fit(_simulated(students, [0.0] * 5, [1.0] * 5), model, {})


KEY = quiz.key()


def test_marks_are_full_credit_or_none() -> None:
    """Partial credit is not right; what waits is not asked; what was dropped is not there."""
    forms = KEY.forms[:3]
    unclear = make.submission(forms[2], make.right)
    sent = [
        make.submission(forms[0], make.half),
        make.submission(forms[1], make.right, first=2),
        replace(unclear, responses={**unclear.responses, "grain": "A B"}),
    ]
    gradebook = grade([(one.student, one) for one in sent], KEY)
    found = marks(gradebook)
    place = {item: number for number, item in enumerate(found.items)}
    assert found.rows[0][place["parts"]] == NOTHING + 33, "one of three keys"
    assert found.rows[1] == bytes(
        RIGHT if item in {"grain", "salt"} else NOTHING for item in found.items
    )
    assert found.rows[2][place["grain"]] == NOT_ASKED
    regrade(gradebook, [Correction(item="gas", reason="Unclear.", points=Fraction(0))])
    assert "gas" not in marks(type(gradebook)(gradebook.store)).items


def test_of_a_very_large_class_every_so_many_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Spread over the whole, the same ones each time, and the number of all is told."""
    monkeypatch.setattr(marks_module, "MOST", 4)
    gradebook = grade(
        [(form.student, make.submission(form, make.right)) for form in KEY.forms[:10]], KEY
    )
    found = marks(gradebook)
    assert (len(found.rows), found.students) == (4, 10)


def test_classes_are_merged_item_by_item() -> None:
    """An item that one class was not asked stays not asked."""
    one = Marks(("a", "b"), (_marks([1, 0]),), 1)
    other = Marks(("b", "c"), (_marks([1, 1]), _marks([0, 0])), 2)
    rows = tuple(map(_marks, ([1, 0, 2], [2, 1, 1], [2, 0, 0])))
    assert merged([one, other]) == Marks(("a", "b", "c"), rows, 3)
