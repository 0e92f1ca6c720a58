"""The reports that evidence is taken from, and what their sections speak of."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal
from weakref import WeakKeyDictionary

from assistant.evidence_reviews import admissions, long_reviews, outlook
from assistant.reply import Citation
from assistant.trace_sources import quoted_span
from index.periods_sections import Frame, section_frames

if TYPE_CHECKING:
    from assistant.reporting_period import ReportingPeriod
    from index.figure import Figure
    from index.library import Library
    from index.report import Heading, Passage, Report

__all__ = ["Page", "Pages", "Zone", "heading_zone", "pages_of"]

Zone = Literal["", "plan", "problem", "demand"]

_PLAN = re.compile(
    r"下一?步|下一阶段|工作(?:安排|打算|计划|思路|部署|设想)|打算|[今明]年.{0,6}(?:任务|安排|目标)|"
    r"预期目标|总体要求|今后|主要目标|(?:政府|重点|主要)工作任务|主要任务|重点工作$|后续"
)
_NOT_PLAN = re.compile(r"进展|完成(?!.{0,4}目标)|落实情况|回顾|成效|已采取|整改情况")
_PROBLEM = re.compile(
    r"存在.{0,6}(?:问题|不足|困难|短板|差距)|(?:问题|困难|不足|短板)(?:和|与)|主要问题"
)
_SOLVED = re.compile(r"整改|解决|落实|进展|完成|反馈|办理|查处|排查")
_UNSOLVED = re.compile(
    r"(?:仍需|尚需|仍要|有待|亟[待需])(?:解决|整改|改进)|薄弱环节|"
    r"(?:尚未|还没有|没有|未能?)(?:整改|完成|解决)[^，。]{0,6}(?:问题|事项|原因)"
)
_DEMAND = re.compile(r"(?:有关|工作|相关|几点|整改)要求|(?:建议|提醒)[。：]?$")
_MAX_HEADING = 45


@lru_cache(maxsize=8192)
def heading_zone(text: str) -> Zone:
    """What a section with this heading tells: plans, problems, demands on others, else ''."""
    if len(text) > _MAX_HEADING:
        return ""
    if _UNSOLVED.search(text) or (_PROBLEM.search(text) and not _SOLVED.search(text)):
        return "problem"
    if _PLAN.search(text) and not _NOT_PLAN.search(text):
        return "plan"
    return "demand" if _DEMAND.search(text) else ""


@dataclass(frozen=True, slots=True)
class Page:
    """A report with its passages and with the time that each of its sections is about.

    `long` are the spans that review several years, `wanting` those that admit what is wanting;
    from `ahead` on a work report looks ahead.
    """

    report: Report
    passages: tuple[Passage, ...]
    frames: tuple[Frame, ...]
    long: tuple[tuple[int, int], ...]
    ahead: int
    wanting: tuple[tuple[int, int], ...]

    def path(self, at: int) -> tuple[Heading, ...]:
        """The headings over an offset, the outermost first."""
        found: list[Heading] = []
        for heading in self.report.headings:
            if heading.start > at:
                break
            while found and found[-1].level >= heading.level:
                found.pop()
            found.append(heading)
        return tuple(found)

    def zone(self, at: int) -> Zone:
        """What the section around an offset tells, by the outermost heading that says so.

        A paragraph that turns to what is wanting (同时清醒地看到…) tells problems from there on.
        """
        if at >= self.ahead:
            return "plan"
        for heading in self.path(at):
            if zone := heading_zone(heading.text):
                return zone
        return "problem" if any(start <= at < end for start, end in self.wanting) else ""

    def spans_years(self, at: int) -> bool:
        """Whether an offset lies in a review of several years (五年来, “十四五”时期)."""
        return any(start <= at < end for start, end in self.long)

    def looks_ahead(self, at: int, period: ReportingPeriod) -> bool:
        """Whether the section around an offset is about a time after the period."""
        i = bisect_right([frame.start for frame in self.frames], at) - 1
        start = self.frames[i].period.start if i >= 0 else None
        return start is not None and start > period.end.isoformat()

    def looks_back(self, at: int, period: ReportingPeriod) -> bool:
        """Whether the section around an offset is about a time before the period."""
        i = bisect_right([frame.start for frame in self.frames], at) - 1
        end = self.frames[i].period.end if i >= 0 else None
        return end is not None and end < period.start.isoformat()

    def tells_results(self, at: int, period: ReportingPeriod) -> bool:
        """Whether what stands at an offset can be a result of the period: no plan, no demand."""
        return self.zone(at) in ("", "problem") and not self.looks_ahead(at, period)

    def before(self, figure: Figure) -> str:
        """The words of a figure's sentence that stand before it."""
        return self.report.text[figure.sentence[0] : figure.start]

    def after(self, figure: Figure) -> str:
        """The words of a figure's sentence that stand after it."""
        return self.report.text[figure.end : figure.sentence[1]]

    def cite(self, start: int, end: int, at: int | None = None) -> Citation:
        """The citation of a span, under the headings of what stands at `at`, else at its start."""
        at = start if at is None else at
        inside = next((p for p in self.passages if p.start <= at < p.end), None)
        report = self.report
        title = report.metadata.title.value or report.id
        heading = inside.heading if inside else ()
        page = inside.page if inside else None
        return Citation(0, report.id, title, heading, start, end, page, report.text[start:end])

    def cite_figure(self, figure: Figure) -> Citation:
        """The citation of a figure's sentence, or of the clauses around it in a very long one."""
        return self.cite(*quoted_span(self.report.text, figure), at=figure.start)


class Pages:
    """The pages of one library in one generation, each read when first asked for."""

    def __init__(self, library: Library, generation: int) -> None:
        """Nothing is read yet."""
        self._library, self.generation = library, generation
        self._read: dict[str, Page] = {}

    def of(self, report: str) -> Page:
        """The page of a report of the library."""
        if report not in self._read:
            read = self._library.report(report)
            frames = tuple(section_frames(read))
            self._read[report] = Page(
                read,
                self._library.passages(report),
                frames,
                tuple(long_reviews(read)),
                outlook(read),
                tuple(admissions(read)),
            )
        return self._read[report]


_kept: WeakKeyDictionary[Library, Pages] = WeakKeyDictionary()


def pages_of(library: Library) -> Pages:
    """The pages of a library, kept until it changes."""
    generation = library.generation
    kept = _kept.get(library)
    if kept is None or kept.generation != generation:
        kept = _kept[library] = Pages(library, generation)
    return kept
