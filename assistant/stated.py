"""The amounts and dates that a text states, in a form in which two writings of one are equal."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from assistant.reporting_period import PeriodError, read_period
from index.dates import find_dates, find_years
from index.numerals import chinese_value
from index.quantities import Quantity, quantities

__all__ = ["Amount", "Day", "Stated", "given_days", "holds", "same", "stated"]

_MONTH = re.compile(
    r"(?<![\d.．－-])(?P<m>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月"
    r"(?:(?P<d>3[01]|[12]\d|0?[1-9])日)?"
)
_YEARLY = re.compile(r"(?:上半年|下半年|前三季度|第?[一二三四]季度|年?底|年?末|年?初|[上中下]旬)")
# A cell of a ledger is quoted as “421”; the numbers of its rows stand outside.
_BARE = re.compile(r"(?:^|“)\s*(\d+(?:\.\d+)?)\s*(?:$|”)")


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in its unit, scales multiplied out: 1.21亿元 and 12100万元 are equal."""

    value: Decimal
    unit: str
    upper: Decimal | None = None
    parts: tuple[Decimal, ...] = ()


@dataclass(frozen=True, slots=True)
class Day:
    """A date as far as it is written: a year, a month of it or of no named year, a day."""

    year: int | None
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Stated:
    """An amount or a date and where it is written, `end` exclusive."""

    start: int
    end: int
    value: Amount | Day


@lru_cache(maxsize=4096)
def stated(text: str) -> tuple[Stated, ...]:
    """The amounts and dates of a text in its order, without overlap; dates come first."""
    days = list(_days(text))
    taken = {i for day in days for i in range(day.start, day.end)}
    amounts = (
        Stated(q.start, q.end, _amount(q))
        for q in quantities(text)
        if taken.isdisjoint(range(q.start, q.end))
    )
    return tuple(sorted([*days, *amounts], key=lambda found: found.start))


def holds(quote: str, wanted: Amount | Day, bare: bool = False) -> bool:
    """Whether a quote states an amount or a date.

    A date may be fuller in the quote, or lack the year there. With `bare` a number without a unit
    counts too that is all of the quote or of words in “”, as the cell of a ledger whose header
    names the unit.
    """
    if any(same(wanted, found.value) for found in stated(quote)):
        return True
    return bare and isinstance(wanted, Amount) and _bare_number(quote, wanted)


def given_days(words: str) -> tuple[Day, ...]:
    """The first and last day of a period given by the user; () where the words name none."""
    try:
        period = read_period(words)
    except PeriodError:
        return ()
    return tuple(_day(day) for day in (period.start, period.end)) if period else ()


def _day(day: date) -> Day:
    return Day(day.year, day.month, day.day)


def same(wanted: Amount | Day, found: Amount | Day) -> bool:
    """Whether an amount or a date found is the one wanted, as `holds` takes it."""
    if isinstance(wanted, Day):
        return isinstance(found, Day) and _same_day(wanted, found)
    return wanted == found


def _same_day(wanted: Day, found: Day) -> bool:
    """Whether a date is the one wanted, which may be less exact or name a year that it lacks."""
    if wanted.month is None:
        return wanted.year == found.year
    if wanted.year is not None and found.year not in (wanted.year, None):
        return False
    return wanted.month == found.month and wanted.day in (None, found.day)


def _amount(read: Quantity) -> Amount:
    unit = unicodedata.normalize("NFKC", read.unit)
    upper = None if read.upper is None else read.upper * read.scale
    return Amount(read.amount, unit, upper, read.parts)


def _bare_number(quote: str, wanted: Amount) -> bool:
    plain = unicodedata.normalize("NFKC", quote)
    return any(Decimal(found) == wanted.value for found in _BARE.findall(plain))


def _days(text: str) -> Iterator[Stated]:
    whole = [
        Stated(found.start, found.end, Day(*map(int, found.value.split("-"))))
        for found in find_dates(text)
    ]
    taken = {i for found in whole for i in range(found.start, found.end)}
    for year in find_years(text):
        if year.start not in taken:
            whole.append(Stated(year.start, year.end, Day(int(year.value))))
            taken.update(range(year.start, year.end))
    plain = unicodedata.normalize("NFKC", text)
    for month in _MONTH.finditer(plain if len(plain) == len(text) else text):
        if month.start() not in taken:
            value = Day(None, _number(month["m"]), int(month["d"]) if month["d"] else None)
            whole.append(Stated(month.start(), month.end(), value))
    for found in whole:
        tail = _YEARLY.match(text, found.end)
        yield Stated(found.start, tail.end() if tail else found.end, found.value)


def _number(written: str) -> int:
    return int(written) if written.isdigit() else int(chinese_value(written))
