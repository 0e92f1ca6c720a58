"""Reports cut into citable passages along their outline."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.document import PageStart
from index.passage_sizes import Span, group, sentences_within
from index.report import Heading, Passage

__all__ = ["heading_paths", "split"]

_ROW = re.compile(r"[^：；。，\n]{1,40}：[^；\n]*；[^：；。，\n]{1,40}：")
_LINE = re.compile(r"\S[^\n]*")
_MIN_LONE_ROW = 60
_MIN_RUN = 40


@dataclass(frozen=True, slots=True)
class _Section:
    """Headings that lead a body: `body` is where it begins, `heading` the place of the last one."""

    start: int
    body: int
    end: int
    heading: int | None


def split(
    report_id: str,
    text: str,
    headings: Sequence[Heading],
    pages: Sequence[PageStart] = (),
    max_chars: int = 400,
) -> tuple[Passage, ...]:
    """The passages of a report in the order of its text.

    They cover the text apart from white space between them. A passage begins with the heading of
    its section and crosses no other; headings without a body lead the first passage below them.
    It holds short paragraphs joined, or whole sentences of a long one, up to `max_chars`
    characters; only a sentence that is itself longer is cut. Long table rows stand alone.
    """
    paths = heading_paths(headings)
    page_starts = [page.start for page in pages]
    passages: list[Passage] = []
    for section in _sections(text, headings):
        path = paths[section.heading] if section.heading is not None else ()
        for start, end in _spans(text, section, max_chars):
            at = bisect_right(page_starts, start) - 1
            page = pages[at].number if at >= 0 else None
            passages.append(
                Passage(report_id, len(passages), path, start, end, page, text[start:end])
            )
    return tuple(passages)


def heading_paths(headings: Sequence[Heading]) -> list[tuple[str, ...]]:
    """The path of each heading: the texts of those it stands under and its own, outermost first.

    A full stop or colon at the end of a heading is left out.
    """
    paths = []
    above: list[tuple[int, str]] = []
    for heading in headings:
        while above and above[-1][0] >= heading.level:
            above.pop()
        above.append((heading.level, " ".join(heading.text.split()).rstrip("。：:")))
        paths.append(tuple(name for _, name in above))
    return paths


def _sections(text: str, headings: Sequence[Heading]) -> Iterator[_Section]:
    """The stretches of text that lie between headings with a body, in order."""
    first = headings[0].start if headings else len(text)
    if text[:first].strip():
        yield _Section(0, 0, first, None)
    start: int | None = None
    for i, heading in enumerate(headings):
        end = headings[i + 1].start if i + 1 < len(headings) else len(text)
        start = heading.start if start is None else start
        if text[heading.end : end].strip() or i + 1 == len(headings):
            yield _Section(start, heading.start if heading.run_in else heading.end, end, i)
            start = None


def _spans(text: str, section: _Section, limit: int) -> Iterator[Span]:
    """The passages of one section; the first takes in the headings that lead it.

    Where these alone fill a passage (a table of contents), they stand apart.
    """
    lead = _lines(text, section.start, section.body)
    runs = _runs(text, section.body, section.end, limit)
    if not runs or (len(lead) > 1 and lead[-1][1] - lead[0][0] > limit):
        yield from group(lead, limit)
    elif lead:
        runs[0][0] = (lead[0][0], runs[0][0][1])
    for run in runs:
        yield from group(run, limit)


def _lines(text: str, start: int, end: int) -> list[Span]:
    return [_stripped(text, *line.span()) for line in _LINE.finditer(text, start, end)]


def _runs(text: str, start: int, end: int, limit: int) -> list[list[Span]]:
    """What may be joined: short paragraphs next to each other, the sentences of a long one."""
    runs: list[list[Span]] = []
    joins = False
    for span in _lines(text, start, end):
        stands = _is_lone_row(text, span)
        if span[1] - span[0] > limit:
            runs.append(sentences_within(text, *span, limit))
        elif joins and not stands:
            runs[-1].append(span)
        else:
            runs.append([span])
        joins = span[1] - span[0] <= limit and not stands
    return _without_scraps(text, runs)


def _is_lone_row(text: str, span: Span) -> bool:
    return span[1] - span[0] >= _MIN_LONE_ROW and bool(_ROW.match(text, *span))


def _without_scraps(text: str, runs: list[list[Span]]) -> list[list[Span]]:
    """The runs with those of a few words ('各位代表：') put to the run beside them, if no row."""
    kept: list[list[Span]] = []
    scrap: list[Span] = []
    for run in runs:
        if scrap and _is_lone_row(text, run[0]):
            kept.append(scrap)
            scrap = []
        run = scrap + run
        scrap = run if run[-1][1] - run[0][0] < _MIN_RUN else []
        if not scrap:
            kept.append(run)
    if scrap and kept and not _is_lone_row(text, kept[-1][0]):
        kept[-1] = kept[-1] + scrap
    elif scrap:
        kept.append(scrap)
    return kept


def _stripped(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
