"""Calendar dates in running text, in Arabic and Chinese numerals."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass

from index.numerals import chinese_value

__all__ = ["FoundDate", "find_dates", "find_years", "last_day", "plain_digits"]

_PLAIN = str.maketrans("０１２３４５６７８９○Ｏ．－／", "0123456789〇〇.-/")
_CHINESE = "[〇零一二三四五六七八九]"
_YEAR = rf"(?P<y>(?<!\d)(?:19|20)\d\d|(?:一九|二[〇零]){_CHINESE}{{2}})"
_MONTH = r"1[0-2]|0?[1-9](?!\d)|十[一二]?|[一二三四五六七八九]"
_DAY = r"3[01]|[12]\d|0?[1-9](?!\d)|三?十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九]"
_DATE = re.compile(
    rf"{_YEAR}\s*年\s*(?P<m>{_MONTH})\s*月\s*(?:(?P<d>{_DAY})\s*日"
    rf"(?:\s*(?:至|到|—+|-)\s*(?:(?P<m2>{_MONTH})\s*月\s*)?(?P<d2>{_DAY})\s*日)?)?"
    rf"|(?<!\d)(?P<y2>(?:19|20)\d\d)(?P<sep>[-./])(?P<m3>1[0-2]|0?[1-9])(?P=sep)(?P<d3>3[01]|"
    rf"[12]\d|0?[1-9])(?!\d)"
)
_BARE_YEAR = re.compile(rf"{_YEAR}\s*年(?!代)")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date as an ISO string of a day or a month; a stretch of days counts as its last day.

    `start` and `end` are character offsets into the text, end exclusive.
    """

    value: str
    start: int
    end: int


def plain_digits(text: str) -> str:
    """The text with full-width digits and date signs made plain; its length stays."""
    return text.translate(_PLAIN)


def find_dates(text: str) -> list[FoundDate]:
    """The dates of at least a month that a text names with their year, in its order."""
    found = []
    for match in _DATE.finditer(plain_digits(text)):
        if value := _iso(match):
            found.append(FoundDate(value, *match.span()))
    return found


def find_years(text: str) -> list[FoundDate]:
    """The years that a text names ('2024年', '一九七八年'), with a month after them or not."""
    return [
        FoundDate(str(_value(match["y"])), *match.span())
        for match in _BARE_YEAR.finditer(plain_digits(text))
    ]


def last_day(year: int, month: int) -> str:
    """The last day of a month as an ISO date."""
    return f"{year:04d}-{month:02d}-{monthrange(year, month)[1]:02d}"


def _iso(match: re.Match[str]) -> str:
    year = _value(match["y"] or match["y2"])
    month = _value(match["m2"] or match["m"] or match["m3"])
    written = match["d2"] or match["d"] or match["d3"]
    if not written:
        return f"{year:04d}-{month:02d}"
    day = _value(written)
    if not 1 <= day <= monthrange(year, month)[1]:
        return ""
    return f"{year:04d}-{month:02d}-{day:02d}"


def _value(written: str) -> int:
    return int(written) if written.isdigit() and written.isascii() else int(chinese_value(written))
