"""The chart of a comparison."""

from __future__ import annotations

import warnings
from decimal import Decimal

import pytest

from assistant.compare_model import Comparison, Point, Series
from assistant.plot import chinese_font, draw, drawn_series
from assistant.reply import Citation
from index.figure import Figure, Role
from index.report import Period

_CITED = Citation(1, "报告", "报告", (), 0, 1, None, "1")


def _series(place: str, role: Role, unit: str, values: dict[int, str]) -> Series:
    points = []
    for year, value in values.items():
        period = Period(f"{year}-01-01", f"{year}-12-31")
        figure = Figure(
            "报告", 0, 1, value, Decimal(value), Decimal(1), unit, "flow", "污水处理能力", "", "",
            role, "", 0, period, place, (0, 1),
        )  # fmt: skip
        span = (f"{year}-01-01", f"{year}-12-31")
        points.append(Point(figure, span, Decimal(value), _CITED))
    return Series("污水处理能力", place, (), role, unit, tuple(points))


_COMPARISON = Comparison(
    "污水处理能力",
    (
        _series("云汐市", "level", "万吨/日", {2022: "46.5", 2023: "54.5", 2024: "60.5"}),
        _series("平樾市", "level", "万吨/日", {2023: "21", 2024: "26"}),
        _series("云汐市", "target", "万吨/日", {2025: "70"}),
        _series("云汐市", "rate", "%", {2024: "11"}),
    ),
    (),
    (),
    0.0,
)


def test_a_chart_has_the_series_of_one_unit() -> None:
    drawn = drawn_series(_COMPARISON)
    assert [(one.place, one.role) for one in drawn] == [
        ("云汐市", "level"),
        ("平樾市", "level"),
        ("云汐市", "target"),
    ]


@pytest.mark.parametrize("font", [None, ""], ids=["chinese", "latin"])
def test_a_chart_is_a_file_and_no_glyph_is_missing(font: str | None) -> None:
    if font is None and not chinese_font():
        pytest.skip("no Chinese font is installed")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        png, svg = draw(_COMPARISON, "png", font), draw(_COMPARISON, "svg", font)
    assert png.startswith(b"\x89PNG")
    assert svg.rstrip().endswith(b"</svg>")


def test_nothing_is_drawn_of_nothing() -> None:
    assert draw(Comparison("污水处理能力", (), (), (), 0.0)) == b""
