"""Whether the years, dates and other digits of a text stand in the sentences that it cites."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.model_source import Source
from index.dates import FoundDate, find_dates, find_years, plain_digits
from index.numerals import chinese_value
from index.quantities import quantities

__all__ = ["wrong_number", "wrong_time"]

_MONTH = re.compile(
    r"(?<![\d十])(?P<m>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月"
    r"(?:(?P<d>\d{1,2})日)?(?!度)"
)
_PART = re.compile(r"[上下]半年|前?第?[一二三四1-4]个?季度|[去前明后上今]年|年初|上年末?")
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_ORDINAL = re.compile(r"第[一二三四五六七八九十百\d]+|[一二三四五六七八九十]+五(?=规划|时期|[”\"])")


def wrong_time(text: str, sources: Sequence[Source]) -> str:
    """The year, date or part of a year that no cited sentence says, named in Chinese; '' for none.

    A year may also be the one that the library reads for a sentence.
    """
    flat = plain_digits(text)
    for year in find_years(flat):
        if not any(int(year.value) in _years(s) for s in sources):
            return f"“{flat[year.start : year.end]}”不在所引的原句里"
    for date in find_dates(flat):
        if not any(_says_date(s, date) for s in sources):
            return f"“{flat[date.start : date.end]}”不在所引的原句里"
    for month in _undated(flat):
        if not any(_says_month(s, month) for s in sources):
            return f"“{month.group()}”不在所引的原句里"
    for part in _PART.finditer(flat):
        if not any(part.group() in s.around for s in sources):
            return f"“{part.group()}”不在所引的原句里"
    return ""


def wrong_number(text: str, sources: Sequence[Source]) -> str:
    """Digits that are no amount and that no cited sentence has (ranks, names); '' for none."""
    flat = plain_digits(text)
    taken = [(q.start, q.end) for q in quantities(text)]
    known = {run for s in sources for run in _DIGITS.findall(plain_digits(s.around))}
    known |= {str(year) for s in sources for year in s.years}
    for found in _DIGITS.finditer(flat):
        inside = any(a <= found.start() and found.end() <= b for a, b in taken)
        if not inside and found.group() not in known:
            return f"“{found.group()}”不在所引的原句里"
    for found in _ORDINAL.finditer(flat):
        if not any(found.group() in plain_digits(s.around) for s in sources):
            return f"“{found.group()}”不在所引的原句里"
    return ""


def _years(source: Source) -> set[int]:
    return {int(year.value) for year in find_years(source.quote)} | set(source.years)


def _says_date(source: Source, date: FoundDate) -> bool:
    quote = plain_digits(source.quote)
    if any(own.value.startswith(date.value) for own in find_dates(quote)):
        return True
    year, *rest = (int(part) for part in date.value.split("-"))
    return year in _years(source) and any(
        _calendar(month)[: len(rest)] == tuple(rest) for month in _undated(quote)
    )


def _says_month(source: Source, month: re.Match[str]) -> bool:
    quote, wanted = plain_digits(source.quote), _calendar(month)
    said = [_calendar(found) for found in _MONTH.finditer(quote)]
    return any(own == wanted or (own[0] == wanted[0] and wanted[1] is None) for own in said)


def _undated(text: str) -> list[re.Match[str]]:
    """The months of a text that stand without their year."""
    dated = [(date.start, date.end) for date in find_dates(text)]
    return [
        found
        for found in _MONTH.finditer(text)
        if not any(start <= found.start() < end for start, end in dated)
    ]


def _calendar(month: re.Match[str]) -> tuple[int, int | None]:
    written = month["m"]
    number = int(written) if written.isdecimal() else int(chinese_value(written))
    return number, int(month["d"]) if month["d"] else None
