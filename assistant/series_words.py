"""The sentences of an answer about change, and the numbers of their sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.compare_changes import change_between, is_bound
from assistant.compare_units import said
from assistant.compare_words import name_said, value_said

if TYPE_CHECKING:
    from assistant.compare_model import Point, Series
    from assistant.reply import Citation

__all__ = ["Cited", "computed_line", "difference_line", "value_line"]

_NUMERALS = "〇零一二两三四五六七八九十百千万亿"


class Cited:
    """The citations of an answer, numbered from 1 as they are first used."""

    def __init__(self) -> None:
        """None yet."""
        self._by_place: dict[tuple[str, int], Citation] = {}

    def mark(self, point: Point) -> str:
        """'[n]' for the sentence that a point stands in."""
        citation = point.citation
        key = (citation.report, citation.start)
        self._by_place.setdefault(key, replace(citation, n=len(self._by_place) + 1))
        return f"[{self._by_place[key].n}]"

    def grounds(self, one: Point, other: Point) -> str:
        """'据[1][2]计算', with one number where both stand in one sentence."""
        return f"据{''.join(dict.fromkeys((self.mark(one), self.mark(other))))}计算"

    def citations(self) -> tuple[Citation, ...]:
        """All of them in their order."""
        return tuple(self._by_place.values())


def value_line(series: Series, point: Point, mark: str) -> str:
    """The sentence that says one value, with the number of its source."""
    name = name_said(series) + ("增速" if series.role == "rate" else "")
    doubt = "（各报告不一致）" if point.mark == "conflict" else ""
    value = value_said(point)
    value = f"为{value}" if value[0].isdigit() or value[0] in _NUMERALS else value
    return f"{point.label}，{series.place}{name}{value}{doubt}{mark}。"


def computed_line(series: Series, cited: Cited) -> str:
    """The change from the first to the last value that reports agree on, marked as computed."""
    agreed = [point for point in series.points if not point.mark and not is_bound(point)]
    if len(agreed) < 2 or series.role == "rate":
        return ""
    first, last = agreed[0], agreed[-1]
    change = change_between(first, last, series.unit)
    grounds = cited.grounds(first, last)
    until = last.label.removeprefix("截至")
    span = f"{first.label}到{until}，{series.place}{name_said(series)}"
    if not change.difference:
        return f"{span}持平（{grounds}）。"
    about = "约" if change.about else ""
    way = "增加" if change.difference > 0 else "减少"
    if series.unit == "%":
        way = "提高" if change.difference > 0 else "下降"
        said_change = f"{about}{way}{said(abs(change.difference))}个百分点"
    else:
        said_change = f"{about}{way}{said(abs(change.difference))}{series.unit}"
        if change.growth is not None:
            growth = "增长" if change.difference > 0 else "下降"
            said_change += f"，{growth}{about}{said(abs(change.growth))}%"
    return f"{span}{said_change}（{grounds}：{change.formula}）。"


def difference_line(series: Sequence[Series], cited: Cited) -> str:
    """How much more the first place or indicator has than the other, marked as computed."""
    one, other = (each.points[0] for each in series)
    difference = one.value - other.value
    unit = "个百分点" if series[0].unit == "%" else series[0].unit
    way = "高" if unit == "个百分点" and difference > 0 else "低" if unit == "个百分点" else ""
    way = way or ("多" if difference > 0 else "少")
    grounds = cited.grounds(one, other)
    names = [each.place for each in series]
    if names[0] == names[1]:
        names = [names[0] + name_said(series[0]), name_said(series[1])]
    if not difference:
        return f"{one.label}，{names[0]}与{names[1]}持平（{grounds}）。"
    formula = f"{said(one.value)}−{said(other.value)}={said(difference)}"
    return (
        f"{one.label}，{names[0]}比{names[1]}{way}"
        f"{said(abs(difference))}{unit}（{grounds}：{formula}）。"
    )
