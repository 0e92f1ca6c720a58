"""A comparison as HTML: its chart, a table for each series, its conflicts."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from assistant.compare_words import computed_said, nothing_said, series_name, value_said
from assistant.web_sources import no_sources
from assistant.web_text import Span, attributes, link_attributes, shown, styled

if TYPE_CHECKING:
    from assistant.compare_model import Change, Comparison, Conflict, Point, Series
    from assistant.reply import Citation

__all__ = ["chart", "comparison_page", "first_page"]

_BEFORE = "输入指标名称，列出它在各份报告、各个时期的数值；点击一行，在报告全文中查看原句。"
_NOTES = {"": "", "conflict": "各报告不一致", "variant": "同一报告有多个数值，请看原句"}
_COMPUTED = "变化（计算所得）"
_HEADS = ("时期", "数值", _COMPUTED, "原句和来源")


def first_page(frequent: Sequence[str]) -> str:
    """What stands where nothing was asked for yet, with indicators to click."""
    if not frequent:
        return no_sources(_BEFORE)
    return f'<div class="empty">{shown(_BEFORE)}{_names("库中常见的指标", frequent)}</div>'


def comparison_page(comparison: Comparison, svg: bytes) -> str:
    """The conflicts, the chart, and the series as tables whose rows open the reports."""
    if not comparison.series:
        said = shown(nothing_said(comparison))
        return f'<div class="empty">{said}{_names("相近的指标", comparison.near)}</div>'
    points = sum(len(series.points) for series in comparison.series)
    count = f"共 {len(comparison.series)} 组 {points} 个数值，用时 {comparison.seconds:.2f} 秒"
    conflicts = "".join(map(_conflict, comparison.conflicts))
    tables = "".join(map(_table, comparison.series))
    drawn = chart(svg, comparison.indicator)
    return f'<div class="count">{count}</div>{conflicts}{drawn}{tables}'


def chart(svg: bytes, what: str) -> str:
    """A chart for a page, '' where there is none; as an image its style stays its own.

    Its letters are drawn as shapes, so the page's machine needs no font for them.
    """
    if not svg:
        return ""
    source = "data:image/svg+xml;base64," + b64encode(svg).decode("ascii")
    return f'<figure class="chart"><img src="{source}" alt="{shown(what)}的变化图"></figure>'


def _names(label: str, names: Sequence[str]) -> str:
    if not names:
        return ""
    asks = "".join(
        f'<button type="button"{attributes(act="ask", question=name)}>{shown(name)}</button>'
        for name in names
    )
    return f'<div class="names"><span>{label}</span>{asks}</div>'


def _conflict(conflict: Conflict) -> str:
    values = "；".join(
        f"{shown(value_said(point))} {_source(point.citation)}" for point in conflict.points
    )
    what = shown(f"{conflict.place}{conflict.points[0].label}{conflict.indicator}")
    return f'<div class="conflict"><b>不一致</b>{what}：{values}</div>'


def _table(series: Series) -> str:
    changes = {id(change.last): change for change in series.changes}
    heads = "".join(f"<th>{head}</th>" for head in _HEADS if changes or head != _COMPUTED)
    rows = "".join(_row(point, changes) for point in series.points)
    return (
        f"<h3>{shown(series_name(series))}</h3>"
        f'<table class="shelf series"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'
    )


def _row(point: Point, changes: Mapping[int, Change]) -> str:
    note = f"<small>{_NOTES[point.mark]}</small>" if point.mark else ""
    change = changes.get(id(point))
    said = f"<small>计算</small>{shown(computed_said(change))}" if change else ""
    computed = f'<td class="computed">{said}</td>' if changes else ""
    others = "".join(_source(citation) for citation in point.agreeing)
    agreeing = f'<div class="also">数值相同：{others}</div>' if others else ""
    return (
        f'<tr class="{point.mark or "plain"}"><td class="period">{shown(point.label)}</td>'
        f'<td class="value">{shown(value_said(point))}{note}</td>{computed}'
        f'<td class="title">{_quote(point)}{_source(point.citation)}{agreeing}</td></tr>'
    )


def _quote(point: Point) -> str:
    citation, figure = point.citation, point.figure
    inside = Span(figure.start - citation.start, figure.end - citation.start, "cited")
    return f'<div class="quote">{styled(citation.quote, [inside])}</div>'


def _source(citation: Citation) -> str:
    link = link_attributes(citation.report, citation.start, citation.end)
    title = shown(citation.title or citation.report)
    return f'<button type="button" class="open" title="在报告全文中查看"{link}>《{title}》</button>'
