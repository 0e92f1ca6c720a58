"""A whole report beside its outline, with a stretch of it marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from assistant.web_text import Span, attributes, shown, styled

if TYPE_CHECKING:
    from index.library import Library
    from index.report import Heading, Passage, Report

__all__ = ["reader"]

_MOST = 300_000


def reader(library: Library, name: str, start: int = 0, end: int = 0) -> str:
    """The report of that id as a page over the page, its text from `start` to `end` marked.

    Of a text beyond 300,000 characters only as many around the mark are shown. Raises
    UnknownReportsError.
    """
    report = library.report(name)
    first = max(0, min(start - _MOST // 2, len(report.text) - _MOST))
    shown_until = first + _MOST
    pages = _page_starts(library.passages(name))
    lines = "".join(_lines(report, start, end, pages, first, shown_until))
    cut = first > 0 or shown_until < len(report.text)
    note = '<p class="cut">报告太长，这里只显示所引位置前后的文字。</p>' if cut else ""
    outline = _outline([h for h in report.headings if first <= h.start < shown_until])
    return (
        '<div class="shade" data-act="close"></div>'
        f'<section class="reader" role="dialog" aria-modal="true" aria-label="{_title(report)}">'
        f"{_head(report)}<div class='leaf'>{outline}"
        f'<article class="text">{note}{lines}</article></div></section>'
    )


def _title(report: Report) -> str:
    return shown(report.metadata.title.value or report.id)


def _head(report: Report) -> str:
    what = report.metadata
    known = (what.place, what.year, what.kind, what.date)
    about = " · ".join(shown(field.value) for field in known if field.value)
    name = "" if what.title.value == report.id else f"　编号：{shown(report.id)}"
    return (
        f"<header><div><h2>{_title(report)}</h2>"
        f"<p>{about}　{len(report.text):,} 字{name}</p></div>"
        '<button type="button" class="close" data-act="close" aria-label="关闭">关闭</button>'
        "</header>"
    )


def _outline(headings: Sequence[Heading]) -> str:
    if not headings:
        return ""
    rows = "".join(
        f'<button type="button" class="level-{min(h.level, 4)}"'
        f"{attributes(act='goto', target=f'h-{h.start}')}>{shown(h.text)}</button>"
        for h in headings
        if h.level <= 3
    )
    return f'<nav aria-label="目录"><b>目录</b>{rows}</nav>'


def _page_starts(passages: Sequence[Passage]) -> dict[int, int]:
    """The page that begins with a passage, by the passage's start."""
    starts: dict[int, int] = {}
    last: int | None = None
    for passage in passages:
        if passage.page is not None and passage.page != last:
            starts[passage.start] = last = passage.page
    return starts


def _lines(
    report: Report, start: int, end: int, pages: Mapping[int, int], first: int, stop: int
) -> Iterator[str]:
    """The paragraphs between two offsets, each with its headings, its marks and its page."""
    headings = list(report.headings)
    at = 0
    for line in report.text.split("\n"):
        line_end = at + len(line)
        if first <= at < stop and line.strip():
            own = [h for h in headings if at <= h.start < line_end]
            page = next((page for s, page in pages.items() if at <= s < line_end), None)
            yield _line(line, at, own, Span(start, end, "cited"), page)
        at = line_end + 1


def _line(line: str, at: int, headings: Sequence[Heading], cited: Span, page: int | None) -> str:
    spans = [Span(h.start - at, h.end - at, f"level-{min(h.level, 4)}") for h in headings]
    spans.append(Span(cited.start - at, cited.end - at, cited.name))
    anchors = "".join(f'<a id="h-{h.start}"></a>' for h in headings)
    label = f'<span class="page">第 {page} 页</span>' if page else ""
    return f"<p>{label}{anchors}{styled(line, spans)}</p>"
