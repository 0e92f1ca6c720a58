"""The period that a report tells of: its name, its days, and the periods it is compared with."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.deadline import month_label, read_deadline
from index.errors import ReportAssistantError

__all__ = ["PeriodError", "ReportingPeriod", "read_period"]

_FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_HALF = re.compile(r"(\d{4})年?度?([上下])半年")
_QUARTER = re.compile(r"(\d{4})年?度?(前|第)?([一二三四1-4])个?季度?")
_MONTHS = re.compile(r"(\d{4})年?(\d{1,2})月?(?:份)?(?:至|到|[-—–~～])(\d{1,2})月(?:份|底|末)?")


class PeriodError(ReportAssistantError):
    """Words that name no reporting period; the message shows the forms that do."""


@dataclass(frozen=True, slots=True)
class ReportingPeriod:
    """A period by its first and last day, both inclusive; `words` are those it was given in.

    A report 'as of' a day (2025年6月底) tells of the year until then: its first day is 1 January.
    """

    words: str
    start: date
    end: date

    @property
    def months(self) -> int:
        """How many months it is long, counting begun ones."""
        return (self.end.year - self.start.year) * 12 + self.end.month - self.start.month + 1

    @property
    def label(self) -> str:
        """The period as officials write it: '2025年上半年', '2024年', '2025年前三季度'."""
        name = _NAMES.get((self.start.month, self.end.month))
        whole = self.start.day == 1 and self.end == _month_end(self.end)
        if name is None or not whole or self.start.year != self.end.year:
            return f"{self.start.year}年{self.start.month}月至{month_label(self.end)}"
        return f"{self.end.year}年{name}"

    @property
    def cut_off(self) -> str:
        """'截至2025年6月底', '截至2024年12月底'."""
        return f"截至{self.end.year}年{self.end.month}月底"

    def year_before(self) -> ReportingPeriod:
        """The same months of the year before, which 同比 compares with."""
        start = self.start.replace(year=self.start.year - 1)
        return _between(start, _month_end(self.end.replace(year=self.end.year - 1, day=1)))

    def before(self) -> ReportingPeriod:
        """As many months right before it, which 环比 compares with."""
        end = self.start.replace(day=1) - timedelta(days=1)
        months = end.year * 12 + end.month - self.months
        return _between(date(months // 12, months % 12 + 1, 1), end)


def read_period(words: str) -> ReportingPeriod | None:
    """The period that words name ('2025年上半年', '2025年1—9月', '2025年6月底'); None for ''.

    Raises PeriodError for words that name none.
    """
    text = (
        re.sub(r"\s+", "", words).translate(_FULL_WIDTH).removeprefix("截至").removeprefix("截止")
    )
    if not text:
        return None
    found = _half(text) or _quarter(text) or _span_of_months(text) or _until(text)
    if found is None:
        raise PeriodError(
            f"看不懂报告期“{words}”，请写成“2025年”“2025年上半年”或“2025年6月底”这样的形式。"
        )
    return ReportingPeriod(words.strip(), *found)


def _half(text: str) -> tuple[date, date] | None:
    match = _HALF.fullmatch(text)
    if match is None:
        return None
    year = int(match[1])
    return (
        (date(year, 1, 1), date(year, 6, 30))
        if match[2] == "上"
        else (date(year, 7, 1), date(year, 12, 31))
    )


def _quarter(text: str) -> tuple[date, date] | None:
    match = _QUARTER.fullmatch(text)
    if match is None or "季" not in text:
        return None
    year, last = int(match[1]), 3 * _QUARTERS[match[3]]
    first = 1 if match[2] == "前" else last - 2
    return date(year, first, 1), _month_end(date(year, last, 1))


def _span_of_months(text: str) -> tuple[date, date] | None:
    match = _MONTHS.fullmatch(text)
    if match is None:
        return None
    year, first, last = (int(match[i]) for i in (1, 2, 3))
    if not 1 <= first <= last <= 12:
        return None
    return date(year, first, 1), _month_end(date(year, last, 1))


def _until(text: str) -> tuple[date, date] | None:
    """A year, or the year until a month or day in it."""
    day = read_deadline(text).day
    return (date(day.year, 1, 1), day) if day else None


def _between(start: date, end: date) -> ReportingPeriod:
    period = ReportingPeriod("", start, end)
    return ReportingPeriod(period.label, start, end)


def _month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


_NAMES = {
    (1, 12): "",
    (1, 6): "上半年",
    (7, 12): "下半年",
    (1, 9): "前三季度",
    (1, 3): "第一季度",
    (4, 6): "第二季度",
    (7, 9): "第三季度",
    (10, 12): "第四季度",
} | {(month, month): f"{month}月" for month in range(1, 13)}
