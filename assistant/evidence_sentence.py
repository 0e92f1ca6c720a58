"""The sentences of a report that can stand in a report of a place and period as they are."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.evidence_alone import speaks_of_results, standing_alone
from assistant.evidence_pages import Zone
from assistant.evidence_period import days_of, is_of
from assistant.evidence_reviews import names_long_time
from assistant.evidence_rows import is_row
from assistant.trace_context import stated_there
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
_START = re.compile(
    r"(?:由|从|比|较|与|加上|除)\s?(?:19|20)\d\d\s?年(?:年?[底末初]|度|同期)?前?(?:[\d.]+|[^，。；\d]{0,6})"
)
_NEXT_POINT = re.compile(r"[；;]\s*(?=[二三四五六七八九]是(?!否))")
_FIRST_POINT = re.compile(r"[^\s，；。][：，]\s*一是(?!否)")
_NUMBER = re.compile(r"(?<![（(])\d")
_PATH, _LISTED = 2, 5
_LONGEST, _YEAR_LONG = 170, 12


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that can stand alone: its `text`, where it stands, and its figures.

    `headings` are those over it, `zone` what their section tells. `own` is true in the period's
    own report of the place. `unsettled` is true where it tells of plans or problems all the same.
    """

    text: str
    citation: Citation
    headings: tuple[str, ...]
    zone: Zone
    figures: tuple[Figure, ...]
    own: bool
    unsettled: bool = False


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
        zone = page.zone(start)
        alone = standing_alone(line, any_time=zone in ("plan", "demand"))
        if alone is None:
            continue
        first, last = start + alone.start, start + alone.end
        inside = figures[bisect_left(starts, first) : bisect_left(starts, last)]
        if "我们" in alone.text and not inside:
            continue
        if zone in ("", "problem") and not _of_period(page, first, line, inside, period, whole):
            continue
        if not same_place and not _of_place(alone.text, inside, place, report.metadata.place.value):
            continue
        titles = tuple(heading.text for heading in page.path(first)[-_PATH:])
        yield Sentence(
            alone.text,
            page.cite(first, last),
            titles,
            zone,
            tuple(inside),
            same_place and whole,
            zone == "" and not speaks_of_results(alone.text),
        )


def _spans(page: Page) -> Iterator[tuple[int, int]]:
    """The sentences of a report without its headings, the clauses of one that is too long.

    Points (一是…；二是…) that some words lead up to stay with them. A heading that runs into its
    paragraph is a sentence where it holds a number, or is one of a list (一是…) of problems or
    plans.
    """
    text = page.report.text
    headings = {h.start: h for h in page.report.headings}
    for start, end in sentence_spans(text):
        heading = headings.get(start)
        if heading is not None and not (heading.run_in and _tells(page, heading)):
            start = heading.end
        if start >= end:
            continue
        if points := _points(text, start, end):
            yield from zip([start, *points], [*points, end], strict=True)
            continue
        if end - start <= _LONGEST:
            yield start, end
            continue
        for first, last in sentence_spans(text[start:end], clauses=True):
            yield start + first, start + last


def _points(text: str, start: int, end: int) -> list[int]:
    """Where the second and further points of a sentence begin, apart from the first."""
    if end - start <= _LONGEST and _FIRST_POINT.search(text[start:end]):
        return []
    return [start + found.end() for found in _NEXT_POINT.finditer(text[start:end])]


def _tells(page: Page, heading: Heading) -> bool:
    listed = heading.level >= _LISTED and page.zone(heading.start) != ""
    return listed or bool(_NUMBER.search(heading.text))


def _of_period(
    page: Page,
    at: int,
    line: str,
    figures: Sequence[Figure],
    period: ReportingPeriod,
    whole: bool,
) -> bool:
    """Whether a sentence tells of the period: its figures do, or it names no other time.

    In a report about another time, and in a review of several years, only a sentence whose
    figures name the period counts. In a section of the period's own report a time that only the
    sentence before named says nothing of it, nor does the one that it starts or compares from.
    """
    if page.looks_ahead(at, period):
        return False
    if period.months <= _YEAR_LONG:
        if names_long_time(line) and str(period.end.year) not in line:
            return False
        whole = whole and not page.spans_years(at)
    if whole and page.path(at) and not page.looks_back(at, period):
        figures = [figure for figure in figures if _dated(page, figure, line)]
    first, last = days_of(period)
    if any(f.role == "target" or (f.period.end or "") > last for f in figures):
        return False
    if "今年" in line and not page.report.metadata.date.value.startswith(last[:4]):
        return False
    years = [int(year) for year in _YEAR.findall(_START.sub("", line))]
    if any(year > period.end.year for year in years):
        return False
    if years and period.end.year not in years:
        return False
    now = [f for f in figures if is_of(f.period, period)]
    if not whole:
        return bool(now) and len(now) == len(figures) and all(map(stated_there, now))
    return bool(now) or not [f for f in figures if (f.period.end or first) < first]


def _dated(page: Page, figure: Figure, line: str) -> bool:
    """Whether a figure's sentence names the year it holds for, and not to start from it."""
    if not stated_there(figure) or figure.period_evidence is None:
        return False
    words = page.report.text[slice(*figure.period_evidence)]
    return bool(_YEAR.search(words)) and not any(words in m[0] for m in _START.finditer(line))


def _of_place(text: str, figures: Sequence[Figure], place: str, wider: str) -> bool:
    """Whether a sentence of a wider report is about the place: it opens with it, and no other."""
    named = mentions(text, [place])
    if not named or any(unit != place for _, _, unit in named) or named[0][0] > 0:
        return False
    return all(figure.place in (place, wider) for figure in figures)
