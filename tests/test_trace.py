from __future__ import annotations

from typing import Any

import pytest
from trace_figures import cite, figure, silent, year

from assistant.trace import Traced, trace
from assistant.trace_conflicts import conflicts, power_of_ten
from assistant.trace_copies import is_copy
from assistant.trace_cumulative import against_earlier
from assistant.trace_index import Others
from assistant.trace_years import against_last_year
from index.figure import Figure
from index.report import Period


def traced(mine: Figure, *others: Figure) -> Traced:
    (row,) = trace([mine], Others(others), silent)
    return row


CORN = figure("玉米产量", "18.6")


@pytest.mark.parametrize(
    ("other", "status"),
    [
        (figure("玉米产量", "18.6", report="乙"), "supported"),
        (figure("玉米产量", "18.60", report="乙"), "supported"),
        (figure("玉米产量", "186000", "吨", report="乙"), "supported"),
        (figure("玉米产量", "18.62", report="乙"), "supported"),
        (figure("玉米产量", "19", report="乙"), "supported"),
        (figure("玉米产量", "18", report="乙", qualifier="超过"), "supported"),
        (figure("玉米产量", "17.9", report="乙"), "contradicted"),
        (figure("玉米产量", "18.6", report="乙", period=year(2023)), "unsupported"),
        (figure("玉米产量", "18.6", report="乙", place="平樾市"), "unsupported"),
        (figure("大豆产量", "18.6", report="乙"), "unsupported"),
        (figure("玉米产量", "18.6", report="乙", role="target"), "unsupported"),
        (figure("农村玉米产量", "17.9", report="乙"), "unsupported"),
        (figure("玉米产量", "17.9", "亩", report="乙"), "unsupported"),
    ],
    ids=lambda value: f"{value.indicator}{value.quote}" if isinstance(value, Figure) else value,
)
def test_a_figure_is_held_against_the_same_figure_only(other: Figure, status: str) -> None:
    row = traced(CORN, other)
    assert row.status == status
    assert row.sources == (() if status == "unsupported" else (other,))


@pytest.mark.parametrize(
    ("period", "status"),
    [
        (Period(None, "2024-12-31"), "supported"),
        (Period("2024-11-29", "2024-11-29"), "supported"),
        (Period("2024-07-01", "2024-12-31"), "supported"),
        (Period("2021-01-01", "2024-12-31"), "unsupported"),
        (Period("2023-07-01", "2024-06-30"), "unsupported"),
    ],
    ids=lambda value: f"{value.start}–{value.end}" if isinstance(value, Period) else value,
)
def test_a_particular_number_may_come_from_a_day_of_the_period(period: Period, status: str) -> None:
    same = figure("污水处理能力", "60.5", report="乙", period=period)
    assert traced(figure("污水处理能力", "60.5"), same).status == status
    other = figure("污水处理能力", "71.5", report="乙", period=period)
    told_apart = "contradicted" if period.start is None else "unsupported"
    assert traced(figure("污水处理能力", "60.5"), other).status == told_apart


def test_units_of_one_kind_are_converted() -> None:
    hectares = figure("造林面积", "31.4", "公顷", kind="area")
    assert traced(hectares, figure("造林面积", "471", "亩", report="乙")).status == "supported"
    assert traced(hectares, figure("造林面积", "741", "亩", report="乙")).status == "contradicted"


def test_a_report_that_disagrees_is_shown_though_another_agrees() -> None:
    disagrees = figure("玉米产量", "17.9", report="乙")
    row = traced(CORN, disagrees, figure("玉米产量", "18.6", report="丙"))
    assert (row.status, row.sources) == ("contradicted", (disagrees,))


def test_figures_of_an_unstated_time_contradict_each_other_only_by_a_known_name() -> None:
    for name, status in (("粮食产量", "contradicted"), ("柳编产量", "unsupported")):
        mine = figure(name, "18.6", period_evidence=None)
        assert traced(mine, figure(name, "12.9", report="乙")).status == status


@pytest.mark.parametrize(
    ("mine", "theirs", "status"),
    [
        ("", "比2020年", "unsupported"),
        ("比2020年", "较2020年", "contradicted"),
        ("同比", "比上年", "contradicted"),
        ("五年间年均", "比上年", "unsupported"),
        ("从", "", "unsupported"),
    ],
)
def test_growth_over_other_spans_is_no_contradiction(mine: str, theirs: str, status: str) -> None:
    rates = [
        figure("玉米产量", value, "%", role="rate", direction=1, report=report)
        for value, report in (("5.2", "甲"), ("9.9", "乙"))
    ]
    said = {"甲": mine, "乙": theirs}
    (row,) = trace(rates[:1], Others(rates[1:]), lambda figure: said[figure.report])
    assert row.status == status


def test_a_fall_does_not_support_a_rise() -> None:
    rise = figure("玉米产量", "5.2", "%", role="rate", direction=1)
    fall = figure("玉米产量", "5.2", "%", role="rate", direction=-1, report="乙")
    assert traced(rise, fall).status == "contradicted"


def test_a_name_that_stands_for_several_things_contradicts_nothing() -> None:
    several = [figure("投资", value, "亿元", report="乙") for value in ("3.1", "4.7")]
    assert traced(figure("投资", "5.5", "亿元"), *several).status == "unsupported"
    twice = [figure("投资", value, "亿元") for value in ("3.1", "4.7")]
    rows = trace(twice, Others([figure("投资", "9.9", "亿元", report="乙")]), silent)
    assert [row.status for row in rows] == ["unsupported", "unsupported"]


