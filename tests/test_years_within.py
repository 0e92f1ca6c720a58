"""Halves, quarters and months of the years that a question names."""

from __future__ import annotations

from datetime import date

import pytest

from index.years import named_years
from index.years_within import detached

_TODAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("2024年Q3的罚款", 7, 9),
        ("2024年三季度罚款", 7, 9),
        ("2024年第四季度", 10, 12),
        ("2024年前三季度", 1, 9),
        ("2024年1-10月", 1, 10),
        ("2024年1—10月份", 1, 10),
        ("2024年1到10月", 1, 10),
        ("2024年一至十月", 1, 10),
        ("2024年10月", 10, 10),
        ("2024年10月底", 0, 10),
        ("2024年十月底", 0, 10),
        ("截至2024年10月31日", 0, 10),
        ("2024.10的罚款", 10, 10),
        ("2024年上半年", 1, 6),
        ("2024年下半年", 7, 12),
        ("2024年全年", 1, 12),
        ("2024年底", 0, 12),
        ("二四年底", 0, 12),
        ("2024年初", 0, 1),
        ("24Q3罚款多少", 7, 9),
        ("24H1罚款多少", 1, 6),
        ("2024年的罚款", 0, 0),
        ("2024年云汐市三季度罚了多少", 7, 9),
        ("云汐市上半年罚了多少（2024年）", 1, 6),
    ],
)
def test_a_year_has_the_months_that_are_named(text: str, since: int, until: int) -> None:
    (found,) = named_years(text, _TODAY)
    assert (found.last, found.since, found.until) == (2024, since, until)


@pytest.mark.parametrize(
    ("text", "year", "since", "until"),
    [
        ("去年底有多少家", 2025, 0, 12),
        ("去年12月底", 2025, 0, 12),
        ("去年三季度", 2025, 7, 9),
        ("今年以来罚了多少", 2026, 1, 0),
        ("今年上半年", 2026, 1, 6),
        ("上个月罚了多少", 2026, 2, 2),
        ("上月罚了多少", 2026, 2, 2),
        ("本月", 2026, 3, 3),
        ("这个月", 2026, 3, 3),
        ("上季度", 2025, 10, 12),
        ("上个季度", 2025, 10, 12),
        ("本季度", 2026, 1, 3),
    ],
)
def test_relative_times_count_from_today(text: str, year: int, since: int, until: int) -> None:
    (found,) = named_years(text, _TODAY)
    assert (found.first, found.last, found.since, found.until) == (year, year, since, until)


def test_the_month_before_january_is_of_the_year_before() -> None:
    (found,) = named_years("上个月", date(2026, 1, 5))
    assert (found.last, found.since, found.until) == (2025, 12, 12)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2024年罚款比上年增加多少", [(2024, False), (2023, True)]),
        ("2024年罚款较去年同期多多少", [(2024, False), (2023, True)]),
        ("罚款比去年多多少", [(2025, False)]),
        ("2025年罚款比2023年多多少", [(2025, False), (2023, False)]),
    ],
)
def test_a_year_that_another_is_measured_against_is_marked(
    text: str, years: list[tuple[int, bool]]
) -> None:
    assert [(y.last, y.base) for y in named_years(text, _TODAY)] == years


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("三季度呢", [(7, 9)]),
        ("那1-10月呢", [(1, 10)]),
        ("截至10月底完成几项", [(0, 10)]),
        ("Q2的罚款", [(4, 6)]),
        ("第二产业三年", []),
        ("近三个月", []),
        ("2024年三季度", []),
    ],
)
def test_parts_without_a_year_are_found(text: str, months: list[tuple[int, int]]) -> None:
    assert [(part.since, part.until) for part in detached(text)] == months
