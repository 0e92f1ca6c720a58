"""A comparison in Chinese words: what its series are called and how its values changed."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection
from typing import TYPE_CHECKING

from assistant.compare_units import said
from index.indicator_scopes import task_state
from index.indicator_trim import trimmed

if TYPE_CHECKING:
    from assistant.compare_model import Change, Comparison, Point, Series
    from index.figure import Figure

__all__ = [
    "ROLES",
    "change_said",
    "computed_said",
    "figure_said",
    "name_said",
    "nothing_said",
    "series_name",
    "value_said",
]

ROLES = {"level": "", "share": "", "rate": "增速", "target": "目标", "change": "增减量"}
_BLURS = ("近", "约", "超", "超过", "突破")
_BEHIND = ("左右", "以上", "以下", "以内")


def series_name(series: Series) -> str:
    """What a series is of: '云汐市 · 污水处理能力（万吨/日）', targets and rates marked."""
    kind = ROLES[series.role]
    name = f"{series.indicator}{kind if kind and not series.indicator.endswith(kind) else ''}"
    unit = f"（{series.unit}）" if series.unit else ""
    return " · ".join(part for part in (series.place, name + unit) if part)


def name_said(series: Series) -> str:
    """The indicator as the reports write it most often, without places, times and verbs.

    Of tasks in a state the canonical name, which says the state.
    """
    if task_state(series.indicator)[0]:
        return series.indicator
    written = Counter(_plain(point.figure.indicator) for point in series.points)
    longest = max(written, key=lambda name: (written[name], len(name)), default="")
    return longest or series.indicator


def _plain(indicator: str) -> str:
    name = re.sub(r"\s", "", unicodedata.normalize("NFKC", indicator))
    while (shorter := trimmed(name)) != name:
        name = shorter
    return name


def value_said(point: Point) -> str:
    """The value as it is written, with the word at it and 下降 before a fall."""
    figure = point.figure
    falls = figure.role in ("rate", "change") and figure.direction < 0
    return f"{'下降' if falls else ''}{figure_said(figure)}"


def figure_said(figure: Figure, bounds: Collection[str] = ()) -> str:
    """A figure as it is written, with the word that blurs it ('近20项') or one of the `bounds`."""
    before = figure.qualifier if figure.qualifier in (*_BLURS, *bounds) else ""
    after = figure.qualifier if figure.qualifier in _BEHIND else ""
    return f"{before}{figure.quote}{after}"


def change_said(change: Change) -> str:
    """A computed change: '+11.0%', '−0.9个百分点', '持平'; 约 where an end is not exact."""
    about = "约" if change.about else ""
    if not change.difference:
        return about + "持平"
    sign = "+" if change.difference > 0 else ""
    if change.growth is not None:
        return f"{about}{sign}{said(change.growth)}%"
    return f"{about}{sign}{said(change.difference)}个百分点"


def computed_said(change: Change) -> str:
    """A computed change with what it is against and how: '+11.0%，比2023年：…'."""
    how = f"：{change.formula}" if change.difference else ""
    return f"{change_said(change)}，比{change.first.label}{how}"


def nothing_said(comparison: Comparison) -> str:
    """One sentence for a comparison without figures, with the nearest names where there are any."""
    near = f"库中相近的指标有：{'、'.join(comparison.near)}。" if comparison.near else ""
    return f"报告库中没有符合条件的“{comparison.indicator}”数据，请换个说法或放宽条件。{near}"
