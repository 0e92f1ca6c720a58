from __future__ import annotations

from datetime import date

import pytest

from assistant.renew_words import TimeWords
from assistant.reporting_period import ReportingPeriod, read_period


def period(words: str) -> ReportingPeriod:
    found = read_period(words)
    assert found is not None
    return found


YEAR_TO_HALF = TimeWords(period("2025年"), period("2026年上半年"))
HALF_TO_YEAR = TimeWords(period("2025年上半年"), period("2025年"))
YEAR_TO_YEAR = TimeWords(period("2024年"), period("2025年"))


@pytest.mark.parametrize(
    ("words", "old", "new"),
    [
        (YEAR_TO_HALF, "截至2025年12月底，完成3项", "截至2026年6月底，完成3项"),
        (YEAR_TO_HALF, "现将2025年度整改情况报告如下", "现将2026年上半年整改情况报告如下"),
        (YEAR_TO_HALF, "全年拆除29台，比上年多", "上半年拆除29台，同比多"),
        (YEAR_TO_HALF, "年内到现场督导", "上半年到现场督导"),
        (YEAR_TO_HALF, "应于2026年底前完成", "应于2026年底前完成"),
        (YEAR_TO_HALF, "2023年7月6日反馈意见", "2023年7月6日反馈意见"),
        (YEAR_TO_HALF, "截至目前，完成3项", "截至2026年6月底，完成3项"),
        (HALF_TO_YEAR, "上半年拆除29台，同比多", "全年拆除29台，同比多"),
        (HALF_TO_YEAR, "2025年上半年，我市", "2025年，我市"),
        (YEAR_TO_YEAR, "2024年，全年拆除29台，比上年多", "2025年，全年拆除29台，比上年多"),
    ],
)
def test_words_of_time_are_those_of_the_new_period(words: TimeWords, old: str, new: str) -> None:
    renewed, changes = words.renewed(old)
    assert renewed == new
    assert bool(changes) == (old != new)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("9月18日投入使用", True),
        ("2025年3月全部建成", True),
        ("11月通过验收", True),
        ("2023年7月6日反馈意见", False),
        ("应于2026年3月底前完成", False),
        ("截至2025年12月底完成3项", False),
        ("比2025年3月底多3项", False),
        ("每月调度一次", False),
        ("2025111日现场核查", True),
    ],
)
def test_what_is_dated_within_the_last_period_is_an_event(text: str, event: bool) -> None:
    assert YEAR_TO_HALF.is_event(text) is event


def test_a_bare_month_takes_the_year_before_it() -> None:
    assert not YEAR_TO_HALF.is_event("7月6日反馈意见", "2023年4月开展督察，")
    assert YEAR_TO_HALF.is_event("7月6日反馈意见")


@pytest.mark.parametrize(
    ("words", "text", "part"),
    [
        (YEAR_TO_HALF, "其中下半年6.7亿元", True),
        (YEAR_TO_HALF, "四季度开展回头看", True),
        (YEAR_TO_HALF, "全年投入6.7亿元", False),
        (YEAR_TO_YEAR, "其中下半年6.7亿元", False),
        (HALF_TO_YEAR, "上半年投入6.7亿元", False),
        (HALF_TO_YEAR, "其中二季度6.7亿元", True),
    ],
)
def test_a_part_of_the_last_period_is_none_of_the_new_one(
    words: TimeWords, text: str, part: bool
) -> None:
    assert words.of_part(text) is part


@pytest.mark.parametrize(
    ("words", "compared", "new"),
    [
        (YEAR_TO_HALF, "比上年", "同比"),
        (YEAR_TO_HALF, "比2024年底", "比2025年底"),
        (YEAR_TO_HALF, "比2022年底", ""),
        (HALF_TO_YEAR, "比2024年底", "比2024年底"),
        (YEAR_TO_YEAR, "比上年", "比上年"),
        (HALF_TO_YEAR, "同比", "同比"),
        (YEAR_TO_HALF, "环比", "环比"),
    ],
)
def test_a_comparison_looks_back_from_the_new_period(
    words: TimeWords, compared: str, new: str
) -> None:
    assert words.compared(compared) == new


def test_what_was_awaited_of_a_day_that_has_come_is_known_by_its_date() -> None:
    assert YEAR_TO_HALF.is_awaited("2026年5月完工")
    assert not YEAR_TO_HALF.is_awaited("2026年9月完工")
    assert not YEAR_TO_HALF.is_awaited("2025年5月完工")


def test_periods_adjoin_where_one_begins_as_the_other_ends() -> None:
    assert YEAR_TO_HALF.adjoining
    assert not HALF_TO_YEAR.adjoining
    assert YEAR_TO_HALF.new.start == date(2026, 1, 1)


def test_without_a_last_period_only_the_cut_off_is_renewed() -> None:
    words = TimeWords(None, period("2026年上半年"))
    assert words.renewed("截至目前，全年完成3项")[0] == "截至2026年6月底，全年完成3项"
    assert not words.is_event("9月18日投入使用")
