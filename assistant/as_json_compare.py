"""A comparison as the JSON of the command line's contract."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assistant.as_json_figures import plain
from assistant.compare_units import measure_of

if TYPE_CHECKING:
    from assistant.compare_model import Change, Comparison, Conflict, Point, Series
    from assistant.reply import Citation

__all__ = ["json_of_comparison"]


def json_of_comparison(comparison: Comparison) -> dict[str, Any]:
    """What `compare` prints: series with their changes, all points in one list, conflicts."""
    return {
        "indicator": comparison.indicator,
        "series": [_series(series) for series in comparison.series],
        "points": [
            {"indicator": series.indicator, "place": series.place, "role": series.role}
            | _point(point)
            for series in comparison.series
            for point in series.points
        ],
        "conflicts": [_conflict(conflict) for conflict in comparison.conflicts],
        "near": list(comparison.near),
        "seconds": round(comparison.seconds, 6),
    }


def _series(series: Series) -> dict[str, Any]:
    return {
        "indicator": series.indicator,
        "place": series.place,
        "scope": list(series.scope),
        "role": series.role,
        "unit": series.unit,
        "points": [_point(point) for point in series.points],
        "changes": [_change(change) for change in series.changes],
    }


def _point(point: Point) -> dict[str, Any]:
    """A point with its value as written and the sentence that it stands in."""
    figure = point.figure
    return {
        "period": [figure.period.start, figure.period.end],
        "label": point.label,
        "value": plain(figure.value),
        "unit": measure_of(figure).name,
        "direction": figure.direction,
        "mark": point.mark,
        **_cited(point.citation),
        "figure": {"start": figure.start, "end": figure.end, "quote": figure.quote},
        "agreeing": [_cited(citation) for citation in point.agreeing],
    }


def _cited(citation: Citation) -> dict[str, Any]:
    return {
        "report": citation.report,
        "title": citation.title,
        "start": citation.start,
        "end": citation.end,
        "quote": citation.quote,
    }


def _change(change: Change) -> dict[str, Any]:
    """A change with the points it was computed from; it stands in no report."""
    return {
        "from": _end(change.first),
        "to": _end(change.last),
        "difference": plain(change.difference),
        "growth": None if change.growth is None else plain(change.growth),
        "formula": change.formula,
        "about": change.about,
        "computed": True,
    }


def _end(point: Point) -> dict[str, Any]:
    return {
        "period": [point.figure.period.start, point.figure.period.end],
        "label": point.label,
        **_cited(point.citation),
    }


def _conflict(conflict: Conflict) -> dict[str, Any]:
    return {
        "indicator": conflict.indicator,
        "place": conflict.place,
        "role": conflict.role,
        "unit": conflict.unit,
        "period": [conflict.points[0].span[0] or None, conflict.points[0].span[1]],
        "points": [_point(point) for point in conflict.points],
    }
