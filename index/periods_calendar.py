"""What words of time stand for in one report."""

from __future__ import annotations

from index.dates import last_day
from index.periods_words import Parts, TimeWords
from index.report import Metadata, Period

__all__ = ["Calendar", "last_year", "several_years", "whole_years", "years_of"]

_JUST_NAMED = 300
_REMEMBERED = 3000


def whole_years(first: int, last: int) -> Period:
    """The period from the first day of a year to the last day of another."""
    return Period(f"{first:04d}-01-01", f"{last:04d}-12-31")


def years_of(period: Period) -> tuple[int, int] | None:
    """The first and the last year of a period, None where it is open."""
    if period.start is None or period.end is None:
        return None
    return int(period.start[:4]), int(period.end[:4])


def several_years(period: Period) -> bool:
    """Whether a period is closed and touches more than one year."""
    years = years_of(period)
    return years is not None and years[0] < years[1]


def last_year(period: Period) -> Period:
    """The last whole year of a period of whole years; any other period as it is."""
    if several_years(period) and period.end and period.end.endswith("-12-31"):
        return whole_years(int(period.end[:4]), int(period.end[:4]))
    return period


class Calendar:
    """Resolves words of time in the order in which a report has them."""

    def __init__(self, metadata: Metadata) -> None:
        """Knows the report's year, its date and the period that it covers."""
        year = metadata.year.value
        self.year = int(year) if year.isdigit() else None
        self.covered = metadata.period
        self._date = metadata.date.value
        self._spans: dict[int, tuple[int, Period]] = {}

    @property
    def closing_year(self) -> int | None:
        """The last year that the report covers, else the year that it bears."""
        return int(self.covered.end[:4]) if self.covered.end else self.year

    def resolve(
        self, words: TimeWords, at_hand: int | None, frame: Period | None = None
    ) -> Period | None:
        """The period of the words, None if it cannot be told.

        `at_hand` is the year spoken of, `frame` the time that the section is about.
        """
        period = self._plain(words, at_hand or self.closing_year, frame or self.covered)
        if period is None:
            return None
        if words.since:
            return Period(period.start, self._end_after(period.start or "", words.since))
        if words.until == "as of" or (words.until and words.parts and words.parts != Parts()):
            return Period(None, period.end)
        return period

    def remember(self, words: TimeWords, period: Period) -> None:
        """Keeps a run of years in mind, so that 这三年 can stand for it further on."""
        years = years_of(period)
        whole = words.parts is None and not words.since and words.head != "part"
        if years and whole and years[0] < years[1]:
            self._spans[years[1] - years[0] + 1] = (words.start, period)

    def _plain(self, words: TimeWords, at_hand: int | None, frame: Period) -> Period | None:
        if words.head == "now":
            return last_year(self.covered) if self.covered.end else None
        if words.head == "span":
            return self._span(words, frame)
        if words.head in ("year", "plan"):
            return _within(words.first, words.last, words.parts)
        base = self.year if words.head == "relative" else at_hand
        return _within(base + words.first, base + words.last, words.parts) if base else None

    def _span(self, words: TimeWords, frame: Period) -> Period | None:
        """Years to come; a run of that length that was just named, is the frame or what the report
        covers, or was named before; else those up to the last year covered. None of no years.
        """
        count, named = words.first, self._spans.get(words.first)
        if count < 1:
            return None
        if words.future:
            return whole_years(self.year, self.year + count - 1) if self.year else None
        if named and words.start - named[0] <= _JUST_NAMED:
            return named[1]
        for period in (frame, self.covered):
            years = years_of(period)
            if years and years[1] - years[0] + 1 == count and (count > 1 or not words.bare):
                return whole_years(*years)
        if named and words.start - named[0] <= _REMEMBERED:
            return named[1]
        end = self.closing_year
        return None if words.bare or end is None else whole_years(end - count + 1, end)

    def _end_after(self, start: str, since: str) -> str | None:
        """The end of what began at `start` and goes on when the report is written."""
        if self.covered.end and self.covered.end >= start:
            return self.covered.end
        if self.year is None:
            return None
        year, month = self._date[:4], self._date[5:7]
        told = month and since == "ever since"
        return last_day(int(year), int(month)) if told else f"{self.year}-12-31"


def _within(first: int, last: int, parts: Parts | None) -> Period:
    if parts is None:
        return whole_years(first, last)
    end = last_day(last, parts.last)
    if not parts.day:
        return Period(f"{first:04d}-{parts.first:02d}-01", end)
    days = (min(f"{end[:8]}{day:02d}", end) for day in (parts.day, parts.last_day))
    return Period(*days)
