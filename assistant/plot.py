"""A comparison as a chart of lines and points, PNG or SVG."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal

from assistant.compare_periods import length_of
from assistant.plot_axes import Line, draw_line, dress, label_values
from assistant.plot_labels import line_name

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
_LINES = 8
_SIZE_INCHES = (8.2, 4.4)
_DPI = 160
_DRAWN = ("level", "share", "target")


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
        draw_line(axes, line, _COLOURS[number % len(_COLOURS)])
    label_values(axes, lines, family)
    dress(axes, comparison, series, lines, family)
    return _saved(canvas, form)


def _saved(canvas: Any, form: str) -> bytes:
    file = io.BytesIO()
    metadata = {"Date": None, "Creator": None} if form == "svg" else {"Software": None}
    canvas.savefig(file, format=form, dpi=_DPI, facecolor="white", metadata=metadata)
    return file.getvalue()


def _lines(series: Sequence[Series], chinese: bool) -> list[Line]:
    """One line for each series and length of time, named by what tells them apart."""
    parted: list[tuple[Series, tuple[Point, ...]]] = []
    for one in series:
        by_length: dict[tuple[int, str], list[Point]] = {}
        for point in one.points:
            by_length.setdefault(length_of(point.span, one.stock), []).append(point)
        parted += [(one, tuple(points)) for points in by_length.values()]
    return [
        Line(
            line_name(one, points, series) if chinese else f"S{number}", points,
            one.role == "target",
        )
        for number, (one, points) in enumerate(parted[:_LINES], 1)
    ]  # fmt: skip
