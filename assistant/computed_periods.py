"""Whether the times of two figures are as far apart as a comparison says."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.report import Period

__all__ = ["comparable_times", "follows"]


def comparable_times(now: Period, before: Period, words: str, totals: bool = False) -> bool:
    """Whether two periods are as long and as far apart as 同比, 比上年 or 环比 say.

    同比 and 比上年 look back one year, 环比 to the months right before. A period without a
    beginning has no length to be compared; of running `totals` only the ends count.
    """
    if now.end is None or before.end is None or before.end >= now.end:
        return False
    end, last = _day(now.end), _day(before.end)
    if "环" not in words and (end.year - 1, end.month) != (last.year, last.month):
        return False
    if totals and "环" not in words:
        return True
    if now.start is None or before.start is None:
        return now.start is None and before.start is None
    first, start = _day(now.start), _day(before.start)
    if "环" in words:
        return _months(first, end) == _months(start, last) and (first - last).days == 1
    return (first.year - 1, first.month) == (start.year, start.month)


def follows(now: Period, before: Period) -> bool:
    """Whether a period ends after another one, so that a total up to it holds the other's."""
    return now.end is not None and before.end is not None and before.end < now.end


def _day(text: str) -> date:
    return date.fromisoformat(f"{text}-01-01"[:10] if len(text) < 10 else text)


def _months(first: date, last: date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month
