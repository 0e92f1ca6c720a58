"""The time that the sections of a report are about, by their headings."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from index.metadata_kind import COMMUNIQUE
from index.periods_calendar import Calendar, several_years, whole_years
from index.periods_words import time_words
from index.report import Heading, Period, Report

__all__ = ["Frame", "section_frames"]

_MAX_HEADING = 45
_REVIEW = re.compile(r"回顾|总结|成就|一年来|执行情况")
_PLAN = re.compile(r"任务|安排|部署|建议|目标|打算|今后|下一步|总体要求")


@dataclass(frozen=True, slots=True)
class Frame:
    """From `start` on, a report speaks of `period`; `evidence` is the span that says so.

    Where it is `settled`, by a heading with one year or in a bulletin, another year that is named
    does not outlast its sentence.
    """

    start: int
    period: Period
    evidence: tuple[int, int] | None = None
    settled: bool = False


def section_frames(report: Report) -> list[Frame]:
    """The frames in the order of the text; the first begins at 0 with what the report covers.

    A heading holds until one of its level. In a work report the chapters that follow the review
    and name no time speak of the year ahead.
    """
    whole = _whole(report)
    frames, open_frames = [whole], list[tuple[int, Frame]]()
    chapters, looks_ahead = 0, False
    for heading in report.headings:
        above = len(open_frames)
        while open_frames and open_frames[-1][0] >= heading.level:
            open_frames.pop()
        closes = heading.level == 1 or len(open_frames) < above
        later = chapters > 0 and not open_frames
        frame = _of_heading(report, heading, later, looks_ahead)
        if frame:
            open_frames.append((heading.level, frame))
        if frame or closes:
            current = open_frames[-1][1] if open_frames else whole
            frames.append(replace(current, start=heading.start))
        chapters += heading.level == 1
        looks_ahead |= heading.level == 1 and bool(_REVIEW.search(heading.text))
    return frames


def _whole(report: Report) -> Frame:
    """What the report covers, else the year it bears."""
    calendar = Calendar(report.metadata)
    period = calendar.covered
    if period.start is None and period.end is None and calendar.year is not None:
        period = whole_years(calendar.year, calendar.year)
    return Frame(0, period, settled=report.metadata.kind.value == COMMUNIQUE)


def _of_heading(report: Report, heading: Heading, later: bool, looks_ahead: bool) -> Frame | None:
    if len(heading.text) > _MAX_HEADING or (heading.run_in and heading.level > 1):
        return None
    calendar = Calendar(report.metadata)
    for words in time_words(heading.text):
        if period := calendar.resolve(words, None):
            at = heading.start + words.start
            settled = not several_years(period)
            return Frame(heading.start, period, (at, heading.start + words.end), settled)
    works = report.metadata.kind.value.endswith("工作报告")
    if not works or calendar.year is None or _REVIEW.search(heading.text):
        return None
    ahead = _PLAN.search(heading.text) if later and heading.level <= 2 else None
    if ahead or (looks_ahead and heading.level == 1):
        year = whole_years(calendar.year, calendar.year)
        return Frame(heading.start, year, (heading.start, heading.end), settled=True)
    return None
