"""What can be computed between the points of a series."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from assistant.compare_model import Change, Point, Series
from assistant.compare_periods import length_of
from assistant.compare_units import said
from assistant.interval import is_fuzzy
from index.figure import Figure

__all__ = ["change_between", "changes", "is_bound", "only_bounds"]

_TENTH = Decimal("0.1")
_BOUNDS = (
    "超",
    "超过",
    "突破",
    "以上",
    "多",
    "余",
    "至少",
    "逾",
    "不足",
    "不到",
    "以下",
    "以内",
    "最多",
)
_COMPUTED = ("level", "share")


def changes(series: Series) -> tuple[Change, ...]:
    """The change from each leading point to the next one of the same length of time.

    Only levels and shares are computed with, and no point that reports disagree on or that only
    bounds a value.
    """
    if series.role not in _COMPUTED:
        return ()
    last: dict[tuple[int, str], Point] = {}
    found = []
    for point in series.points:
        if point.mark or is_bound(point):
            continue
        length = length_of(point.span, series.stock)
        before = last.get(length)
        if before is not None:
            found.append(change_between(before, point, series.unit))
        last[length] = point
    return tuple(found)


def is_bound(point: Point) -> bool:
    """Whether a value is only known to be above, below or between others (突破3万亿, 3—5家)."""
    return only_bounds(point.figure)


def only_bounds(figure: Figure) -> bool:
    """Whether a figure only bounds an amount (突破3万亿, 3—5家)."""
    return figure.upper is not None or figure.qualifier in _BOUNDS


def change_between(first: Point, last: Point, unit: str) -> Change:
    """The difference and, of levels above zero, the growth in per cent to one decimal."""
    difference = last.value - first.value
    about = is_fuzzy(first.figure) or is_fuzzy(last.figure)
    one, other = said(first.value), said(last.value)
    if unit == "%":
        formula = f"{other}%−{one}%={said(difference)}个百分点"
        return Change(first, last, difference, None, formula, about)
    if first.value <= 0:
        return Change(first, last, difference, None, f"{other}−{one}={said(difference)}", about)
    growth = (difference / first.value * 100).quantize(_TENTH, ROUND_HALF_UP)
    formula = f"({other}−{one})÷{one}={said(growth)}%"
    return Change(first, last, difference, growth, formula, about)
