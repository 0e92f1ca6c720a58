"""Whether a figure is one slip of the pen away from the figure that would fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from index.figure import Figure

__all__ = ["grain", "slip"]


def slip(figure: Figure, wanted: Decimal, tolerance: Decimal) -> Decimal:
    """The worth of the digit whose change, or swap with its neighbour, gives `wanted`.

    0 where no single change of a written digit comes within `tolerance` of it.
    """
    missing = wanted - figure.amount
    fits = [step for step, by in _changes(figure) if abs(missing - by) <= tolerance]
    return max(fits, default=Decimal(0))


def _changes(figure: Figure) -> Iterator[tuple[Decimal, Decimal]]:
    _, digits, exponent = figure.value.as_tuple()
    last = exponent if isinstance(exponent, int) else 0
    digits = (0,) * (1 - last - len(digits)) + digits
    for at, digit in enumerate(digits):
        step = Decimal(1).scaleb(last + len(digits) - 1 - at) * figure.scale
        yield from ((step, (new - digit) * step) for new in range(10) if new != digit)
        if at + 1 < len(digits) and digits[at + 1] != digit:
            yield step, (digits[at + 1] - digit) * (step - step / 10)


def grain(figures: Sequence[Figure]) -> Decimal:
    """The largest power of ten that divides all the amounts, 1 at least for round ones."""
    return min((_grain(figure.amount) for figure in figures), default=Decimal(1))


def _grain(amount: Decimal) -> Decimal:
    exponent = amount.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
