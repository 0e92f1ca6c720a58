"""What the form of the tab 起草 offers: templates, periods, last reports, and an example."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.reporting_period import PeriodError, ReportingPeriod, read_period
from assistant.web_draft_bench import Asked

if TYPE_CHECKING:
    from index.library import Library
    from index.records import Summary

__all__ = ["example", "meanings", "period_of", "periods", "reports_of", "takes_topic"]

_PERIOD = re.compile(
    r"(?:19|20)\d\d年(?:度|上半年|下半年|前三季度|第?[一二三四]季度|\d{1,2}月(?:底|末)?)?"
)
_LEDGER, _REPORT = "整改任务清单", "整改落实情况报告"
_LEDGERS = (".xlsx", ".csv", ".docx")
_MOST = 6
_LONG_AGO = date(1, 1, 1)


def takes_topic(template: str) -> bool:
    """Whether a template asks its user for a topic."""
    from assistant.template import load_template

    return any(rule.type == "文字" for rule in load_template(template).rules)


def meanings(template: str) -> Mapping[str, str]:
    """What each slot of a template is, by its name."""
    from assistant.template import load_template

    return {rule.name: rule.meaning for rule in load_template(template).rules}


def period_of(summary: Summary) -> ReportingPeriod | None:
    """The period that a report tells of by its title, else by its year; None without either."""
    found = _PERIOD.search(summary.title or summary.report)
    words = found[0] if found else f"{summary.year}年" if summary.year else ""
    try:
        return read_period(words)
    except PeriodError:
        return None


def periods(summaries: Sequence[Summary], place: str) -> list[str]:
    """The periods that the library has reports of a place for, the newest first."""
    known = [p for s in summaries if s.place == place and (p := period_of(s)) is not None]
    ordered = sorted(known, key=lambda p: (p.end, p.start), reverse=True)
    return list(dict.fromkeys(period.label for period in ordered))[:_MOST]


def reports_of(summaries: Sequence[Summary], place: str) -> list[tuple[str, str]]:
    """The title and id of each report of a place, the newest first; ledgers are none.

    Titles begin after the place, which would fill the field.
    """
    found = [s for s in summaries if (not place or s.place == place) and s.kind != _LEDGER]
    ordered = sorted(found, key=lambda s: (_end(s), s.date), reverse=True)
    return [(_title(s, place), s.report) for s in ordered]


def _title(summary: Summary, place: str) -> str:
    title = summary.title or summary.report
    return title.removeprefix(place) or title


def _end(summary: Summary) -> date:
    period = period_of(summary)
    return period.end if period else _LONG_AGO


def example(library: Library, templates: Sequence[str]) -> Asked | None:
    """A draft that the library has everything for: the newest ledger's, else the newest report's.

    None where no place has a report on its tasks.
    """
    summaries = library.summaries()
    reports = sorted((s for s in summaries if s.kind == _REPORT and s.place), key=_end)
    if not reports or not templates:
        return None
    template = _REPORT if _REPORT in templates else templates[0]
    for ledger in sorted((s for s in summaries if s.kind == _LEDGER), key=_end, reverse=True):
        path = Path(library.report(ledger.report).path)
        own = [s for s in reports if s.place == ledger.place]
        if own and path.suffix.lower() in _LEDGERS and path.is_file():
            return _asked(template, ledger, own, path)
    return _asked(template, reports[-1], [s for s in reports if s.place == reports[-1].place], None)


def _asked(template: str, new: Summary, own: Sequence[Summary], ledger: Path | None) -> Asked:
    """What is asked for the period of a ledger or report; the last report is the one before it."""
    period = _half(period_of(new))
    older = [s for s in own if period is not None and _end(s) < period.end]
    last = older[-1].report if older else ""
    return Asked(template, new.place, period.label if period else "", "", ledger, last)


def _half(period: ReportingPeriod | None) -> ReportingPeriod | None:
    """The half year or year that the figures of a ledger as of June or December belong to."""
    if period is None or period.end.month not in (6, 12) or period.months == 12:
        return period
    return read_period(f"{period.end.year}年{'上半年' if period.end.month == 6 else ''}")
