"""One figure of a report: an amount with all that it says."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from index.report import Period

__all__ = ["ROLES", "Figure", "Role"]

Role = Literal["level", "change", "rate", "share", "target"]
ROLES: tuple[Role, ...] = ("level", "change", "rate", "share", "target")


@dataclass(frozen=True, slots=True)
class Figure:
    """One amount in one report, with what it measures, when and where.

    `report.text[start:end] == quote` is the number with scale and unit; `sentence` is the span of
    the sentence around it. The amount is `value` × `scale` in `unit` ('83.6 亿' of 元 is 83.6 ×
    10^8); `upper` is the larger end of a range in the same scale, else None; `parts` are the
    members of a ratio (7.1∶40.6∶52.3), of which `value` is the first; `kind` groups units
    that can be compared ('money', 'count', 'percent', 'points' …).

    `indicator` names what is measured in the words of the report. `role` is level, change (an
    amount of growth), rate (a growth in per cent or a multiple), share (a part of a whole or
    another quotient) or target; a target keeps in `target_of` the role it would have if it were
    reached, else ''. `direction` of a change or rate is +1 upwards, −1 downwards, 0 where it is
    not said. `of` says what a rate, share or change is of.

    `qualifier` is the fuzzy or bounding word at the number (近, 约, 超过, 以上, 余, 达 …), `period`
    the time it holds for and `place` the unit it holds for; their evidence is the span of the
    words they were read from, None where they are inherited from the report as a whole.
    """

    report: str
    start: int
    end: int
    quote: str
    value: Decimal
    scale: Decimal
    unit: str
    kind: str
    indicator: str
    of: str
    qualifier: str
    role: Role
    target_of: str
    direction: int
    period: Period
    place: str
    sentence: tuple[int, int]
    upper: Decimal | None = None
    period_evidence: tuple[int, int] | None = None
    place_evidence: tuple[int, int] | None = None
    parts: tuple[Decimal, ...] = ()

    @property
    def amount(self) -> Decimal:
        """The value times its scale, in `unit`."""
        return self.value * self.scale
