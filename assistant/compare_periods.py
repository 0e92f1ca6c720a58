"""The periods of figures: which are the same, which can be set side by side, and their names."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.report import Period

__all__ = ["Span", "is_stock", "length_of", "overlaps", "period_name", "span_of"]

Span = tuple[str, str]
_NAMED = {
    (1, 12): "年",
    (1, 6): "年上半年",
    (7, 12): "年下半年",
    (1, 9): "年前三季度",
    (1, 3): "年第一季度",
    (4, 6): "年第二季度",
    (7, 9): "年第三季度",
    (10, 12): "年第四季度",
}
_STOCK = re.compile(
    r"(?:能力|覆盖率|普及率|城镇化率|保有量|里程|人口|余额|蓄积量|床位|用户|装机容量|经营主体|上市公司|企业|"
    r"基站|绿地面积|建成区面积|参保人数)$"
)


def is_stock(indicator: str) -> bool:
    """Whether an indicator tells a state, which is the same for a half year as for its year.

    What is produced or happens in a time (产量, 天数) has to be set beside times as long.
    """
    return bool(_STOCK.search(indicator)) and not indicator.startswith("新增")


def span_of(period: Period, indicator: str = "", until: str | None = None) -> Span | None:
    """The first and last day that a period stands for, None where it has no end.

    A state up to a day without a beginning begins with its year: the state at the end of a year
    is that of the year. What is counted without a beginning (截至…) has '' for it. A state reached
    on one day (6月3日投运) is that at the end of the year or half year told of, `until`.
    """
    end = period.end
    if end is None:
        return None
    began = period.start == end and until is not None and end[:4] == until[:4]
    if began and until and end <= until and is_stock(indicator):
        return f"{end[:4]}-01-01", until
    if period.start is None and not is_stock(indicator):
        return "", end
    start = period.start or f"{end[:4]}-01-01"
    return min(start, end), end


def length_of(span: Span, stock: bool) -> tuple[int, str]:
    """What two spans must share to be set side by side: their months, and the month they end in.

    A half year stands beside half years of other years, not beside whole years; of a state
    (`stock`) all spans are alike, and so are counts without a beginning.
    """
    if stock or not span[0]:
        return (0, "") if stock else (-1, "")
    first, last = map(date.fromisoformat, span)
    return (last.year - first.year) * 12 + last.month - first.month, span[1][5:7]


def overlaps(span: Span, first: int | None, last: int | None) -> bool:
    """Whether a span ends within the years from `first` to `last`, both inclusive."""
    year = int(span[1][:4])
    return (first is None or first <= year) and (last is None or year <= last)


def period_name(period: Period) -> str:
    """A period as officials write it: 2024年, 2024年上半年, 截至2024年10月底; '' without an end."""
    if period.end is None:
        return ""
    last = date.fromisoformat(period.end)
    if period.start is None:
        return _up_to(last)
    first = date.fromisoformat(period.start)
    whole = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
    if not whole:
        return _day(first) if first == last else f"{_day(first)}至{_day(last)}"
    if first.year == last.year and (name := _NAMED.get((first.month, last.month))):
        return f"{first.year}{name}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.year}年{first.month}月"
    if (first.month, last.month) == (1, 12):
        return f"{first.year}—{last.year}年"
    return f"{first.year}年{first.month}月至{last.year}年{last.month}月"


def _up_to(last: date) -> str:
    if last.day != monthrange(last.year, last.month)[1]:
        return f"截至{_day(last)}"
    return f"截至{last.year}年底" if last.month == 12 else f"截至{last.year}年{last.month}月底"


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
