"""How well a report, and a section of it, fits the place, the time and the kind that is asked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from index.places import parents, within
from index.question import Question
from index.report import Metadata, Passage
from index.years import NamedYears

__all__ = [
    "elsewhere",
    "known_places",
    "place_fit",
    "plans",
    "report_year_fit",
    "year_fit",
]

_PLAN_HEADING = re.compile(
    r"下一步|打算|安排|部署|建议(?!提案)|目标|任务(?!完成|落实)|要求|今后|今年|举措|"
    r"20\d\d年(?:的)?(?:政府|重点|主要|总体|经济社会发展)*(?:工作|任务|措施)(?!回顾|情况|总结|完成)"
)
_REVIEW_HEADING = re.compile(
    r"回顾|成效|成就|完成情况|总结|进展|过去|整改情况|落实情况|工作情况|去年"
)
_BELOW = 0.3
_PARTLY = 0.3
_PLAN_TEXT = re.compile(
    r"预期目标|今年[，,]?我们?(?:将|要)|将(?:重点|继续|进一步)|力争|计划(?:新|完成|安排)"
)


def place_fit(metadata: Metadata, question: Question) -> float:
    """1 for a report of a named place, less for one above or below it, 0 for others.

    Where the question names no place a report on the whole state fits a little better than one of
    a part of it: who means a part says so.
    """
    place = metadata.place.value
    if not question.places:
        return 0.25 if place == "全国" else 0.0
    return max(_fit(place, named) for named in question.places)


def elsewhere(metadata: Metadata, passage: Passage, question: Question) -> bool:
    """Whether a passage stands in a report on other places and names none of the asked ones."""
    if not question.places or place_fit(metadata, question) >= _BELOW:
        return False
    return not any(_short(named) in passage.text for named in question.places)


def _short(place: str) -> str:
    return (
        re.sub(r"(?:省|市|县|区|(?:壮族|回族|维吾尔)?自治区)$", "", place)
        if len(place) > 2
        else place
    )


@lru_cache(maxsize=4096)
def _fit(place: str, named: str) -> float:
    if place == named:
        return 1.0
    if place and place != "全国" and place in parents(named):
        return 0.6
    if place and named != "全国" and within(place, named):
        return _BELOW
    return 0.1 if place == "全国" else 0.0


def plans(passage: Passage) -> bool | None:
    """Whether a passage tells what will be done (True) or what was (False); None if unclear."""
    for heading in passage.heading[:1]:
        review, plan = _REVIEW_HEADING.search(heading), _PLAN_HEADING.search(heading)
        if bool(review) != bool(plan):
            return bool(plan)
    return True if _PLAN_TEXT.search(passage.text) else None


def year_fit(metadata: Metadata, passage: Passage, question: Question) -> float:
    """How well a passage fits the asked years, from 0 to 1; the best over all named years.

    A report bears one year and covers another: the figures of 2024 stand in the review of the
    report of 2025, its plans for 2025 in the second half of it.
    """
    if not question.years:
        return _plan_fit(passage, question)
    written = passage.text
    fits = [_year_fit(metadata, passage, question, named) for named in question.years]
    spoken = any(str(n.last) in written for n in question.years)
    return min(1.0, max(fits) + 0.25 * spoken)


def report_year_fit(metadata: Metadata, question: Question) -> float:
    """How well a report can hold an asked year at all, from 0 to 1; 1 where it bears or covers it.

    The best over all named years; 0 where none is named.
    """
    return max((_bearing_fit(metadata, named) for named in question.years), default=0.0)


def _bearing_fit(metadata: Metadata, named: NamedYears) -> float:
    bears = float(metadata.year.value == str(named.last))
    return bears if named.of_report else max(bears, _covers(metadata, named))


def _plan_fit(passage: Passage, question: Question) -> float:
    return 0.3 if question.asked.plan and plans(passage) else 0.0


def _year_fit(metadata: Metadata, passage: Passage, question: Question, named: NamedYears) -> float:
    bears = metadata.year.value == str(named.last)
    if named.of_report:
        return 1.0 if bears else 0.0
    covers = _covers(metadata, named)
    plan, asked_plan = plans(passage), question.asked.plan
    if covers and not plan:
        return covers * (0.5 if asked_plan and not bears else 1.0)
    if bears:
        return 1.0 if asked_plan and plan else 0.6 if plan else 0.5
    return 0.3 * covers


def _covers(metadata: Metadata, named: NamedYears) -> float:
    """1 where the covered period ends with the asked one, 0.6 where it only holds that.

    A year without a month is the whole year: a report up to June holds a part of it, 0.3.
    """
    start, end = metadata.period.start, metadata.period.end
    if not (start or end):
        return 0.0
    first, last = int((start or end or "0")[:4]), int((end or start or "0")[:4])
    if named.last == last:
        month = int(end[5:7]) if end and len(end) >= 7 else 12
        return 1.0 if month == (named.until or 12) else _PARTLY
    return 0.6 if first <= named.last < last else 0.0


def known_places(values: Iterable[Metadata]) -> tuple[str, ...]:
    """The places that the reports of a library are issued by, without repeats."""
    return tuple(dict.fromkeys(m.place.value for m in values if m.place.value))
