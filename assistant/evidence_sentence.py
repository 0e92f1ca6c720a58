"""The sentences of a report that can stand in a report of a place and period as they are."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.evidence_alone import standing_alone
from assistant.evidence_pages import Zone
from assistant.evidence_period import days_of, is_of
from assistant.evidence_rows import is_row
from index.places import mentions
from index.sentences import sentence_spans

if TYPE_CHECKING:
    from assistant.evidence_pages import Page
    from assistant.reply import Citation
    from assistant.reporting_period import ReportingPeriod
    from index.figure import Figure
    from index.report import Heading

__all__ = ["Sentence", "sentences_of"]

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?年")
_PATH = 2


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that can stand alone: its `text`, where it stands, and its figures.

    `headings` are those over it, `zone` what their section tells. `own` is true in the period's
    own report of the place.
    """

    text: str
    citation: Citation
    headings: tuple[str, ...]
    zone: Zone
    figures: tuple[Figure, ...]
    own: bool


def sentences_of(
    page: Page, figures: Sequence[Figure], place: str, period: ReportingPeriod
) -> Iterator[Sentence]:
    """The sentences of a report that tell of the place and the period and need no others."""
    report = page.report
    same_place = report.metadata.place.value == place
    whole = is_of(report.metadata.period, period)
    starts = [figure.start for figure in figures]
    for start, end in _spans(page):
        line = report.text[start:end]
        if is_row(line):
            continue
        alone = standing_alone(line)
        if alone is None:
            continue
        first, last = start + alone.start, start + alone.end
        inside = figures[bisect_left(starts, first) : bisect_left(starts, last)]
        if not _of_period(line, inside, period, whole) or page.looks_ahead(first, period):
            continue
        if not same_place and not _of_place(alone.text, inside, place):
            continue
        path = page.path(first)
        yield Sentence(
            alone.text,
            page.cite(first, last),
            _titles(path),
            page.zone(first),
            tuple(inside),
            same_place and whole,
        )


def _spans(page: Page) -> Iterator[tuple[int, int]]:
    """The sentences of a report without its headings; a run-in heading is no part of one."""
    ends = {h.start: h.end for h in page.report.headings}
    run_in = {h.start for h in page.report.headings if h.run_in and h.level >= 5}
    for start, end in sentence_spans(page.report.text):
        heading_end = ends.get(start)
        if heading_end is None or start in run_in:
            yield start, end
        elif heading_end < end:
            yield heading_end, end


def _titles(path: Sequence[Heading]) -> tuple[str, ...]:
    return tuple(heading.text for heading in path[-_PATH:])


def _of_period(line: str, figures: Sequence[Figure], period: ReportingPeriod, whole: bool) -> bool:
    """Whether a sentence tells of the period: its figures do, or it names no other time.

    In a report about another time only a sentence whose figures name the period counts.
    """
    first, last = days_of(period)
    if any(f.role == "target" or (f.period.end or "") > last for f in figures):
        return False
    years = [int(year) for year in _YEAR.findall(line)]
    if any(year > period.end.year for year in years):
        return False
    if years and period.end.year not in years:
        return False
    now = [f for f in figures if is_of(f.period, period)]
    if not whole:
        return bool(now) and len(now) == len(figures) and all(f.period_evidence for f in now)
    return bool(now) or not [f for f in figures if (f.period.end or first) < first]


def _of_place(text: str, figures: Sequence[Figure], place: str) -> bool:
    """Whether a sentence of a wider report is about the place: it opens with it, and no other."""
    named = mentions(text, [place])
    if not named or any(unit != place for _, _, unit in named) or named[0][0] > 0:
        return False
    return all(figure.place == place for figure in figures)
