"""A comparison as a chart of lines and points, PNG or SVG."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from math import inf
from typing import TYPE_CHECKING, Any, Literal

from assistant.compare_periods import length_of
from assistant.plot_labels import latin_label, line_name

if TYPE_CHECKING:
    from assistant.compare_model import Comparison, Point, Series

__all__ = ["chinese_font", "draw", "drawn_series"]

_FONTS = (
    "Noto Sans CJK SC", "Source Han Sans SC", "Source Han Sans CN", "思源黑体", "Microsoft YaHei",
    "PingFang SC", "Hiragino Sans GB", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "SimHei",
    "Noto Sans CJK JP", "Noto Sans CJK TC", "Noto Sans CJK HK", "Noto Sans CJK KR",
    "Noto Sans SC", "Heiti SC", "STHeiti", "Microsoft JhengHei", "DengXian", "SimSun", "FangSong",
    "Noto Serif CJK SC", "Source Han Serif SC", "AR PL UMing CN", "Droid Sans Fallback",
    "Arial Unicode MS",
)  # fmt: skip
_COLOURS = ("#1f5fa8", "#d1701f", "#2d8a57", "#8a4fa3", "#b03a4b", "#5b6b7a", "#a8871f", "#23899b")
_GREY, _RED = "#6b7280", "#c0262d"
_INK = "#374151"
_CLOSE = 0.09
_WIDE_NAME = 14
_LINES = 8
_MOST_LABELS = 14
_SIZE_INCHES = (8.2, 4.4)
_DPI = 160
_DRAWN = ("level", "share", "target")


@dataclass(frozen=True, slots=True)
class _Line:
    """The points of a series that can be joined: of one length of time."""

    name: str
    points: tuple[Point, ...]
    target: bool


def chinese_font() -> str:
    """The name of an installed font with Chinese characters; '' where there is none."""
    from matplotlib import font_manager

    installed = {font.name for font in font_manager.fontManager.ttflist}
    return next((name for name in _FONTS if name in installed), "")


def drawn_series(comparison: Comparison) -> tuple[Series, ...]:
    """The series that go into one chart: levels, shares and targets in the unit of the longest."""
    able = [one for one in comparison.series if one.role in _DRAWN]
    if not able:
        able = [one for one in comparison.series if one.role == "rate"]
    if not able:
        return ()
    first = max(able, key=lambda one: (one.role != "target", len(one.points)))
    return tuple(one for one in able if one.unit == first.unit)


def draw(
    comparison: Comparison, form: Literal["png", "svg"] = "png", font: str | None = None
) -> bytes:
    """The chart as the bytes of a file; b'' where there is nothing to draw.

    `font` is the font of the labels, by default an installed Chinese one. With '' there is none:
    labels are then in Latin letters and digits, so that none of them is shown as an empty box.
    """
    series = drawn_series(comparison)
    if not series:
        return b""
    from matplotlib.figure import Figure as Canvas

    family = chinese_font() if font is None else font
    canvas = Canvas(figsize=_SIZE_INCHES, layout="constrained")
    axes = canvas.add_subplot()
    lines = _lines(series, bool(family))
    for number, line in enumerate(lines):
        _draw_line(axes, line, _COLOURS[number % len(_COLOURS)], family)
    _label_values(axes, lines, family)
    _dress(axes, comparison, series, lines, family)
    return _saved(canvas, form)


def _saved(canvas: Any, form: str) -> bytes:
    file = io.BytesIO()
    metadata = {"Date": None, "Creator": None} if form == "svg" else {"Software": None}
    canvas.savefig(file, format=form, dpi=_DPI, facecolor="white", metadata=metadata)
    return file.getvalue()


def _lines(series: Sequence[Series], chinese: bool) -> list[_Line]:
    """One line for each series and length of time, named by what tells them apart."""
    parted: list[tuple[Series, tuple[Point, ...]]] = []
    for one in series:
        by_length: dict[tuple[int, str], list[Point]] = {}
        for point in one.points:
            by_length.setdefault(length_of(point.span, one.stock), []).append(point)
        parted += [(one, tuple(points)) for points in by_length.values()]
    return [
        _Line(
            line_name(one, points, series) if chinese else f"S{number}", points,
            one.role == "target",
        )
        for number, (one, points) in enumerate(parted[:_LINES], 1)
    ]  # fmt: skip


def _draw_line(axes: Any, line: _Line, colour: str, family: str) -> None:
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


def _label_values(axes: Any, lines: Sequence[_Line], family: str) -> None:
    """Writes values above their points, below where another point is close above, not between."""
    from assistant.compare_units import said

    values = [float(point.value) for line in lines for point in line.points]
    close = (max(values) - min(values)) * _CLOSE
    for day in {_day(point) for line in lines for point in line.points}:
        here = sorted(
            {point.value for line in lines for point in line.points if _day(point) == day}
        )
        for value, (below, above) in zip(here, _gaps(here), strict=True):
            crowded = above < close
            if crowded and below < close:
                continue
            axes.annotate(
                said(value), (day, float(value)), xytext=(0, -7 if crowded else 7),
                textcoords="offset points", ha="center", va="top" if crowded else "bottom",
                fontsize=8.5, color=_INK, **_properties(family),
            )  # fmt: skip


def _gaps(values: Sequence[Decimal]) -> list[tuple[float, float]]:
    """How far each of some sorted values is from the one below it and the one above it."""
    padded = [-inf, *map(float, values), inf]
    return [(b - a, c - b) for a, b, c in zip(padded, padded[1:], padded[2:], strict=False)]


def _dress(
    axes: Any, comparison: Comparison, series: Sequence[Series], lines: Sequence[_Line], family: str
) -> None:
    """Title, ticks at the periods, legend; only what does not help to read is taken away."""
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    axes.grid(axis="y", color="#e5e7eb", linewidth=0.8)
    axes.set_axisbelow(True)
    axes.margins(x=0.08, y=0.18)
    properties = _properties(family)
    _ticks(axes, [point for line in lines for point in line.points], family)
    unit = series[0].unit
    if family:
        title = comparison.indicator + (f"（{unit}）" if unit else "")
        axes.set_title(title, loc="left", fontsize=13, pad=12, **properties)
    elif re.fullmatch(r"[ -~]+", unit):
        axes.set_ylabel(unit)
    if len(lines) > 1 or lines[0].target:
        wide = max(len(line.name) for line in lines) > _WIDE_NAME
        legend = axes.figure.legend(
            loc="outside lower left", ncols=2 if wide else 3, frameon=False, fontsize=9
        )
        for text in legend.get_texts():
            text.set(**properties)


def _ticks(axes: Any, points: Iterable[Point], family: str) -> None:
    labels = {_day(point): point.label if family else latin_label(point.span) for point in points}
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
