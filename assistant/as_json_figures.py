"""Figures as the JSON of the command line's contract."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from index.figure import Figure

__all__ = ["json_of_figures", "plain"]


def plain(number: Decimal) -> str:
    """A number in digits without an exponent, as it was written ('83.60', '100000000')."""
    return format(number, "f")


def json_of_figures(figures: Iterable[Figure]) -> list[dict[str, Any]]:
    """What `figures` prints: one object a figure, in the order of the text."""
    return [_figure(figure) for figure in figures]


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "report": figure.report,
        "start": figure.start,
        "end": figure.end,
        "quote": figure.quote,
        "value": plain(figure.value),
        "upper": None if figure.upper is None else plain(figure.upper),
        "scale": plain(figure.scale),
        "parts": [plain(part) for part in figure.parts],
        "unit": figure.unit,
        "indicator": figure.indicator,
        "of": figure.of,
        "qualifier": figure.qualifier,
        "role": figure.role,
        "target_of": figure.target_of,
        "direction": figure.direction,
        "period": [figure.period.start, figure.period.end],
        "place": figure.place,
        "sentence": list(figure.sentence),
        "evidence": {
            "period": _span(figure.period_evidence),
            "place": _span(figure.place_evidence),
        },
    }


def _span(span: tuple[int, int] | None) -> list[int] | None:
    return None if span is None else list(span)
