"""Arithmetic on what a written figure can stand for."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from index.figure import Figure

__all__ = ["Interval", "compatible", "exact", "is_fuzzy", "last_digit", "printed", "written"]

_EXACT_KINDS = ("count", "person", "days", "visits", "kind")
_UPWARDS = ("超", "超过", "突破", "以上", "多", "余", "至少", "来", "逾", "高于", "大于")
_DOWNWARDS = ("近", "不足", "不到", "以下", "以内", "最多", "低于", "小于", "接近", "将近")
_BARE = ("", "达", "达到", "共", "首次", "累计", "共计", "合计", "总计", "仅", "为")
_FAR, _ABOUT = Decimal("1.15"), Decimal("0.05")


@dataclass(frozen=True, slots=True)
class Interval:
    """All amounts from `low` to `high`, both inclusive."""

    low: Decimal
    high: Decimal

    @property
    def middle(self) -> Decimal:
        """The amount halfway between the ends."""
        return (self.low + self.high) / 2

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def __neg__(self) -> Interval:
        return Interval(-self.high, -self.low)

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def __mul__(self, other: Interval) -> Interval:
        corners = [a * b for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(corners), max(corners))

    def __truediv__(self, other: Interval) -> Interval:
        """The quotients; ZeroDivisionError where the divisor may be 0."""
        if other.low <= 0 <= other.high:
            raise ZeroDivisionError("the divisor may be zero")
        return self * Interval(1 / other.high, 1 / other.low)

    def wider(self, by: Decimal) -> Interval:
        """This interval with `by` added at either end."""
        return Interval(self.low - by, self.high + by)


def exact(amount: Decimal | int) -> Interval:
    """The interval of one amount known exactly."""
    return Interval(Decimal(amount), Decimal(amount))


def compatible(a: Interval, b: Interval) -> bool:
    """Whether some amount lies in both."""
    return a.low <= b.high and b.low <= a.high


def last_digit(figure: Figure) -> Decimal:
    """What one step of the last written digit is worth, in the unit of the figure."""
    exponent = figure.value.as_tuple().exponent
    places = exponent if isinstance(exponent, int) and -12 < exponent < 0 else 0
    return Decimal(1).scaleb(places) * figure.scale


def is_fuzzy(figure: Figure) -> bool:
    """Whether a word at the figure or its form says that it is no exact number."""
    return (
        figure.upper is not None
        or figure.qualifier not in _BARE
        or figure.kind in ("fraction", "tenths")
    )


def written(figure: Figure) -> Interval:
    """The amounts that round to the written figure, wider where a word says so."""
    return _qualified(figure, last_digit(figure) / 2 * _inexact(figure))


def printed(figure: Figure) -> Interval:
    """As `written`, but one whole step of the last digit: cut off or adjusted in print."""
    return _qualified(figure, last_digit(figure) * _inexact(figure))


def _inexact(figure: Figure) -> int:
    whole = figure.scale == 1 and figure.value == figure.value.to_integral_value()
    return 0 if whole and figure.kind in _EXACT_KINDS else 1


def _qualified(figure: Figure, step: Decimal) -> Interval:
    top = figure.amount if figure.upper is None else figure.upper * figure.scale
    around = Interval(figure.amount, top).wider(step)
    if not is_fuzzy(figure):
        return around
    if figure.qualifier in _UPWARDS:
        return Interval(around.low, max(around.high, around.high * _FAR))
    if figure.qualifier in _DOWNWARDS:
        return Interval(around.low / _FAR, around.high)
    return around.wider(abs(figure.amount) * _ABOUT)
