"""Written numbers brought to one unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from index.tables import remembered, rows

if TYPE_CHECKING:
    from index.figure import Figure

__all__ = ["Measure", "common_measure", "in_measure", "measure_of", "said"]

_SCALES = {
    Decimal(10) ** power: word
    for power, word in ((2, "百"), (3, "千"), (4, "万"), (6, "百万"), (7, "千万"), (8, "亿"),
                        (12, "万亿"), (0, ""))
}  # fmt: skip
_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit with the scale it is written in: '万吨/日' is scale 10000 of 吨/日."""

    scale: Decimal
    unit: str

    @property
    def name(self) -> str:
        """The measure as it is written."""
        return f"{_SCALES.get(self.scale, '')}{self.unit}"


def measure_of(figure: Figure) -> Measure:
    """The measure that a figure is written in."""
    return Measure(figure.scale, figure.unit)


def common_measure(figures: Iterable[Figure]) -> Measure:
    """The measure most of the figures are written in, the larger of those that are as frequent."""
    counted = Counter(map(measure_of, figures))
    return max(counted, key=lambda measure: (counted[measure], measure.scale, measure.unit))


def in_measure(figure: Figure, measure: Measure) -> Decimal | None:
    """The value of a figure in a measure; None where the units cannot be converted."""
    if figure.unit == measure.unit:
        return _tidy(figure.amount / measure.scale)
    own, other = _factors().get(figure.unit), _factors().get(measure.unit)
    if own is None or other is None:
        return None
    return _tidy(figure.amount * own / other / measure.scale)


def said(value: Decimal) -> str:
    """A number in digits, without an exponent; a minus sign before one below zero."""
    return format(value, "f").replace("-", "−")


def _tidy(value: Decimal) -> Decimal:
    """The value without the digits that only the division brought, at least as it was written."""
    return value if len(value.as_tuple().digits) <= _DIGITS else round(value, 6)


@remembered
def _factors() -> dict[str, Decimal]:
    """Every unit with its factor to the base unit of its kind; without those that have none."""
    factors: dict[str, Decimal] = {}
    for unit, _, factor, *_ in rows("units.tsv"):
        try:
            factors[unit] = Decimal(factor)
        except InvalidOperation:
            continue
    return factors
