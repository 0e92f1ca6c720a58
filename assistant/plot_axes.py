"""The inside of a chart: lines, values at points, periods, legend."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from math import inf
from typing import TYPE_CHECKING, Any

from assistant.compare_units import said as digits
from assistant.plot_labels import latin_label

if TYPE_CHECKING:
    from assistant.compare_model import Comparison, Point, Series

__all__ = ["Line", "draw_line", "dress", "label_values"]

_GREY, _RED, _INK = "#6b7280", "#c0262d", "#374151"
_CLOSE = 0.09
_WIDE_NAME = 14
_MOST_LABELS = 14


@dataclass(frozen=True, slots=True)
class Line:
    """The points of a series that can be joined: of one length of time."""

    name: str
    points: tuple[Point, ...]
    target: bool


def draw_line(axes: Any, line: Line, colour: str) -> None:
    """Draws the points of a line, those of several values hollow and not joined."""
    joined = [point for point in line.points if not point.mark]
    axes.plot(
        [_day(p) for p in joined], [float(p.value) for p in joined],
        color=colour, label=line.name, marker="D" if line.target else "o", markersize=5,
        linewidth=1.8, linestyle="--" if line.target else "-",
    )  # fmt: skip
    for point in line.points:
        if point.mark:
            face, edge = ("none", _RED) if point.mark == "conflict" else ("none", _GREY)
            axes.plot(
                [_day(point)], [float(point.value)], marker="s", markersize=6,
                markerfacecolor=face, markeredgecolor=edge, linestyle="none",
            )  # fmt: skip


def label_values(axes: Any, lines: Sequence[Line], family: str) -> None:
    """Writes values above their points, below where another point is close above, not between.

    Where there are many times only the first and the last point of a line are labelled.
    """
    points = [point for line in lines for point in line.points]
    if len({_day(point) for point in points}) > _MOST_LABELS:
        points = [point for line in lines for point in (line.points[0], line.points[-1])]
    values = [float(point.value) for point in points]
    close = (max(values) - min(values)) * _CLOSE
    for day in {_day(point) for point in points}:
        here = sorted({point.value for point in points if _day(point) == day})
        for value, (below, above) in zip(here, _gaps(here), strict=True):
            crowded = above < close
            if crowded and below < close:
                continue
            axes.annotate(
                digits(value), (day, float(value)), xytext=(0, -7 if crowded else 7),
                textcoords="offset points", ha="center", va="top" if crowded else "bottom",
                fontsize=8.5, color=_INK, **_properties(family),
            )  # fmt: skip


def _gaps(values: Sequence[Decimal]) -> list[tuple[float, float]]:
    """How far each of some sorted values is from the one below it and the one above it."""
    padded = [-inf, *map(float, values), inf]
    return [(b - a, c - b) for a, b, c in zip(padded, padded[1:], padded[2:], strict=False)]


def dress(
    axes: Any, comparison: Comparison, series: Sequence[Series], lines: Sequence[Line], family: str
) -> None:
    """Title, ticks at the periods, legend; only what does not help to read is taken away."""
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    axes.grid(axis="y", color="#e5e7eb", linewidth=0.8)
    axes.set_axisbelow(True)
    axes.margins(x=0.08, y=0.18)
    if all(point.value >= 0 for line in lines for point in line.points):
        axes.set_ylim(bottom=max(0.0, axes.get_ylim()[0]))
    properties = _properties(family)
    _ticks(axes, [point for line in lines for point in line.points], family)
    unit = series[0].unit
    if family:
        title = comparison.indicator + (f"（{unit}）" if unit else "")
        axes.set_title(title, loc="left", fontsize=13, pad=12, **properties)
    elif re.fullmatch(r"[ -~]+", unit):
        axes.set_ylabel(unit)
    disputed = any(point.mark == "conflict" for line in lines for point in line.points)
    if disputed and family:
        axes.plot([], [], "s", color=_RED, markerfacecolor="none", label="各报告不一致")
    if len(lines) > 1 or lines[0].target or disputed:
        wide = max(len(line.name) for line in lines) > _WIDE_NAME
        legend = axes.figure.legend(
            loc="outside lower left", ncols=2 if wide else 3, frameon=False, fontsize=9
        )
        for text in legend.get_texts():
            text.set(**properties)


def _ticks(axes: Any, points: Iterable[Point], family: str) -> None:
    said = sorted((p.label if family else latin_label(p.span), _day(p)) for p in points)
    labels = {day: label for label, day in sorted(said, key=lambda pair: -len(pair[0]))}
    days = sorted(labels)
    kept = days[:: -(-len(days) // _MOST_LABELS)]
    axes.set_xticks(kept, [labels[day] for day in kept], fontsize=9)
    crowded = len(kept) > 6
    for text in axes.get_xticklabels():
        text.set(**_properties(family))
        if crowded:
            text.set(rotation=30, ha="right")
    for text in axes.get_yticklabels():
        text.set_fontsize(9)


def _day(point: Point) -> int:
    return date.fromisoformat(point.span[1]).toordinal()


@cache
def _properties(family: str) -> dict[str, Any]:
    return {"fontfamily": [family, "DejaVu Sans"]} if family else {}
