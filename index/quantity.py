"""An amount in a text."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

__all__ = ["Quantity"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """One amount in a text: `text[start:end]` is the number with scale and unit.

    The amount is `value` × `scale` in `unit` ('83.6亿元' is 83.6 × 10^8 元). `upper` is the larger
    end of a range in the same scale, else None; `parts` are the members of a ratio (7∶2∶1), whose
    first is the `value`. `qualifier` is the word that stands right before `start` (近, 约, 超, 达到
    …), `tail` the word inside or after the amount (多, 余, 左右, 以上, 以下, 以内 …). `kind` groups
    units that answer the same question ('money', 'percent', 'length', 'count' …; 'bare' for a
    number without a unit, 'fraction', 'ratio').
    """

    start: int
    end: int
    value: Decimal
    scale: Decimal
    unit: str
    kind: str
    upper: Decimal | None = None
    qualifier: str = ""
    tail: str = ""
    parts: tuple[Decimal, ...] = ()

    @property
    def amount(self) -> Decimal:
        """The value times its scale, in `unit`."""
        return self.value * self.scale

    @property
    def hedge(self) -> str:
        """The qualifier where it bounds or blurs the amount; '' for 达 and its like."""
        return "" if self.qualifier.rstrip("到").endswith("达") else self.qualifier
