"""The last report as a frame: its headings, and beneath each the sentences and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from assistant.deadline import read_deadline
from assistant.draft_clauses import plain
from assistant.draft_model import Letter
from assistant.renew_letter import read_letter
from assistant.renew_parts import LEAD, part_of
from assistant.reply import Citation
from assistant.reporting_period import ReportingPeriod
from index.figure import Figure
from index.report import Heading, Passage, Report
from index.sentences import sentence_spans

if TYPE_CHECKING:
    from index.library import Library

__all__ = ["Amount", "Block", "LastReport", "LastSentence", "read_last"]

LEVELS = 4
_ROW = re.compile(
    r"[^：；。]{1,20}：[^；。]*(?:；[^：；。]{1,20}：[^；]*){2,}"
    r"|[^\d\s。；，]{1,20}(?:[ \t\u3000]+[\d.,%％]+){2,}"
    r"|[^\s。；，]{1,12}(?:[ \t\u3000]+[^\s。；，]{1,12}){3,}"
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure of a sentence; `text[start:end]` of the sentence is its number with unit."""

    start: int
    end: int
    figure: Figure


@dataclass(frozen=True, slots=True)
class LastSentence:
    """A sentence of the last report without white space, with its figures and its place.

    `start` and `end` are its offsets in the report, `paragraph` counts the paragraphs of its
    block from 0. `table` is true for a whole table, whose `text` are its rows.
    """

    text: str
    start: int
    end: int
    paragraph: int
    amounts: tuple[Amount, ...] = ()
    table: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A heading of the last report and what stands right beneath it.

    `heading` is '' and `level` 0 for what stands before the first heading. `path` are the headings
    from the outermost to this one; `part` is one of the parts of `renew_parts`.
    """

    heading: str
    level: int
    path: tuple[str, ...]
    part: str
    sentences: tuple[LastSentence, ...]


@dataclass(frozen=True, slots=True)
class LastReport:
    """The last report: its title, its period, its letter and its blocks in the order of the text.

    `period` is None where the report does not say what time it tells of.
    """

    report: Report
    passages: tuple[Passage, ...]
    title: str
    period: ReportingPeriod | None
    letter: Letter
    blocks: tuple[Block, ...]

    def cite(self, sentence: LastSentence) -> Citation:
        """The sentence as it stands in the report."""
        passage = next((p for p in self.passages if p.start <= sentence.start < p.end), None)
        return Citation(
            0,
            self.report.id,
            self.title,
            passage.heading if passage else (),
            sentence.start,
            sentence.end,
            passage.page if passage else None,
            self.report.text[sentence.start : sentence.end],
        )


def read_last(library: Library, report_id: str) -> LastReport:
    """The report of that id as a frame; raises UnknownReportsError."""
    report = library.report(report_id)
    letter, body = read_letter(report)
    blocks = tuple(_blocks(report, body, library.figures(report_id)))
    title = report.metadata.title.value or report.id
    passages = library.passages(report_id)
    return LastReport(report, passages, title, _period(report), letter, blocks)


def _period(report: Report) -> ReportingPeriod | None:
    span = report.metadata.period
    end = read_deadline((span.end or "").replace("-", ".")).day
    start = read_deadline((span.start or "").replace("-", ".")).day
    if end is None:
        return None
    start = start or date(end.year, 1, 1)
    period = ReportingPeriod("", start, end)
    return replace(period, words=period.label)


def _blocks(report: Report, body: tuple[int, int], figures: Sequence[Figure]) -> Iterator[Block]:
    text = report.text
    heads = [h for h in report.headings if h.level <= LEVELS and body[0] <= h.start < body[1]]
    first = heads[0].start if heads else body[1]
    yield Block("", 0, (), LEAD, tuple(_sentences(text, body[0], first, figures)))
    path: list[Heading] = []
    for heading, after in zip(heads, [*heads, None][1:], strict=True):
        path = [h for h in path if h.level < heading.level] + [heading]
        end = after.start if after else body[1]
        names = tuple(re.sub(r"\s+", "", h.text) for h in path)
        found = tuple(_sentences(text, heading.end, end, figures))
        yield Block(names[-1], min(len(path), LEVELS), names, part_of(names), found)


def _sentences(
    text: str, start: int, end: int, figures: Sequence[Figure]
) -> Iterator[LastSentence]:
    paragraph, rows = -1, list[tuple[int, int]]()
    for line in re.finditer(r"[^\n]+", text[start:end]):
        span = (start + line.start(), start + line.end())
        if _ROW.fullmatch(line.group().strip()):
            rows.append(span)
            continue
        if rows:
            yield _table(text, rows, paragraph + 1)
            paragraph, rows = paragraph + 1, []
        spans = [(span[0] + a, span[0] + b) for a, b in sentence_spans(line.group())]
        spans = [s for s in spans if re.search(r"[\w]", text[s[0] : s[1]])]
        paragraph += bool(spans)
        for begin, stop in spans:
            yield _sentence(text, begin, stop, paragraph, figures)
    if rows:
        yield _table(text, rows, paragraph + 1)


def _table(text: str, rows: Sequence[tuple[int, int]], paragraph: int) -> LastSentence:
    start, end = rows[0][0], rows[-1][1]
    return LastSentence(text[start:end], start, end, paragraph, table=True)


def _sentence(
    text: str, start: int, end: int, paragraph: int, figures: Sequence[Figure]
) -> LastSentence:
    while start < end and text[start] in "。，；、 \u3000":
        start += 1
    amounts = tuple(
        Amount(_dense(text, start, f.start), _dense(text, start, f.end), f)
        for f in figures
        if start <= f.start and f.end <= end
    )
    return LastSentence(plain(text[start:end]), start, end, paragraph, amounts)


def _dense(text: str, start: int, at: int) -> int:
    return at - start - len(re.findall(r"\s", text[start:at]))
