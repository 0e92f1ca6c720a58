"""A check as HTML: its text with coloured figures, and beside it the findings and sources."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.check_draft_words import KINDS, edit_summary, shown_edits
from assistant.checked_words import SEVERITIES, STATUSES, sentence_of
from assistant.draft_model import CellCitation
from assistant.render import place_line
from assistant.trace_sources import quoted_span
from assistant.web_text import Span, attributes, link_attributes, shown, styled

if TYPE_CHECKING:
    from assistant.check import Checked, CheckedFigure
    from assistant.finding import Finding
    from assistant.reply import Citation

__all__ = ["checked_markup"]

_QUIET = "没有发现问题。"


def checked_markup(checked: Checked, linked: bool) -> str:
    """The counts, the text, and beside it a card for each finding and each figure with sources.

    A click on a figure leads to its card (data-act goto). `linked` adds what opens a source in
    the reader of the page (data-act cite).
    """
    findings = "".join(_finding(n, f, checked, linked) for n, f in enumerate(checked.findings))
    traced = "".join(
        _sources(n, row, checked, linked) for n, row in enumerate(checked.figures) if row.sources
    )
    return (
        f'<div class="checked">{_counts(checked)}<div class="sheet">'
        f'<div class="paper checked-text">{"".join(_lines(checked))}</div>'
        f"<aside>{_edits(checked, linked)}<h3>发现的问题（{len(checked.findings)}）</h3>"
        f"{findings or _nothing(_QUIET)}<h3>数字的出处</h3>"
        f"{traced or _nothing('没有一个数字在其他报告中有出处。')}</aside></div></div>"
    )


def _edits(checked: Checked, linked: bool) -> str:
    """The cards of what was changed by hand in a drafted file."""
    if checked.edits is None:
        return ""
    cards = "".join(
        f'<article class="source edit"{attributes(act="goto", target=f"edit-{n}")}>'
        f'<header><span class="tag warning">{KINDS[edit.kind]}</span>'
        f"<b>{shown(edit.message)}</b></header>"
        f"{_source(edit.source, linked)}</article>"
        for n, edit in enumerate(shown_edits(checked.edits))
    )
    return f"<h3>人工改动</h3>{_nothing(edit_summary(checked.edits))}{cards}"


def _source(cited: Citation | None, linked: bool) -> str:
    """The source of an edit; a ledger is no report that can be opened."""
    if cited is None or not cited.report:
        return ""
    return _citation(cited, linked and not isinstance(cited, CellCitation))


def _nothing(said: str) -> str:
    return f'<div class="empty">{shown(said)}</div>'


def _counts(checked: Checked) -> str:
    figures = "".join(
        f'<span class="figure {status}">{name} <b>{checked.count(status)}</b></span>'
        for status, name in STATUSES.items()
    )
    by_severity = "".join(
        f'<span class="tag {severity}">{name} '
        f"<b>{sum(f.severity == severity for f in checked.findings)}</b></span>"
        for severity, name in SEVERITIES.items()
    )
    return (
        f'<div class="counts"><span>共 <b>{len(checked.figures)}</b> 个数字，'
        f"对照 <b>{len(checked.against)}</b> 份报告</span>{figures}{by_severity}</div>"
    )


def _finding(n: int, finding: Finding, checked: Checked, linked: bool) -> str:
    text = checked.report.text
    start, end = sentence_of(text, finding.start, finding.end)
    marked = styled(text[start:end], [Span(finding.start - start, finding.end - start, "cited")])
    reckoned = (
        f'<div class="formula">算式：{shown(finding.formula)}</div>' if finding.formula else ""
    )
    return (
        f'<article class="source finding {finding.severity}" id="finding-{n}"'
        f"{attributes(act='goto', target=f'at-{n}')}>"
        f'<header><span class="tag {finding.severity}">{SEVERITIES[finding.severity]}</span>'
        f"<b>{shown(finding.message)}</b></header>"
        f'<p class="quote">{marked}</p>{reckoned}'
        f"{''.join(_citation(other, linked) for other in finding.others)}</article>"
    )


def _sources(n: int, row: CheckedFigure, checked: Checked, linked: bool) -> str:
    figure = row.figure
    text = checked.report.text
    start, end = quoted_span(text, figure)
    marked = styled(text[start:end], [Span(figure.start - start, figure.end - start, "cited")])
    return (
        f'<article class="source {row.status}" id="figure-{n}"'
        f"{attributes(act='goto', target=f'written-{n}')}>"
        f'<header><span class="tag {row.status}">{STATUSES[row.status]}</span>'
        f"<b>{shown(figure.quote)}</b></header>"
        f'<div class="where">本文</div><p class="quote">{marked}</p>'
        f"{''.join(_source(source, linked) for source in row.sources)}</article>"
    )


def _citation(cited: Citation, linked: bool) -> str:
    where = place_line(cited.heading, cited.page)
    link = link_attributes(cited.report, cited.start, cited.end)
    opens = f'<button type="button" class="open"{link}>在报告全文中查看</button>' if linked else ""
    return (
        f'<div class="other"><div class="where">《{shown(cited.title)}》 {shown(where)}</div>'
        f'<p class="quote">{shown(cited.quote)}</p>{opens}</div>'
    )


def _lines(checked: Checked) -> Iterator[str]:
    """The paragraphs of the text with the figures, findings and headings in them marked."""
    text = checked.report.text
    title = checked.report.metadata.title.value
    starts = [row.figure.start for row in checked.figures]
    at = 0
    for line in text.split("\n"):
        end = at + len(line)
        if line.strip() and line.strip() == title:
            yield f"<h2>{shown(line)}</h2>"
        elif line.strip():
            yield f"<p>{_line(checked, at, end, starts)}</p>"
        at = end + 1


def _at(checked: Checked, starts: Sequence[int], offset: int) -> tuple[int, CheckedFigure] | None:
    """The figure at an offset, with its number; None where there is none."""
    n = bisect_right(starts, offset) - 1
    return (n, checked.figures[n]) if n >= 0 and offset < checked.figures[n].figure.end else None


def _line(checked: Checked, at: int, end: int, starts: Sequence[int]) -> str:
    """One paragraph; `starts` are the offsets of the figures of the text."""
    figures = checked.figures[bisect_left(starts, at) : bisect_left(starts, end)]
    findings = [(n, f) for n, f in enumerate(checked.findings) if f.start < end and at < f.end]
    headings = [h for h in checked.report.headings if at <= h.start < end]
    spans = [(row.figure.start, row.figure.end) for row in figures]
    spans += [(f.start, f.end) for _, f in findings]
    edits = [
        (f"edit-{n}", min(edit.start, end - 1))
        for n, edit in enumerate(shown_edits(checked.edits or ()))
        if at <= edit.start <= end
    ]
    spans += [(place, place) for _, place in edits]
    spans += [(h.start, h.end) for h in headings]
    edges = sorted({at, end, *(max(at, min(edge, end)) for span in spans for edge in span)})
    pieces = []
    for start, stop in pairwise(edges):
        inside = [(n, f) for n, f in findings if f.start <= start and stop <= f.end]
        row = _at(checked, starts, start)
        level = next((h.level for h in headings if h.start <= start and stop <= h.end), 0)
        marked = [(f"at-{n}", f.start) for n, f in findings]
        anchors = "".join(
            f'<span id="{name}"></span>' for name, place in [*marked, *edits] if place == start
        )
        pieces.append(anchors + _piece(checked.report.text[start:stop], row, inside, level, start))
    return "".join(pieces)


def _piece(
    text: str,
    row: tuple[int, CheckedFigure] | None,
    findings: Sequence[tuple[int, Finding]],
    level: int,
    start: int,
) -> str:
    names = [f"level-{min(level, 4)}"] if level else []
    if findings:
        worst = min(f.severity for _, f in findings)
        names += ["wrong", worst]
    target = f"finding-{findings[0][0]}" if findings else ""
    anchor = ""
    if row:
        n, figure = row
        names += ["figure", figure.status]
        target = target or (f"figure-{n}" if figure.sources else "")
        anchor = f' id="written-{n}"' if start == figure.figure.start else ""
    if not names:
        return shown(text)
    look = f'class="{" ".join(names)}"{anchor}'
    if not target:
        return f"<span {look}>{shown(text)}</span>"
    link = attributes(act="goto", target=target)
    return f'<span {look} role="button" tabindex="0"{link}>{shown(text)}</span>'
