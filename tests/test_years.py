"""The years that a question names."""

from __future__ import annotations

from datetime import date

import pytest

from index.years import named_years

_TODAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2024年的达标天数", [(2024, 2024)]),
        ("24年底有多少家", [(2024, 2024)]),
        ("二四年", [(2024, 2024)]),
        ("七八年", [(1978, 1978)]),
        ("二〇二三年", [(2023, 2023)]),
        ("去年完成几项", [(2025, 2025)]),
        ("今年（2024）的目标", [(2024, 2024)]),
        ("2023、2024年各多少", [(2023, 2023), (2024, 2024)]),
        ("23、24两年分别多少", [(2023, 2023), (2024, 2024)]),
        ("从23年到24年", [(2023, 2023), (2024, 2024)]),
        ("“十四五”期间", [(2021, 2025)]),
        ("“十四五”末", [(2025, 2025)]),
        ("一五计划", [(1953, 1957)]),
        ("三五时期", [(1966, 1970)]),
        ("近三年的变化", [(2023, 2026)]),
        ("八十年代", [(1980, 1989)]),
        ("连续11年", []),
        ("过去10年", []),
        ("三五年内", []),
        ("第十四届三中全会", []),
    ],
)
def test_the_years_of_a_question_are_read(text: str, years: list[tuple[int, int]]) -> None:
    assert [(y.first, y.last) for y in named_years(text, _TODAY)] == years


@pytest.mark.parametrize(
    ("text", "of_report"),
    [("88年报告讲了什么", True), ("2013年的政府工作报告", True), ("2013年的达标天数", False)],
)
def test_the_year_of_a_report_is_told_from_the_year_it_tells_of(text: str, of_report: bool) -> None:
    assert [y.of_report for y in named_years(text, _TODAY)] == [of_report]


def test_offsets_point_at_the_words() -> None:
    text = "云汐市2024年完成几项"
    (found,) = named_years(text, _TODAY)
    assert text[found.start : found.end] == "2024年"
