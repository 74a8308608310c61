"""Facts that are a number: how much, of what, and when."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, ClassVar, Self

from pydantic import Field, StringConstraints, model_validator

from factquiz.facts.dates import When
from factquiz.facts.entry import Entry, Flag, Misreading, Text


class Figure(Entry):
    """A quantity: a number or a range, with its unit and the time it is of."""

    kind: ClassVar[str] = "figure"

    measure: Text = Field(description="What is measured: “the EU's share of Russia's trade”.")
    value: Decimal | None = None
    low: Decimal | None = Field(None, description="Lower end of a range.")
    high: Decimal | None = Field(None, description="Upper end of a range.")
    unit: Annotated[str, StringConstraints(max_length=40)] = ""
    about: Flag = Field(default=False, description="Whether the source says “about”.")
    as_of: When = Field(description="When the figure was true, in EDTF.")
    given: Text | None = Field(
        None, description="The condition it stands under: “after enlargement”."
    )
    misreadings: tuple[Misreading, ...] = ()

    @model_validator(mode="after")
    def _a_number_or_a_range(self) -> Self:
        ranged = self.low is not None and self.high is not None
        if ranged == (self.value is not None) or (self.low is None) != (self.high is None):
            raise ValueError("give either `value`, or both `low` and `high`")
        if self.low is not None and self.high is not None and self.low >= self.high:
            raise ValueError("`low` must be less than `high`")
        return self
