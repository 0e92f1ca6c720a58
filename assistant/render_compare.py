"""A comparison made for reading: a table for each series, conflicts, numbered sources."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from assistant.compare_words import computed_said, nothing_said, series_name, value_said
from assistant.render import Prose, plain
from assistant.render_answer import sources

if TYPE_CHECKING:
    from assistant.compare_model import Comparison, Conflict, Point, Series
    from assistant.reply import Citation

__all__ = ["comparison_page"]

_MARKS = {"": "", "conflict": "各报告不一致", "variant": "同名多值"}
_STYLES = {"": "", "conflict": "bold red", "variant": "yellow"}
_Numbers = dict[tuple[str, int], "Citation"]


def comparison_page(comparison: Comparison) -> RenderableType:
    """The series as tables whose last column leads to the sources below them."""
    if not comparison.series:
        return Prose(plain(nothing_said(comparison)), style="yellow")
    cited: _Numbers = {}
    parts: list[RenderableType] = []
    for series in comparison.series:
        parts += [Prose(plain(series_name(series)), style="bold"), _table(series, cited), Text()]
    parts += [_conflict(conflict, cited) for conflict in comparison.conflicts]
    parts += sources(list(cited.values()), _values(comparison))
    return Group(*parts)


def _table(series: Series, cited: _Numbers) -> Padding:
    table = Table(box=None, pad_edge=False, padding=(0, 3, 0, 0), header_style="dim")
    changes = {id(change.last): change for change in series.changes}
    noted = any(point.mark for point in series.points)
    for name in _columns(bool(changes), noted):
        table.add_column(name, overflow="fold", no_wrap=name == "时期")
    for point in series.points:
        change = changes.get(id(point))
        cells = [Text(point.label)]
        cells.append(Text(plain(value_said(point)), _STYLES[point.mark] or "bold cyan"))
        if changes:
            cells.append(Text(computed_said(change) if change else "", "green"))
        if noted:
            cells.append(Text(_MARKS[point.mark], _STYLES[point.mark]))
        table.add_row(*cells, Text(_numbers(point, cited), "cyan"))
    return Padding(table, (0, 0, 0, 2))


def _columns(changes: bool, noted: bool) -> list[str]:
    computed, notes = ["变化（计算所得）"] * changes, ["备注"] * noted
    return ["时期", "数值", *computed, *notes, "来源"]


def _numbers(point: Point, cited: _Numbers) -> str:
    numbers = []
    for citation in (point.citation, *point.agreeing):
        key = (citation.report, citation.start)
        cited.setdefault(key, replace(citation, n=len(cited) + 1))
        numbers.append(f"[{cited[key].n}]")
    return "".join(numbers)


def _conflict(conflict: Conflict, cited: _Numbers) -> Prose:
    values = "；".join(f"{value_said(point)}{_numbers(point, cited)}" for point in conflict.points)
    said = f"不一致：{conflict.place}{conflict.points[0].label}{conflict.indicator}，{values}"
    return Prose(plain(said), style="red")


def _values(comparison: Comparison) -> list[str]:
    return [point.figure.quote for series in comparison.series for point in series.points]
