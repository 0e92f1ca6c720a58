"""One indicator lined up across reports of invented places."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest
from fakes import HashingEncoder

from assistant.as_json_compare import json_of_comparison
from assistant.compare import compare
from assistant.compare_model import Comparison, Series
from assistant.compare_periods import is_stock, length_of, period_name, span_of
from index.library import Library
from index.report import Period

_YEARS = {
    "望潮市": {
        2022: "全市污水处理能力达到40万吨/日。全市污水处理率90.5%。",
        2023: "全市污水处理能力达到44万吨/日。全市污水处理率92.0%。",
        2024: "全市污水处理能力达到55万吨/日，比上年增长25.0%。全市污水处理率93.1%。",
    },
    "青石市": {
        2023: "全市污水处理能力达到200000吨/日。城镇新增就业1.2万人。",
        2024: "全市污水处理能力达到21万吨/日。市区污水处理率99.0%。",
    },
}
_OTHER = "2024年，全市污水处理能力达到57万吨/日。"


@pytest.fixture(scope="module")
def lined(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A library of reports of two places, and one that says otherwise."""
    folder = tmp_path_factory.mktemp("reports")
    for place, years in _YEARS.items():
        for year, said in years.items():
            name = f"{place}{year}年整改落实情况报告"
            text = f"{name}\n{year}年，整改工作进展顺利。{said}\n{place}人民政府\n"
            (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    name = "望潮市2024年国民经济和社会发展统计公报"
    (folder / f"{name}.txt").write_text(f"{name}\n{_OTHER}\n望潮市统计局\n", encoding="utf-8")
    with Library.open(tmp_path_factory.mktemp("lined") / "library", HashingEncoder()) as library:
        library.add([folder])
        yield library


def _levels(comparison: Comparison) -> dict[str, Series]:
    return {one.place: one for one in comparison.series if one.role == "level"}


def test_a_series_has_a_value_for_each_period_in_order(lined: Library) -> None:
    series = _levels(compare(lined, "污水处理能力", ["青石市"]))["青石市"]
    assert [point.value for point in series.points] == [Decimal(20), Decimal(21)]
    assert series.unit == "万吨/日"
    assert [point.span[1] for point in series.points] == ["2023-12-31", "2024-12-31"]


def test_every_point_is_cited_with_the_sentence_it_stands_in(lined: Library) -> None:
    comparison = compare(lined, "污水处理能力")
    for series in comparison.series:
        for point in series.points:
            text = lined.report(point.figure.report).text
            cited = point.citation
            assert text[cited.start : cited.end] == cited.quote
            assert cited.start <= point.figure.start < point.figure.end <= cited.end


def test_values_that_do_not_agree_are_a_conflict_with_both_sources(lined: Library) -> None:
    (conflict,) = compare(lined, "污水处理能力").conflicts
    assert {point.figure.quote for point in conflict.points} == {"55万吨/日", "57万吨/日"}
    assert len({point.citation.report for point in conflict.points}) == 2


def test_no_growth_is_computed_to_a_value_that_reports_disagree_on(lined: Library) -> None:
    series = _levels(compare(lined, "污水处理能力", ["望潮市"]))["望潮市"]
    assert [change.formula for change in series.changes] == ["(44−40)÷40=10.0%"]


def test_growth_is_computed_between_neighbours(lined: Library) -> None:
    series = _levels(compare(lined, "污水处理能力", ["青石市"]))["青石市"]
    (change,) = series.changes
    assert change.growth == Decimal("5.0")
    assert (change.first, change.last) == series.points


def test_shares_change_by_percentage_points(lined: Library) -> None:
    shares = compare(lined, "污水处理率", ["望潮市"]).series
    (series,) = (one for one in shares if one.role in ("share", "level"))
    assert [change.difference for change in series.changes] == [Decimal("1.5"), Decimal("1.1")]
    assert all(change.growth is None for change in series.changes)


def test_unlike_scopes_are_kept_apart(lined: Library) -> None:
    found = compare(lined, "污水处理率").series
    assert {(one.place, one.scope) for one in found} == {("望潮市", ()), ("青石市", ("市区",))}


def test_rates_are_another_series(lined: Library) -> None:
    found = compare(lined, "污水处理能力", ["望潮市"]).series
    assert {one.role for one in found} == {"level", "rate"}


@pytest.mark.parametrize(
    ("first", "last", "years"),
    [(None, None, [2023, 2024]), (2024, None, [2024]), (None, 2023, [2023]), (2030, None, [])],
)
def test_years_limit_the_points(
    lined: Library, first: int | None, last: int | None, years: list[int]
) -> None:
    found = _levels(compare(lined, "污水处理能力", ["青石市"], first, last))
    points = found["青石市"].points if found else ()
    assert [int(point.span[1][:4]) for point in points] == years


def test_an_unknown_place_gives_nothing_and_an_unknown_name_what_is_near(lined: Library) -> None:
    assert compare(lined, "污水处理能力", ["雾汀市"]).series == ()
    nothing = compare(lined, "污水日收集能力")
    assert nothing.series == ()
    assert "污水处理能力" in nothing.near


def test_another_writing_of_the_name_finds_the_same(lined: Library) -> None:
    one, other = compare(lined, "污水处理能力"), compare(lined, "日污水处理能力")
    assert one.series == other.series


def test_the_json_has_all_points_in_one_list(lined: Library) -> None:
    document = json_of_comparison(compare(lined, "污水处理能力"))
    points = [point for series in document["series"] for point in series["points"]]
    keys = ("period", "value", "unit", "report", "start", "end", "quote")
    assert [[p[key] for key in keys] for p in document["points"]] == [
        [p[key] for key in keys] for p in points
    ]
    for point in points:
        text = lined.report(point["report"]).text
        assert text[point["start"] : point["end"]] == point["quote"]
        assert point["value"] in point["quote"]


@pytest.mark.parametrize(
    ("start", "end", "name"),
    [
        ("2024-01-01", "2024-12-31", "2024年"),
        ("2024-01-01", "2024-06-30", "2024年上半年"),
        ("2024-01-01", "2024-09-30", "2024年前三季度"),
        ("2024-10-01", "2024-10-31", "2024年10月"),
        ("2021-01-01", "2025-12-31", "2021—2025年"),
        ("2023-03-01", "2024-02-29", "2023年3月至2024年2月"),
        ("2024-05-07", "2024-05-07", "2024年5月7日"),
        (None, "2024-10-31", "截至2024年10月底"),
        (None, "2024-12-31", "截至2024年底"),
        (None, "2024-10-15", "截至2024年10月15日"),
        ("2024-01-01", None, ""),
    ],
)
def test_a_period_has_a_name(start: str | None, end: str | None, name: str) -> None:
    assert period_name(Period(start, end)) == name


def test_halves_stand_beside_halves_unless_a_state_is_told() -> None:
    half, year = ("2024-01-01", "2024-06-30"), ("2024-01-01", "2024-12-31")
    assert length_of(half, stock=is_stock("粮食产量")) != length_of(year, stock=False)
    assert length_of(half, stock=is_stock("污水处理能力")) == length_of(year, stock=True)
    assert span_of(Period(None, "2024-12-31"), "污水处理能力") == year
    assert span_of(Period(None, "2024-12-31"), "信访件") == ("", "2024-12-31")
    assert span_of(Period("2024-01-01", None)) is None


def test_a_state_reached_on_a_day_is_that_of_the_end_of_the_time_told_of() -> None:
    day = Period("2024-11-29", "2024-11-29")
    assert span_of(day, "污水处理能力", "2024-12-31") == ("2024-01-01", "2024-12-31")
    assert span_of(day, "造林面积", "2024-12-31") == ("2024-11-29", "2024-11-29")
    assert span_of(day, "污水处理能力", "2025-12-31") == ("2024-11-29", "2024-11-29")
