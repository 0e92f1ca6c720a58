from __future__ import annotations

from datetime import date

import pytest

from assistant.reporting_period import PeriodError, read_period

FORMS = [
    ("2025年上半年", date(2025, 1, 1), date(2025, 6, 30), "2025年上半年", "截至2025年6月底"),
    ("2025年6月底", date(2025, 1, 1), date(2025, 6, 30), "2025年上半年", "截至2025年6月底"),
    ("截至２０２５年６月", date(2025, 1, 1), date(2025, 6, 30), "2025年上半年", "截至2025年6月底"),
    ("2024", date(2024, 1, 1), date(2024, 12, 31), "2024年", "截至2024年12月底"),
    ("2024 年度", date(2024, 1, 1), date(2024, 12, 31), "2024年", "截至2024年12月底"),
    ("2025年第三季度", date(2025, 7, 1), date(2025, 9, 30), "2025年第三季度", "截至2025年9月底"),
    ("2025年前三季度", date(2025, 1, 1), date(2025, 9, 30), "2025年前三季度", "截至2025年9月底"),
    ("2025年1—9月", date(2025, 1, 1), date(2025, 9, 30), "2025年前三季度", "截至2025年9月底"),
    (
        "2024年4月至8月",
        date(2024, 4, 1),
        date(2024, 8, 31),
        "2024年4月至2024年8月底",
        "截至2024年8月底",
    ),
]


@pytest.mark.parametrize(("words", "start", "end", "label", "cut_off"), FORMS)
def test_a_period_has_its_days_and_its_official_name(
    words: str, start: date, end: date, label: str, cut_off: str
) -> None:
    period = read_period(words)
    assert period is not None
    assert (period.start, period.end, period.label, period.cut_off) == (start, end, label, cut_off)


@pytest.mark.parametrize(
    ("words", "year_before", "before"),
    [
        ("2025年上半年", "2024年上半年", "2024年下半年"),
        ("2024年", "2023年", "2023年"),
        ("2025年第一季度", "2024年第一季度", "2024年第四季度"),
    ],
)
def test_a_period_knows_what_it_is_compared_with(words: str, year_before: str, before: str) -> None:
    period = read_period(words)
    assert period is not None
    assert (period.year_before().label, period.before().label) == (year_before, before)


def test_a_leap_day_has_a_year_before() -> None:
    period = read_period("2024年2月29日")
    assert period is not None
    assert period.year_before().end == date(2023, 2, 28)


@pytest.mark.parametrize("words", ["近期", "2025年13月至14月", "第五季度"])
def test_words_that_name_no_period_are_refused_with_the_forms_that_do(words: str) -> None:
    with pytest.raises(PeriodError, match="请写成“2025年”"):
        read_period(words)


def test_no_words_are_no_period() -> None:
    assert read_period("  ") is None
