"""True or false: a statement judged by one of two words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.assembly.form import option_labels
from factquiz.scoring.mark import OMITTED, Mark, Problem, settled, ungradable
from factquiz.scoring.options import ids, read_one
from factquiz.scoring.parts import one_part
from factquiz.scoring.specimen import Specimen, invalid, omitted, one_each

if TYPE_CHECKING:
    from fractions import Fraction

    from factquiz.assembly.policy import ChoiceRule
    from factquiz.items.choosing import TrueFalse
    from factquiz.responses.submission import RawResponse


def mark(item: TrueFalse, raw: RawResponse | None, rule: ChoiceRule) -> Mark:
    """Judge a response: ``true`` or ``false``."""
    option = read_one(item, raw)
    if option is None:
        return OMITTED
    if isinstance(option, Problem):
        return ungradable(option)
    return settled(one_part(rule, len(item.options), right=option.key), ids((option,)))


def specimens(item: TrueFalse, points: Fraction, rule: ChoiceRule) -> tuple[Specimen, ...]:
    """Return both words, what is neither, and nothing."""
    return (
        *one_each(item, option_labels(item), points, rule),
        *omitted(None, "", ()),
        invalid("yes", Problem.UNKNOWN_LABEL),
        invalid("True", Problem.UNKNOWN_LABEL),
        invalid(("true", "false"), Problem.SEVERAL_CHOICES),
        invalid(("true", "true"), Problem.REPEATED_LABEL),
    )
