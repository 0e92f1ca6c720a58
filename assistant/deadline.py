"""Deadlines, cut-off dates and periods, in any of the forms officials write."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from assistant.status import read_status

__all__ = ["Deadline", "day_label", "month_label", "read_deadline"]


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline or cut-off: its original `words`, the last `day` meant, and 长期坚持.

    `day` is None where the words name no day ('长期坚持', '立行立改', an empty cell, or a day that
    does not exist). `precision` is 'day', 'month' or 'year', '' where there is no day.
    """

    words: str
    day: date | None = None
    long_term: bool = False
    precision: str = ""


_FULL = re.compile(r"(\d{4})\s*(?:年|[-/.．])\s*(\d{1,2})\s*(?:月|[-/.．])\s*(\d{1,2})(?!\d)")
_QUARTER = re.compile(r"(\d{4})年?(?:度)?(前|第)?([一二三四1-4])个?季度")
_HALF = re.compile(r"(\d{4})年?(?:度)?([上下])半年")
_THIRD = re.compile(r"(\d{4})年(\d{1,2})月([上中]旬)")
_MONTH = re.compile(r"(\d{4})\s*(?:年|[-/.．])\s*(\d{1,2})(?!\d)\s*月?")
_YEAR = re.compile(r"(?<!\d)(\d{4})\s*年?")
_BARE_MONTH = re.compile(r"(?<!\d)(\d{1,2})月(?:(\d{1,2})日)?")
_BARE_END = re.compile(r"年底|年末|今年|本年|年内|全年")
_BARE_QUARTER = re.compile(r"(前|第)?([一二三四1-4])个?季度")
_BARE_HALF = re.compile(r"([上下])半年")
_QUARTERS = {"一": 3, "二": 6, "三": 9, "四": 12, "1": 3, "2": 6, "3": 9, "4": 12}


def read_deadline(value: object, year: int | None = None) -> Deadline:
    """The deadline that a cell or a phrase states.

    '2025年底', '2025-12-31', '2025.12', '2025年第三季度', a datetime, '长期坚持'. `year` completes
    a phrase without one ('10月底'); without it such a phrase names no day. Where several dates
    stand in the phrase, the last one counts.
    """
    if isinstance(value, datetime):
        return Deadline(day_label(value.date()), value.date(), precision="day")
    if isinstance(value, date):
        return Deadline(day_label(value), value, precision="day")
    words = "" if value is None else str(value).strip()
    text = re.sub(r"\s+", "", words)
    long_term = read_status(text).long_term
    found = _last(text) or _relative(text, year)
    if found is None:
        return Deadline(words, long_term=long_term)
    return Deadline(words, found.day, long_term, found.precision)


def day_label(day: date) -> str:
    """A day as officials write it: '2025年12月31日'."""
    return f"{day.year}年{day.month}月{day.day}日"


def month_label(day: date) -> str:
    """The end of a day's month as officials write it: '2025年底', '2026年6月底'."""
    return f"{day.year}年底" if day.month == 12 else f"{day.year}年{day.month}月底"


def _last(text: str) -> Deadline | None:
    found: list[tuple[int, Deadline]] = []
    taken: list[tuple[int, int]] = []
    for pattern, build in _FORMS:
        for match in pattern.finditer(text):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            taken.append(match.span())
            if (deadline := build(match)) is not None:
                found.append((match.start(), deadline))
    return max(found, key=lambda item: item[0])[1] if found else None


def _relative(text: str, year: int | None) -> Deadline | None:
    if year is None:
        return None
    if match := _BARE_MONTH.search(text):
        return _day(year, int(match[1]), int(match[2])) if match[2] else _month(year, int(match[1]))
    if match := _BARE_QUARTER.search(text):
        return _month(year, _QUARTERS[match[2]])
    if match := _BARE_HALF.search(text):
        return _month(year, 6 if match[1] == "上" else 12)
    return _year(year) if _BARE_END.search(text) else None


def _day(year: int, month: int, day: int) -> Deadline | None:
    try:
        return Deadline("", date(year, month, day), precision="day")
    except ValueError:
        return None


def _month(year: int, month: int) -> Deadline | None:
    if not (1 <= month <= 12 and 1900 <= year <= 2199):
        return None
    return Deadline("", date(year, month, monthrange(year, month)[1]), precision="month")


def _year(year: int) -> Deadline | None:
    return Deadline("", date(year, 12, 31), precision="year") if 1900 <= year <= 2199 else None


def _third(year: int, month: int, part: str) -> Deadline | None:
    return _day(year, month, 10 if part == "上旬" else 20)


# The longest form first: what one form has read, a shorter one does not read again.
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Deadline | None]], ...] = (
    (_FULL, lambda m: _day(int(m[1]), int(m[2]), int(m[3]))),
    (_QUARTER, lambda m: _month(int(m[1]), _QUARTERS[m[3]])),
    (_HALF, lambda m: _month(int(m[1]), 6 if m[2] == "上" else 12)),
    (_THIRD, lambda m: _third(int(m[1]), int(m[2]), m[3])),
    (_MONTH, lambda m: _month(int(m[1]), int(m[2]))),
    (_YEAR, lambda m: _year(int(m[1]))),
)
