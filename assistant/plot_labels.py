"""The words of a chart: the names of its lines and periods."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.compare_periods import Span, length_of

if TYPE_CHECKING:
    from assistant.compare_model import Point, Series

__all__ = ["latin_label", "line_name"]

_LENGTHS = {
    (-1, ""): "累计",
    (11, "12"): "全年",
    (5, "06"): "上半年",
    (5, "12"): "下半年",
    (8, "09"): "前三季度",
}


def line_name(series: Series, points: Sequence[Point], beside: Sequence[Series]) -> str:
    """What tells a line from the others of the chart: name, place, scope, 目标, length of time."""
    words = []
    if len({one.indicator for one in beside}) > 1:
        words.append(series.indicator)
    if len({one.place for one in beside}) > 1 or not words:
        words.append(series.place)
    if series.role == "target":
        words.append("目标")
    lengths = {length_of(point.span, series.stock) for point in series.points}
    if len(lengths) > 1:
        own = length_of(points[0].span, series.stock)
        words.append(_LENGTHS.get(own) or _length_said(own[0] + 1))
    return " · ".join(word for word in words if word) or series.indicator


def _length_said(months: int) -> str:
    """A number of months in words: '5年', '3个月'."""
    return f"{months}个月" if months % 12 else f"{months // 12}年"


def latin_label(span: Span) -> str:
    """A period in digits and Latin letters: 2024, 2024 H1, 2024-10."""
    start, end = span
    year, months = end[:4], (start[5:7], end[5:7])
    if start and start[:4] != year:
        return f"{start[:4]}-{year}"
    named = {("01", "12"): year, ("01", "06"): f"{year} H1", ("07", "12"): f"{year} H2"}
    return named.get(months, end[:7])
