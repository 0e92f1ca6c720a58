from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.deadline import day_label, month_label, read_deadline


@pytest.mark.parametrize(
    ("value", "day", "precision"),
    [
        ("2025年底", date(2025, 12, 31), "year"),
        ("2025年12月底", date(2025, 12, 31), "month"),
        ("2025年年底前", date(2025, 12, 31), "year"),
        ("2025-12-31", date(2025, 12, 31), "day"),
        ("2025/6/30", date(2025, 6, 30), "day"),
        ("2025.12", date(2025, 12, 31), "month"),
        ("2025.2.28", date(2025, 2, 28), "day"),
        ("2024年2月", date(2024, 2, 29), "month"),
        ("2025年6月30日前", date(2025, 6, 30), "day"),
        ("2025 年 6 月底", date(2025, 6, 30), "month"),
        ("2025年第三季度", date(2025, 9, 30), "month"),
        ("2025年前三季度", date(2025, 9, 30), "month"),
        ("2025年上半年", date(2025, 6, 30), "month"),
        ("2025年6月中旬", date(2025, 6, 20), "day"),
        ("2024年1月至2025年6月", date(2025, 6, 30), "month"),
        ("2026", date(2026, 12, 31), "year"),
        (datetime(2025, 12, 31, 8), date(2025, 12, 31), "day"),
        (date(2025, 3, 1), date(2025, 3, 1), "day"),
        ("2025年13月", None, ""),
        ("2025年2月30日", None, ""),
        ("长期坚持", None, ""),
        ("立行立改", None, ""),
        ("10月底", None, ""),
        ("", None, ""),
        (None, None, ""),
    ],
)
def test_deadlines_are_read_in_any_form(value: object, day: date | None, precision: str) -> None:
    deadline = read_deadline(value)
    assert (deadline.day, deadline.precision) == (day, precision)


def test_a_known_year_completes_a_phrase_without_one() -> None:
    assert read_deadline("10月底", 2018).day == date(2018, 10, 31)
    assert read_deadline("9月25日", 2018).day == date(2018, 9, 25)
    assert read_deadline("前三季度", 2018).day == date(2018, 9, 30)
    assert read_deadline("年底", 2018).day == date(2018, 12, 31)


def test_a_deadline_may_be_dated_and_lasting_at_once() -> None:
    deadline = read_deadline("2025年底前完成，并长期坚持")
    assert deadline.long_term
    assert deadline.day == date(2025, 12, 31)


@given(st.dates(date(1950, 1, 1), date(2150, 12, 31)))
def test_a_label_is_read_back_as_its_day(day: date) -> None:
    assert read_deadline(day_label(day)).day == day
    end = read_deadline(month_label(day)).day
    assert end is not None
    assert (end.year, end.month) == (day.year, day.month)
