"""When a sentence tells of another time than the question, or of a plan instead of a result."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from assistant.selection import Sentence
from index.figure import Figure
from index.prior import plans
from index.question import Question
from index.report import Metadata
from index.years import NamedYears, named_years

__all__ = ["wrong_figure_time", "wrong_year"]

_PLANNED = re.compile(r"[要想拟应]|计划|打算|准备|目标|指标|争取|力争|安排|到期|[定设]")


def wrong_year(question: Question, best: Sentence) -> str:
    """Why neither sentence nor report is of an asked year, in Chinese; '' where one is."""
    if not question.years or any(_of_year(named, best) for named in question.years):
        return ""
    return f"没有找到{_span(question.years[0])}的这项内容。"


def wrong_figure_time(question: Question, best: Sentence, held: Mapping[str, Metadata]) -> str:
    """Why the figure that was read is of another time than asked, in Chinese; '' where it is not.

    Of another year, where its own sentence or the period of its report says so; or the target of
    a year whose result is asked for and that a report of the same place covers. `held` is what
    all reports of the library are.
    """
    figures = best.evidence.found.figures
    asked = [named for named in question.years if not named.of_report]
    if not figures or not asked or len(question.years) != len(asked):
        return ""
    figure = figures[0]
    if _of_other_year(figure, asked, best):
        return f"报告库里有{_year_of(figure)}的，没有{_span(asked[0])}的这项数字。"
    if _only_target(figure, question) and _covered(best.metadata.place.value, asked, held):
        return f"报告库里只有{_span(asked[0])}的目标或计划，没有实际完成的数字。"
    return ""


def _of_other_year(figure: Figure, asked: list[NamedYears], best: Sentence) -> bool:
    start, end = figure.period.start or figure.period.end, figure.period.end or figure.period.start
    if not start or not end or any(_covers(best.metadata, named) for named in asked):
        return False
    if any(_in_text(named, best.evidence.text) for named in asked):
        return False
    first, last = int(start[:4]), int(end[:4])
    if any(first <= named.last and named.first <= last for named in asked):
        return False
    said = figure.period_evidence
    return said is None or best.evidence.start <= said[0] < best.evidence.end


def _in_text(named: NamedYears, text: str) -> bool:
    spoken = named_years(text, date(named.last, 12, 31))
    return any(named.first <= s.last and s.first <= named.last for s in spoken)


def _only_target(figure: Figure, question: Question) -> bool:
    planned = question.asked.plan or _PLANNED.search(question.text)
    return figure.role == "target" and not planned


def _covered(place: str, asked: list[NamedYears], held: Mapping[str, Metadata]) -> bool:
    """Whether a report of the place reviews an asked year as a whole."""
    return any(
        what.place.value == place
        and (what.period.end or "")[:4] == str(named.last)
        and what.year.value != str(named.last)
        for what in held.values()
        for named in asked
    )


def _year_of(figure: Figure) -> str:
    end = figure.period.end or figure.period.start or ""
    return f"{end[:4]}年"


def _span(named: NamedYears) -> str:
    if named.first == named.last:
        return f"{named.first}年"
    return f"{named.first}—{named.last}年"


def _of_year(named: NamedYears, best: Sentence) -> bool:
    """Whether a sentence tells of a year: it says so, or its report covers it, or plans it."""
    near = "\n".join([*best.passage.heading, best.passage.text])
    if _in_text(named, near):
        return True
    if _covers(best.metadata, named):
        return True
    bears, last = best.metadata.year.value, max(_years(best.metadata), default=named.last)
    if not bears or not named.first <= int(bears) <= named.last:
        return False
    return named.of_report or last >= named.last or bool(plans(best.passage))


def _covers(metadata: Metadata, named: NamedYears) -> bool:
    """Whether what a report reviews touches the named years."""
    years = _years(metadata)
    return bool(years) and min(years) <= named.last and named.first <= max(years)


def _years(metadata: Metadata) -> list[int]:
    """The years that a report's review begins and ends in.

    A report that bears an earlier year than its period ends in is on that year (2023年度审计…, told
    of in November 2024).
    """
    bounds = [int(day[:4]) for day in (metadata.period.start, metadata.period.end) if day]
    bears = metadata.year.value
    return [*bounds, int(bears)] if bounds and bears and int(bears) < max(bounds) else bounds
