"""Which periods the reports of a library tell of, place by place."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from assistant.reporting_period import ReportingPeriod

if TYPE_CHECKING:
    from index.library import Library
    from index.report import Metadata

__all__ = ["held_periods"]

_JANUARY_1 = (1, 1)


def held_periods(library: Library) -> Mapping[str, tuple[str, ...]]:
    """The periods of each place, newest first, as `read_period` reads them; places by name."""
    ends: dict[str, dict[str, date]] = {}
    for metadata in library.metadata().values():
        place, period = metadata.place.value, _period(metadata)
        if place:
            of_place = ends.setdefault(place, {})
            if period is not None:
                of_place[_words(period)] = period.end
    return {
        place: tuple(sorted(of_place, key=lambda label: of_place[label], reverse=True))
        for place, of_place in sorted(ends.items())
    }


def _words(period: ReportingPeriod) -> str:
    """Its name (2024年上半年), or its end (2024年11月底) where it has none."""
    if period.label.startswith(f"{period.end.year}年") and "月至" not in period.label:
        return period.label
    return period.cut_off.removeprefix("截至")


def _period(metadata: Metadata) -> ReportingPeriod | None:
    """What a report covers: its year until the last day where only that is known."""
    if metadata.period.end is None:
        return None
    end = date.fromisoformat(metadata.period.end)
    start = date(end.year, *_JANUARY_1)
    if metadata.period.start is not None:
        start = max(start, date.fromisoformat(metadata.period.start))
    return ReportingPeriod("", start, end)
