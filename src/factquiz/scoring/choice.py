"""Single choice: one label, and it is the key or it is not."""

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
    from factquiz.items.choosing import Choice
    from factquiz.responses.submission import RawResponse


def mark(item: Choice, raw: RawResponse | None, rule: ChoiceRule) -> Mark:
    """Judge a response: a label, or a list of one label."""
    option = read_one(item, raw)
    if option is None:
        return OMITTED
    if isinstance(option, Problem):
        return ungradable(option)
    return settled(one_part(rule, len(item.options), right=option.key), ids((option,)))


def specimens(item: Choice, points: Fraction, rule: ChoiceRule) -> tuple[Specimen, ...]:
    """Return every option once, what is no option, and nothing."""
    labels = option_labels(item)
    return (
        *one_each(item, labels, points, rule),
        *omitted(None, "", ()),
        invalid("?", Problem.UNKNOWN_LABEL),
        invalid(labels[0].lower(), Problem.UNKNOWN_LABEL),
        invalid(("",), Problem.UNKNOWN_LABEL),
        invalid((labels[0], labels[1]), Problem.SEVERAL_CHOICES),
        invalid((labels[0], labels[0]), Problem.REPEATED_LABEL),
    )
