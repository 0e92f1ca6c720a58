"""The dates and half years that a draft's writer gave, and when one date states another."""

from __future__ import annotations

import re

from benchmarks.drafts_numbers import Date, dates, flat
from benchmarks.drafts_sources import Given

__all__ = ["covers", "given_dates", "half"]


def covers(wanted: Date, other: Date) -> bool:
    """Whether a date states another: the same as far as the wanted one is written."""
    return all(
        not mine or mine == theirs
        for mine, theirs in (
            (wanted.year, other.year),
            (wanted.month, other.month),
            (wanted.day, other.day),
        )
    )


def given_dates(given: Given) -> list[Date]:
    """The dates in what the writer gave, with the end of a half year or a year as a month."""
    found = list(dates(given.words))
    period = flat(given.period)
    for year in {d.year for d in dates(period) if d.year}:
        months = (6,) if "上半年" in period else () if re.search(r"\d月", period) else (12,)
        found += [Date(year, month, 0, 0, 0) for month in months]
        found += [Date(0, month, 0, 0, 0) for month in months]
    return found


def half(words: str) -> int:
    """The half year that a title or period ends with, counted from year 0; 0 for none."""
    year = re.search(r"(?:19|20)\d\d(?=年)", flat(words))
    return 2 * int(year.group()) + ("上半年" not in words) if year else 0
