"""The figures of a report made for reading."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.text import Text

from assistant.render import Prose, plain

if TYPE_CHECKING:
    from index.figure import Figure
    from index.report import Period

__all__ = ["ROLE_NAMES", "figures_page", "period_said"]

ROLE_NAMES = {
    "level": "水平",
    "change": "增减量",
    "rate": "增速",
    "share": "占比",
    "target": "目标",
}


def period_said(period: Period) -> str:
    """A period in Chinese: 2024年, 截至2024-10-31, 2016-01-01起, or two dates; '' if unknown."""
    start, end = period.start, period.end
    if start and end:
        if start.endswith("01-01") and end.endswith("12-31"):
            years = dict.fromkeys((start[:4], end[:4]))
            return "—".join(years) + "年"
        return f"{start}至{end}"
    if end:
        return f"截至{end}"
    return f"{start}起" if start else ""


def figures_page(figures: Sequence[Figure]) -> RenderableType:
    """Two lines a figure: the number and what it measures; what it is, when, where, and where
    in the text it stands. The last line counts them."""
    lines: list[RenderableType] = []
    for figure in figures:
        named = Text.assemble((plain(figure.quote), "bold cyan"), "  ", plain(figure.indicator))
        known = (
            ROLE_NAMES[figure.role],
            plain(figure.qualifier),
            period_said(figure.period),
            plain(figure.place),
            f"{figure.start}–{figure.end}",
        )
        lines += [Prose(named), Prose(" · ".join(word for word in known if word), 4, "dim")]
    return Group(*lines, Prose(f"共 {len(figures)} 个数字。", style="bold"))
