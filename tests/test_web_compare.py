"""The tab 对比 as HTML."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.compare_changes import change_between
from assistant.compare_model import Comparison, Conflict, Point, Series
from assistant.reply import Citation
from assistant.web_compare_page import chart, comparison_page, first_page
from index.figure import Figure
from index.report import Period

_HOSTILE = "<img src=x onerror=alert(1)>"


def _point(year: int, value: str, mark: str = "") -> Point:
    quote = f"{_HOSTILE}绿地{value}公顷"
    start = quote.index(value)
    period = Period(f"{year}-01-01", f"{year}-12-31")
    figure = Figure(
        "报告", start, start + len(value) + 2, f"{value}公顷", Decimal(value), Decimal(1), "公顷",
        "area", "绿地", "", "", "level", "", 0, period, "云汐市", (0, len(quote)),
    )  # fmt: skip
    cited = Citation(1, "报告", f"{_HOSTILE}报告", (), 0, len(quote), None, quote)
    span = (f"{year}-01-01", f"{year}-12-31")
    made = Point(figure, span, Decimal(value), cited)
    return Point(figure, span, Decimal(value), cited, (), "conflict") if mark else made


def _comparison() -> Comparison:
    points = (_point(2023, "20"), _point(2024, "25"))
    disputed = (_point(2025, "30", "conflict"), _point(2025, "33", "conflict"))
    series = Series(
        "绿地", "云汐市", (), "level", "公顷", points + disputed, (change_between(*points, "公顷"),)
    )
    conflict = Conflict("绿地", "云汐市", "level", "公顷", disputed)
    return Comparison("绿地", (series,), (conflict,), (), 0.0)


def test_values_changes_and_conflicts_are_on_the_page() -> None:
    page = comparison_page(_comparison(), b"")
    assert page.count("<tr class=") == 4
    assert "+25.0%，比2023年：(25−20)÷20=25.0%" in page
    assert "<small>计算</small>" in page
    assert 'class="conflict"><b>不一致</b>云汐市2025年绿地' in page


def test_every_row_opens_its_report_at_the_sentence() -> None:
    page = comparison_page(_comparison(), b"")
    links = re.findall(r'data-act="cite" data-report="报告" data-start="0" data-end="(\d+)"', page)
    assert len(links) == 6
    assert {int(end) for end in links} == {len(f"{_HOSTILE}绿地20公顷")}


def test_markup_in_a_report_stays_text() -> None:
    assert _HOSTILE not in comparison_page(_comparison(), b"")
    nothing = Comparison(_HOSTILE, (), (), (_HOSTILE,), 0.0)
    assert _HOSTILE not in comparison_page(nothing, b"")
    assert _HOSTILE not in first_page([_HOSTILE])
    assert _HOSTILE not in chart(b"<svg/>", _HOSTILE)


def test_nothing_found_offers_what_is_near() -> None:
    page = comparison_page(Comparison("绿化地", (), (), ("绿地",), 0.0), b"")
    assert "没有符合条件的“绿化地”数据" in page
    assert 'data-act="ask" data-question="绿地"' in page
