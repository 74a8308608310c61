"""From a bank and a blueprint to forms."""

from __future__ import annotations

from functools import cached_property
from statistics import mean
from typing import TYPE_CHECKING

from factquiz.assembly.form import KEY_FORMAT, Form, FormItem, Key
from factquiz.assembly.parallel import difficulty
from factquiz.assembly.sample import Sampler, candidates
from factquiz.assembly.seed import form_code, graded_seed, public_seed
from factquiz.assembly.shortage import told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from factquiz.assembly.blueprint import Blueprint, Cell
    from factquiz.assembly.seed import Seed
    from factquiz.diagnostics import Diagnostic
    from factquiz.items.model import Item


_SAMPLES = 24
"""Forms that are drawn to learn how hard a form of a blueprint is."""


class Assembler:
    """Assembles forms of one blueprint; what fits which cell is worked out once.

    ``advise`` is asked what would help a cell that falls short, given the items that fit it.
    """

    def __init__(
        self,
        items: Sequence[Item],
        blueprint: Blueprint,
        advise: Callable[[Cell, Sequence[Item]], Sequence[str]] = lambda _cell, _fitting: (),
    ) -> None:
        self.blueprint = blueprint
        self._advise = advise
        self._pools = candidates(items, blueprint)
        self._sampler = Sampler(self._pools, blueprint)

    def practice(self, salt: str | None = None) -> tuple[Form, tuple[Diagnostic, ...]]:
        """Return the practice form, and a diagnostic for every cell that falls short.

        ``salt`` draws another form than the one that the blueprint's own salt draws.
        """
        blueprint = self.blueprint
        seed = public_seed(blueprint.id, blueprint.file.salt if salt is None else salt)
        return self._form("practice", "", seed)

    @cached_property
    def difficulty(self) -> float:
        """The mean difficulty to expect of a form, from 0 to 1, weighted by points.

        It is that of a few forms which nobody gets: the cells alone do not tell how often which
        interaction is drawn.
        """
        seeds = (public_seed(self.blueprint.id, f"sample {number}") for number in range(_SAMPLES))
        return mean(difficulty(self._form("", "", seed)[0]) for seed in seeds)

    def graded(
        self, secret: bytes, student: str, attempt: int = 0
    ) -> tuple[Form, tuple[Diagnostic, ...]]:
        """Return a student's form: the same for the same secret, unforeseeable without it."""
        code = form_code(secret, self.blueprint.id, student, attempt)
        return self._form(code, student, graded_seed(secret, self.blueprint.id, code))

    def key(self, forms: Iterable[Form]) -> Key:
        """Return the frozen key of forms."""
        return Key(
            format=KEY_FORMAT,
            quiz=self.blueprint.id,
            title=self.blueprint.file.title,
            policy=self.blueprint.policy,
            forms=tuple(forms),
        )

    def _form(self, code: str, student: str, seed: Seed) -> tuple[Form, tuple[Diagnostic, ...]]:
        blueprint = self.blueprint
        drawn, shortages = self._sampler.draw(seed)
        placed = tuple(
            FormItem(number=number, points=blueprint.file.cells[cell].points, item=item)
            for number, (item, cell) in enumerate(drawn, 1)
        )
        form = Form(
            quiz=blueprint.id,
            title=blueprint.file.title,
            code=code,
            items=placed,
            student=student,
        )
        return form, tuple(told(blueprint, each, self._help(each.cell)) for each in shortages)

    def _help(self, cell: int) -> Sequence[str]:
        return self._advise(self.blueprint.file.cells[cell], self._pools[cell])
