"""The key ``scoring`` of a blueprint: which rule scores which interaction.

What it does not name is scored by :data:`~factquiz.assembly.policy.DEFAULT_POLICY`::

    scoring:
      choice: {rule: formula-scoring}
      multiple_response: {rule: correct-minus-wrong, negative: 1/4}
      order: longest-common-subsequence
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Annotated, get_args, get_type_hints

from msgspec.structs import replace
from pydantic import AfterValidator, BeforeValidator, ValidationInfo

from factquiz.assembly.policy import DEFAULT_POLICY, FormulaScoring, Rule, ScoringPolicy
from factquiz.facts.entry import Part
from factquiz.facts.validate import listed, nearest

if TYPE_CHECKING:
    from collections.abc import Mapping


def _named(hint: object) -> Mapping[str, type[Rule]]:
    """Return the rules that a field of the policy may hold, by their names."""
    rules = get_args(hint) or (hint,)
    return {str(rule.__struct_config__.tag): rule for rule in rules}


RULES: Mapping[str, Mapping[str, type[Rule]]] = {
    name: _named(hint) for name, hint in get_type_hints(ScoringPolicy).items()
}
"""For every interaction the rules that may score it, by name."""


def _share(value: object) -> Fraction:
    try:
        share = Fraction(str(value))
    except (ValueError, ZeroDivisionError) as error:
        raise ValueError("a share is a number or a fraction such as 1/3") from error
    if not 0 <= share <= 1:
        raise ValueError(f"found {value}; allowed is a share from 0 to 1")
    return share


Share = Annotated[Fraction, BeforeValidator(_share, json_schema_input_type=str)]


class RuleChoice(Part):
    """A rule by its name, with what it can be told; what is left out is 0.

    Only ``negative`` of formula scoring is 1 if it is left out: the pure formula.
    """

    rule: str
    negative: Share | None = None
    wrong_unit: Share | None = None
    month: Share | None = None
    year: Share | None = None

    def shares(self) -> dict[str, Fraction]:
        """Return what the rule was told."""
        told = self.model_dump(exclude={"rule"}, exclude_none=True)
        return {name: Fraction(share) for name, share in told.items()}


def _written_out(value: object) -> object:
    """Read a bare name as a rule that was told nothing."""
    return {"rule": value} if isinstance(value, str) else value


def _check(chosen: RuleChoice, info: ValidationInfo) -> RuleChoice:
    interaction = str(info.field_name)
    rules = RULES[interaction]
    if chosen.rule not in rules:
        hint = nearest(chosen.rule, rules)
        raise ValueError(
            f"found {chosen.rule!r}; allowed for {interaction} is {listed(rules)}. {hint}".strip()
        )
    fields = rules[chosen.rule].__struct_fields__
    for name in chosen.shares():
        if name not in fields:
            takes = f"takes {listed(fields)}" if fields else "takes nothing"
            raise ValueError(f"the rule {chosen.rule} knows no `{name}`; it {takes}")
    return chosen


Chosen = Annotated[RuleChoice, BeforeValidator(_written_out), AfterValidator(_check)]


class Scoring(Part):
    """A rule for each interaction that is not scored by default."""

    choice: Chosen | None = None
    multiple_response: Chosen | None = None
    true_false: Chosen | None = None
    short_answer: Chosen | None = None
    numeric: Chosen | None = None
    date: Chosen | None = None
    match: Chosen | None = None
    classify: Chosen | None = None
    order: Chosen | None = None
    cloze: Chosen | None = None


def policy(scoring: Scoring) -> ScoringPolicy:
    """Return the whole policy that a blueprint asks for."""
    chosen = {
        name: _rule(RULES[name][choice.rule], choice)
        for name in RULES
        if isinstance(choice := getattr(scoring, name), RuleChoice)
    }
    return replace(DEFAULT_POLICY, **chosen)


def _rule(rule: type[Rule], choice: RuleChoice) -> Rule:
    left_out = Fraction(int(rule is FormulaScoring))
    return rule(**(dict.fromkeys(rule.__struct_fields__, left_out) | choice.shares()))
