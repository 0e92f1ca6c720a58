"""What a library holds on one place: the figures and the sentences of a period."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from assistant.evidence import LIBRARY, Known
from assistant.evidence_echo import without_echoes
from assistant.evidence_pages import Page, pages_of
from assistant.evidence_period import days_of, holds_for, is_of, looked_back
from assistant.evidence_reading import elsewhere, misread
from assistant.evidence_rows import in_progress_cell
from assistant.evidence_sentence import Sentence, sentences_of
from assistant.evidence_sort import Sort, sort_of
from assistant.reporting_period import ReportingPeriod
from assistant.trace_context import stated_there
from index.figure_place import level_of
from index.place_table import short_name
from index.places import canonical, parents

if TYPE_CHECKING:
    from index.figure import Figure
    from index.library import Library
    from index.report import Metadata, Period

__all__ = ["Holding"]

_LEDGER_KIND = "整改任务清单"
_OF_RECTIFICATION = ("整改落实情况报告", "审计整改情况报告")
_YEAR = 12
_RANKS = ("国家", "省", "市", "县", "乡镇")


class Holding:
    """The reports of a library that can tell of a place; what was read of them is kept."""

    def __init__(self, library: Library, place: str, without: Collection[str] = ()) -> None:
        """Of the reports that are not in `without`."""
        self.place = _full_name(place, library.places())
        self._library, self._pages = library, pages_of(library)
        self._without = frozenset(without)
        self._sentences: dict[tuple[str, str], tuple[Sentence, ...]] = {}
        self._by_report: dict[str, list[Figure]] = defaultdict(list)
        for figure in library.all_figures():
            if figure.place == self.place and figure.report not in self._without:
                self._by_report[figure.report].append(figure)

    def known(self, period: ReportingPeriod) -> tuple[Known, ...]:
        """The figures of the place and period, of its own report first, else by report."""
        found = [
            known
            for report in self._ordered(self._by_report, period)
            for known in self._of_report(report, period)
        ]
        return tuple(found)

    def sentences(self, period: ReportingPeriod) -> tuple[Sentence, ...]:
        """The sentences that can stand in a report of the place and period, in the same order.

        One that only says again, or otherwise, what a report before it says is left out.
        """
        key = days_of(period)
        if key not in self._sentences:
            told = (
                sentence
                for report in self._ordered(self._tellers(period), period)
                for sentence in sentences_of(
                    self._pages.of(report), self._library.figures(report), self.place, period
                )
            )
            self._sentences[key] = tuple(without_echoes(told))
        return self._sentences[key]

    def is_own(self, report: str, period: ReportingPeriod) -> bool:
        """Whether a report was written by the place about just this period."""
        what = self._library.metadata()[report]
        return what.place.value == self.place and is_of(what.period, period)

    def covered(self, report: str) -> Period | None:
        """What a report of the library covers, also one left out; None for another."""
        what = self._library.metadata().get(report)
        return what.period if what else None

    def sort_of(self, figure: Figure, before: str) -> Sort:
        """The sort of a figure, by all of its sentence where its report is in the library."""
        known = figure.report in self._library.metadata()
        after = self._pages.of(figure.report).after(figure) if known else None
        return sort_of(figure, before, after)

    def _ordered(self, reports: Iterable[str], period: ReportingPeriod) -> list[str]:
        return sorted(reports, key=lambda report: (self._rank(report, period), report))

    def _rank(self, report: str, period: ReportingPeriod) -> int:
        """The place's own report on its rectification first, then its others, then those of all."""
        kind = self._library.metadata()[report].kind.value
        return 2 if not self.is_own(report, period) else int(kind not in _OF_RECTIFICATION)

    def _of_report(self, report: str, period: ReportingPeriod) -> list[Known]:
        figures = [f for f in self._by_report[report] if _may_hold(f, period)]
        if not figures or not looked_back(self._library.metadata()[report], period.end):
            return []
        own, page = self.is_own(report, period), self._pages.of(report)
        found = []
        for figure in figures:
            before = page.before(figure)
            sort = sort_of(figure, before, page.after(figure))
            if elsewhere(before, self.place) or misread(figure, before, sort):
                continue
            if holds_for(figure, sort, period, own) and self._is_result(page, figure, period):
                total, citation = sort == "total", page.cite_figure(figure)
                found.append(Known(figure, citation, LIBRARY, total, sort=sort))
        return found

    def _is_result(self, page: Page, figure: Figure, period: ReportingPeriod) -> bool:
        if page.report.metadata.kind.value == _LEDGER_KIND:
            return in_progress_cell(page.report.text, figure.start)
        if page.spans_years(figure.start) and period.months <= _YEAR and not stated_there(figure):
            return False
        return page.tells_results(figure.start, period)

    def _tellers(self, period: ReportingPeriod) -> list[str]:
        """The reports whose sentences may tell of the place in the period."""
        found = []
        for report, what in self._library.metadata().items():
            if report in self._without or what.kind.value == _LEDGER_KIND:
                continue
            if not looked_back(what, period.end):
                continue
            if what.place.value == self.place:
                near = is_of(what.period, period) or self._tells_of(report, period)
            else:
                near = self._is_wider(what) and is_of(what.period, period)
            if near:
                found.append(report)
        return found

    def _tells_of(self, report: str, period: ReportingPeriod) -> bool:
        days = days_of(period)
        return any((f.period.start, f.period.end) == days for f in self._by_report[report])

    def _is_wider(self, what: Metadata) -> bool:
        other = what.place.value
        if other in parents(self.place):
            return True
        ranks = [level_of(place) for place in (other, self.place)]
        if parents(self.place) or not all(rank in _RANKS for rank in ranks):
            return False
        return _RANKS.index(ranks[0]) < _RANKS.index(ranks[1])


def _full_name(place: str, held: Collection[str]) -> str:
    """The full name of a place; a short one that no table has is that of a place held."""
    named = canonical(place) or place
    return next((full for full in held if named not in held and short_name(full) == named), named)


def _may_hold(figure: Figure, period: ReportingPeriod) -> bool:
    """Whether a figure is no target and ends within the period, before its sort is known."""
    first, last = days_of(period)
    return figure.role != "target" and first <= (figure.period.end or "") <= last
