"""Whether a figure of a report holds for a reporting period."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from assistant.compare_periods import is_stock
from assistant.evidence_sort import TOTAL, Sort

if TYPE_CHECKING:
    from assistant.reporting_period import ReportingPeriod
    from index.figure import Figure
    from index.report import Metadata, Period

__all__ = ["days_of", "holds_for", "is_of", "looked_back"]


def days_of(period: ReportingPeriod) -> tuple[str, str]:
    """The first and last day as ISO dates."""
    return period.start.isoformat(), period.end.isoformat()


def is_of(covered: Period, period: ReportingPeriod) -> bool:
    """Whether what a report covers, or a figure holds for, is the period or stands at its end."""
    first, last = days_of(period)
    return covered.end == last and covered.start in (first, None)


def holds_for(figure: Figure, sort: Sort, period: ReportingPeriod, own: bool) -> bool:
    """Whether a figure holds for the period: the same days, a state or a total at its end.

    In the period's `own` report a state that was reached on a day of the period counts too.
    """
    if is_of(figure.period, period):
        return True
    first, last = days_of(period)
    start, end = figure.period.start, figure.period.end
    if end is None:
        return False
    if end == last:
        return sort == TOTAL or is_stock(figure.indicator)
    return own and start == end and first <= end <= last and is_stock(figure.indicator)


def looked_back(metadata: Metadata, end: date) -> bool:
    """Whether a report was given after the end of a period, so that it can tell what came of it.

    Of a report that bears a year alone the end of what it covers decides.
    """
    given, covered = metadata.date.value, metadata.period.end or ""
    if len(given) == len("2024"):
        given = covered or f"{given}-12-31"
    elif len(given) == len("2024-12"):
        given = f"{given}-31"
    return max(given, covered) >= end.isoformat()
