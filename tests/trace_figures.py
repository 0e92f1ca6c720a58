"""Figures made by hand, for the tests of tracing."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from assistant.reply import Citation
from index.figure import Figure
from index.report import Period

__all__ = ["cite", "figure", "silent", "year"]


def year(number: int) -> Period:
    """The whole of a year."""
    return Period(f"{number}-01-01", f"{number}-12-31")


def figure(indicator: str, value: str, unit: str = "万吨", **more: Any) -> Figure:
    """A level of 云汐市 in 2024 that the report 甲 states, but for what is said otherwise."""
    scale, plain = (Decimal(10**4), unit[1:]) if unit[0] == "万" else (Decimal(1), unit)
    scale, plain = (Decimal(10**8), unit[1:]) if unit[0] == "亿" else (scale, plain)
    kinds = {"元": "money", "吨": "mass", "%": "percent", "项": "count", "亩": "area"}
    given: dict[str, Any] = {
        "report": "甲",
        "start": 0,
        "end": len(value + unit),
        "quote": value + unit,
        "value": Decimal(value),
        "scale": scale,
        "unit": plain,
        "kind": kinds.get(plain, "count"),
        "indicator": indicator,
        "of": "",
        "qualifier": "",
        "role": "level",
        "target_of": "",
        "direction": 0,
        "period": year(2024),
        "place": "云汐市",
        "sentence": (0, 40),
        "period_evidence": (0, 5),
    }
    return Figure(**given | more)


def cite(figures: Any) -> tuple[Citation, ...]:
    """Citations of figures by their quotes alone."""
    return tuple(
        Citation(n, f.report, f.report, (), f.start, f.end, None, f.quote)
        for n, f in enumerate(figures, 1)
    )


def silent(_figure: Figure) -> str:
    """The words before a figure, where there are none."""
    return ""
