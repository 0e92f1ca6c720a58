"""Which report of the library a draft takes its figures from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from assistant.deadline import read_deadline
from assistant.draft_report import ReportFacts, read_report
from assistant.reporting_period import read_period
from assistant.template import SlotRule
from index.errors import ReportAssistantError

if TYPE_CHECKING:
    from index.library import Library
    from index.records import Summary

__all__ = ["DraftError", "choose_report", "nothing_found"]


MIN_FOUND = 3
FULL_OVERVIEW = 5


class DraftError(ReportAssistantError):
    """A draft that cannot be made from what was given; the message says what there is instead."""


def choose_report(
    library: Library,
    rules: Sequence[SlotRule],
    place: str = "",
    period: str = "",
    report: str = "",
) -> ReportFacts | None:
    """The facts of the report named, or of the one of that place whose figures end with the period.

    Without a period the place's latest report with an overview of progress is taken. None where
    the library holds none that fits; an unknown `report` raises the library's own error, words
    that name no period PeriodError.
    """
    if report:
        return read_report(library.report(report), library.passages(report), rules)
    if not place:
        return None
    asked = read_period(period)
    end = asked.end if asked else None
    known = _overviews(library, rules, place)
    fitting = [
        facts for year, facts in known if end is None or _ends_with(facts, year, end, period)
    ]
    return max(fitting, key=lambda facts: _fitness(facts, end), default=None)


def nothing_found(
    library: Library, rules: Sequence[SlotRule], place: str, period: str
) -> DraftError:
    """The error for a place and period without a report, naming what the library has for it."""
    wanted = f"{place}{period}" or "这次起草"
    known = [facts.report for _, facts in _overviews(library, rules, place)] if place else []
    if not known:
        return DraftError(
            f"报告库里没有可供{wanted}使用的整改落实情况报告；"
            "请用 add 加入报告，用 --report 指定报告，或用 --ledger 给出台账。"
        )
    names = "、".join(f"《{report.metadata.title.value or report.id}》" for report in known)
    return DraftError(
        f"报告库里没有{wanted}的整改进展；{place}现有：{names}。"
        "请换报告期，或用 --report 指定报告。"
    )


def _overviews(
    library: Library, rules: Sequence[SlotRule], place: str
) -> list[tuple[str, ReportFacts]]:
    """The year and the facts of every report of a place that sums up its progress.

    A report does where it has MIN_FOUND of the counts and days asked for, or all of fewer.
    """
    asked = sum(rule.type in ("数量", "日期") for rule in rules)
    known = []
    for summary in _of_place(library.summaries(), place):
        passages = library.passages(summary.report)
        facts = read_report(library.report(summary.report), passages, rules)
        if len(facts.found) >= max(1, min(MIN_FOUND, asked)):
            known.append((summary.year, facts))
    return known


def _of_place(summaries: Sequence[Summary], place: str) -> list[Summary]:
    from index.places import canonical

    wanted = canonical(place) or place
    held = [
        summary
        for summary in summaries
        if summary.place and (canonical(summary.place) or summary.place) == wanted
    ]
    held = held or [s for s in summaries if place and (place in s.place or place in s.title)]
    return sorted(held, key=lambda summary: (summary.year, summary.report))


def _ends_with(facts: ReportFacts, year: str, end: date, period: str) -> bool:
    """True where a report's figures stand at the end of the period, or its year is the period's."""
    if facts.as_of is not None:
        if (facts.as_of.year, facts.as_of.month) == (end.year, end.month):
            return True
        return read_deadline(period).precision == "year" and facts.as_of.year == end.year
    return year == str(end.year)


def _fitness(facts: ReportFacts, end: date | None) -> tuple[bool, bool, date, str]:
    """Reports whose figures stand at the very end first, then full overviews, then the latest."""
    day = facts.as_of or date.min
    exact = end is not None and (day.year, day.month) == (end.year, end.month)
    return exact, len(facts.found) >= FULL_OVERVIEW, day, facts.report.id