@pytest.mark.parametrize(
    ("mine", "theirs", "more", "kind", "severity"),
    [
        ("18.6", "17.9", {}, "conflict", "warning"),
        ("18.6", "12.9", {}, "conflict", "error"),
        ("18.6", "12.9", {"period_evidence": None}, "conflict", "warning"),
        ("18.6", "25", {"qualifier": "近"}, "conflict", "warning"),
        ("18.6", "186", {}, "unit", "error"),
        ("18.6", "186000", {}, "unit", "error"),
    ],
)
def test_a_contradiction_is_an_error_only_beyond_doubt(
    mine: str, theirs: str, more: dict[str, Any], kind: str, severity: str
) -> None:
    row = traced(figure("粮食产量", mine), figure("粮食产量", theirs, report="乙", **more))
    (finding,) = conflicts([row], cite)
    assert (finding.kind, finding.severity) == (kind, severity)
    assert finding.quote == finding.found == f"{mine}万吨"
    assert finding.expected == f"{theirs}万吨"
    assert [other.report for other in finding.others] == ["乙"]
    assert mine in finding.message
    assert theirs in finding.message


@pytest.mark.parametrize(
    ("a", "b", "power"),
    [("5.6", "56000", 10**4), ("5.6", "56", 10), ("3", "300000000", 10**8), ("5.6", "56100", None)],
)
def test_a_slip_of_the_unit_is_an_exact_power(a: str, b: str, power: int | None) -> None:
    from decimal import Decimal

    assert power_of_ten(Decimal(a), Decimal(b)) == power
    assert power_of_ten(Decimal(b), Decimal(a)) == power


def growth(level: str, rate: str, before: str, indicator: str = "旅游收入") -> list[str]:
    mine = [
        figure(indicator, level, "亿元"),
        figure(indicator, rate, "%", role="rate", direction=1),
    ]
    last = figure(indicator, before, "亿元", report="乙", period=year(2023))
    return [f"{f.kind} {f.severity}" for f in against_last_year(mine, Others([last]), cite, silent)]


@pytest.mark.parametrize(
    ("level", "rate", "before", "found"),
    [
        ("110", "10", "100", []),
        ("110", "11.5", "100", []),
        ("110", "25", "100", ["growth warning"]),
        ("110", "10", "0.011", ["unit warning"]),
    ],
)
def test_growth_follows_from_the_levels_of_two_years(
    level: str, rate: str, before: str, found: list[str]
) -> None:
    assert growth(level, rate, before) == found


@pytest.mark.parametrize("indicator", ["地区生产总值", "第三产业增加值", "固定资产投资"])
def test_growth_at_constant_prices_is_passed_over(indicator: str) -> None:
    assert growth("110", "25", "100", indicator) == []


def cumulative(value: str, end: str, **more: Any) -> Figure:
    given = {"qualifier": "累计", "period": Period("2022-01-01", end)}
    return figure("整改任务", value, "项", **given | more)


@pytest.mark.parametrize(
    ("now", "before", "found"),
    [
        (cumulative("31", "2024-12-31"), cumulative("28", "2024-06-30", report="乙"), []),
        (
            cumulative("27", "2024-12-31"),
            cumulative("28", "2024-06-30", report="乙"),
            ["period error"],
        ),
        (
            cumulative("27", "2024-12-31"),
            cumulative("28", "2024-06-30", report="乙", qualifier="累计", place="平樾市"),
            [],
        ),
        (
            cumulative("27", "2024-12-31", period=Period("2024-01-01", "2024-12-31")),
            cumulative("28", "2024-06-30", report="乙"),
            [],
        ),
        (
            cumulative("27", "2024-06-30"),
            cumulative("28", "2024-12-31", report="乙"),
            [],
        ),
    ],
)
def test_a_cumulative_figure_does_not_fall(now: Figure, before: Figure, found: list[str]) -> None:
    findings = against_earlier([now], Others([before]), cite)
    assert [f"{f.kind} {f.severity}" for f in findings] == found


@pytest.mark.parametrize(("total", "found"), [("31", []), ("33", ["sum"])])
def test_the_last_total_and_what_came_since_make_the_new_total(
    total: str, found: list[str]
) -> None:
    since = Period("2024-07-01", "2024-12-31")
    mine = [cumulative(total, "2024-12-31"), figure("整改任务", "3", "项", period=since)]
    others = Others([cumulative("28", "2024-06-30", report="乙")])
    findings = list(against_earlier(mine, others, cite))
    assert [f.kind for f in findings] == found
    assert [f.expected for f in findings] == ["31项"] * len(found)


def test_a_copy_shares_text_and_figures_and_the_next_report_only_the_text() -> None:
    plain = [f"第{n}段原有的话" for n in range(10)]
    numbered = [f"共{n}项" for n in range(10)]
    text = "".join(plain) + "".join(numbered)
    assert is_copy(plain, numbered, text)
    assert is_copy(plain, [*numbered[:9], "共99项"], text)
    assert not is_copy(plain, [f"共{n}项" for n in range(50, 60)], text)
    assert not is_copy([f"另{n}段" for n in range(10)], numbered, text)
    assert not is_copy(plain[:5] + ["别的话"] * 5, [], text)
