"""Which stretch of time the figures of a report hold for."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from index.periods_calendar import last_year, whole_years, years_of
from index.periods_changes import Change, changes
from index.periods_governing import FoundPeriod, Governing
from index.report import Report

__all__ = ["FoundPeriod", "Periods"]

_CLAUSE = 40
_SAME_YEARS = 400
_CLAUSE_END = re.compile(r"[，,。；;：:]")
_YEARLY = re.compile(r"年均|平均每年|年平均|每年平均|年递[增减]")
_ARRIVED = re.compile(
    r"(?:(?<!长)达|[增提上升下降减扩回缩拓壮][加高升长降少大落短展]?了?[到至为]|突破|"
    r"(?<!报)超过?|跨[过越]|跃上|迈上"
    r"|保持在|稳定在|控制在)[^，。；]{0,14}$"
)
_STOOD = re.compile(
    r"(?:率|占比|比重|余额|保有量|里程|装机容量|生产总值|人均[^，。；]{2,12})(?:[为是约近]|大约)*$"
)
# What is counted by the year stands for the last of the years that a section is about.
_FLOW = re.compile(r"(?:总?收入|总额|总?产值|总值|增加值|产量|营收)(?:[为是约近]|大约|达到?)*$")
_SUMMED = re.compile(r"累计|合计|总共|共|新增|新建|净增|年度|每年|投入|支出|补助|拨款")
_RANGE = re.compile(r"年?\s?(?:到|至|[—–－～~-]{1,2})\s?[\d０-９一二]")
_CHANGED = re.compile(r"增|提高|升|降|减少|翻|扩大")


@dataclass(frozen=True, slots=True)
class _Dated:
    """A change with the times of its two amounts."""

    change: Change
    base: FoundPeriod
    top: FoundPeriod


class Periods:
    """Finds the periods of the figures of one report."""

    def __init__(self, report: Report) -> None:
        """Reads the words of time of the report once, in time linear in its length."""
        self._text = report.text
        found = list(changes(report.text))
        spans = [span for change in found for span in (change.base, change.top)]
        self._governing = Governing(report, spans)
        self._changes: list[_Dated] = []
        for change in found:
            self._changes.append(self._dated(change))
        self._change_starts = [change.base[0] for change in found]

    def at(self, start: int, end: int, sentence: tuple[int, int]) -> FoundPeriod:
        """The period of the figure at `start` to `end` in the sentence with that span."""
        return (
            self._of_change(start)
            or self._governing.next_to(start, end, sentence[1])
            or self._in_clause(start, sentence[0])
        )

    def _in_clause(self, start: int, sentence: int) -> FoundPeriod:
        """The governing time as the words right before the figure bend it.

        What a run of years 'arrived at' holds for its last year, what grew 'annually' for all.
        """
        found = self._governing.at(start, sentence)
        clause = _CLAUSE_END.split(self._text[max(sentence, start - _CLAUSE) : start])[-1]
        if _CHANGED.search(clause) and (over := self._over_change(start, sentence)):
            return over
        if _YEARLY.search(clause):
            return self._governing.several_years_at(start, found)
        stood = _STOOD.search(clause) or (_ARRIVED.search(clause) and not self._is_since(found))
        told_before = found.evidence is None or found.evidence[1] <= sentence
        stood = stood or (told_before and _FLOW.search(clause))
        stands = stood and not _SUMMED.search(clause)
        return replace(found, period=last_year(found.period)) if stands else found

    def _is_since(self, found: FoundPeriod) -> bool:
        return bool(found.evidence and self._text[slice(*found.evidence)].endswith("以来"))

    def _of_change(self, start: int) -> FoundPeriod | None:
        dated = self._change_before(start)
        if dated and start < dated.change.base[1]:
            return dated.base
        return dated.top if dated and dated.change.top[0] <= start < dated.change.top[1] else None

    def _change_before(self, start: int) -> _Dated | None:
        i = bisect_right(self._change_starts, start) - 1
        return self._changes[i] if i >= 0 else None

    def _over_change(self, start: int, sentence: int) -> FoundPeriod | None:
        """The years of a growth that is told right after the two amounts it follows from."""
        dated = self._change_before(start)
        if dated is None or dated.change.base[0] < sentence:
            return None
        end = dated.change.top[1]
        if start - end > _CLAUSE or self._governing.said_between(end, start):
            return None
        base, top = years_of(dated.base.period), years_of(dated.top.period)
        if base is None or top is None or base[1] >= top[1]:
            return None
        return FoundPeriod(whole_years(base[1] + 1, top[1]), dated.top.evidence)

    def _dated(self, change: Change) -> _Dated:
        """The change with its times: as written, as those before it, or by what governs it."""
        base, top = self._governing.inside(change.base), self._governing.inside(change.top)
        before = self._changes[-1] if self._changes else None
        if base is None and before and self._goes_on(before, change.base[0]):
            return _Dated(change, before.base, top or before.top)
        sentence = self._sentence(change.base[0])
        around = self._governing.at(change.base[0], sentence)
        base = base or self._compared(sentence, change.base[0], around)
        return _Dated(
            change,
            replace(base, baseline=True),
            top or replace(around, period=last_year(around.period)),
        )

    def _sentence(self, start: int) -> int:
        first = max(0, start - _SAME_YEARS)
        return max(first, *(self._text.rfind(mark, first, start) + 1 for mark in "。\n；"))

    def _compared(self, sentence: int, start: int, around: FoundPeriod) -> FoundPeriod:
        """What a change that starts at `start` is compared with, else where its years began.

        That is the first of 1978年到1982年, but the year before 这两年.
        """
        years, compared = years_of(around.period), self._governing.compared_with(sentence, start)
        if years is None:
            return around
        if compared and (compared.period.end or "") < (around.period.start or ""):
            return compared
        named = around.evidence and _RANGE.search(self._text[slice(*around.evidence)])
        year = years[0] if named and years[0] < years[1] else years[0] - 1
        return replace(around, period=whole_years(year, year))

    def _goes_on(self, before: _Dated, start: int) -> bool:
        """Whether the change at `start` is one more over the same years as that before."""
        first = max(self._governing.line(start), start - _SAME_YEARS)
        end = before.change.top[1]
        return before.change.base[0] >= first and not self._governing.said_between(end, start)
