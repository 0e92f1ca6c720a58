"""The words of time in the last report, and what they are in the next one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.deadline import month_label, read_deadline
from assistant.draft_clauses import CUT_OFF
from assistant.draft_model import Change
from assistant.reporting_period import ReportingPeriod

__all__ = ["TimeWords"]

_DATE = re.compile(
    r"(?:(?P<year>\d{4})年)?(?:(?P<month>\d{1,2})月(?!均|度|底最)(?:\d{1,2}日|[上中下]旬|底|末|份|初)?)"
    r"|(?P<only>\d{4})年(?:底|末|初)?"
)
_GARBLED = re.compile(r"(?:19|20)\d{4,6}日")
_PARTS = re.compile(r"[上下]半年|前?[一二三四]个?季度|第[一二三四]季度|前三季度")
_COMPARED = re.compile(r"(?:与|比|较)(?:上年|去年)(?:同期)?(?:相比)?|同比")
_BEFORE = re.compile(r"(?:比|较|与|由|从)$")
_WHOLE_YEAR = re.compile(r"全年|年内|当年|一年来|一年多来")
_HALF_YEAR = re.compile(r"上半年|半年来")


@dataclass(frozen=True, slots=True)
class TimeWords:
    """Renews the words of time of a report about `last` for one about `new`.

    `last` is None where the last report does not say what time it tells of.
    """

    last: ReportingPeriod | None
    new: ReportingPeriod

    @property
    def short(self) -> str:
        """The new period without its year: '上半年', '全年'."""
        return re.sub(r"^\d{4}年", "", self.new.label) or "全年"

    @property
    def within(self) -> bool:
        """Whether the last period is part of the new one: what happened in it still counts."""
        last = self.last
        return last is not None and self.new.start <= last.start and last.end <= self.new.end

    @property
    def adjoining(self) -> bool:
        """Whether the new period begins on the day after the last one ended."""
        return self.last is not None and self.last.end + timedelta(days=1) == self.new.start

    def renewed(self, text: str) -> tuple[str, tuple[Change, ...]]:
        """A text with its words of time renewed, and what was changed."""
        changes: list[Change] = []
        for pattern, new, why in self._rules():

            def put(match: re.Match[str], new: str = new, why: str = why) -> str:
                if match.group() != new:
                    changes.append(Change(match.group(), new, why))
                return new

            text = pattern.sub(put, text)
        return text, tuple(changes)

    def compared(self, words: str) -> str:
        """The words of a comparison ('比上年', '比2023年底') in the next report; '' as '同比'."""
        if found := re.search(r"(\d{4})年(?:底|末)", words):
            same = self.last and int(found[1]) == (self.last.start - timedelta(days=1)).year
            return f"比{month_label(self.new.start - timedelta(days=1))}" if same else ""
        if "环比" in words:
            return "环比"
        return "比上年" if self.new.months == 12 and "同比" not in words else "同比"

    def of_part(self, text: str) -> bool:
        """Whether a text tells of a part of the last period that the new one does not have."""
        last = self.last
        if last is None or (
            last.months == self.new.months and last.start.month == self.new.start.month
        ):
            return False
        own = re.sub(r"^\d{4}年", "", last.label)
        return any(m.group() != own for m in _PARTS.finditer(text))

    def is_event(self, text: str, before: str = "") -> bool:
        """Whether a text dates something within the last period and not in the new one.

        `before` stands before it.
        """
        if self.last is None or self.within:
            return False
        return any(
            self.last.start <= day <= self.last.end
            for day in self._days(before + text, len(before))
        )

    def of_earlier(self, text: str) -> bool:
        """Whether a text counts something of a year before the last report's period."""
        if self.last is None:
            return False
        years = re.findall(r"(\d{4})年(?!以来|来|起|底|末|初|\d)", text)
        return any(int(year) < self.last.start.year for year in years)

    def is_awaited(self, text: str) -> bool:
        """Whether a text tells what the last report expected of a day that has come since."""
        if self.last is None:
            return False
        days = [*self._days(text, 0, whole_years=True)]
        if re.search(r"(?<!\d年)(?<!\d)年[底末]", text):
            days.append(date(self.last.end.year, 12, 31))
        return any(self.last.end < day <= self.new.end for day in days)

    def names_last(self, text: str) -> bool:
        """Whether a text speaks of the last period by its name or its year."""
        if self.last is None:
            return False
        year = self.last.end.year
        return bool(re.search(rf"{year}年(?!\d|底|末)|一年来|过去一年", CUT_OFF.sub("", text)))

    def _days(self, text: str, start: int, whole_years: bool = False) -> Iterator[date]:
        """The days named from `start` on, except in a cut-off or in what is compared with."""
        barred = [m.span() for m in CUT_OFF.finditer(text)]
        assert self.last is not None
        if _GARBLED.search(text, start):
            yield self.last.end
        year = self.last.end.year
        for match in _DATE.finditer(text):
            named = match["year"] or match["only"]
            year = int(named) if named else year
            if match.start() < start or any(a <= match.start() < b for a, b in barred):
                continue
            if _BEFORE.search(text[: match.start()]):
                continue
            if match["month"] is None and not whole_years:
                continue
            day = read_deadline(match.group(), year).day
            if day is not None:
                yield day

    def _rules(self) -> Iterator[tuple[re.Pattern[str], str, str]]:
        yield CUT_OFF, self.new.cut_off, "截止时间"
        last = self.last
        if last is None:
            return
        year = last.end.year
        if last.months == 12:
            yield (
                re.compile(rf"{year}年(?:度|全年)?(?!\d|底|末|[上下]半年|第?[一二三四]季|前|来)"),
                self.new.label,
                "报告期",
            )
            yield _WHOLE_YEAR, self.short, "报告期"
        else:
            yield re.compile(re.escape(last.label)), self.new.label, "报告期"
            short = re.sub(r"^\d{4}年", "", last.label)
            half = _HALF_YEAR if short == "上半年" else re.compile(re.escape(short))
            yield half, self.short, "报告期"
        if self.new.months < 12 and last.months == 12:
            yield _COMPARED, "同比", "比较对象"
