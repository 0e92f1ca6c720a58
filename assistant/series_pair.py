"""Two series at one time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.compare_units import common_measure, in_measure

if TYPE_CHECKING:
    from assistant.compare_model import Series

__all__ = ["at_one_time"]


def at_one_time(series: Sequence[Series]) -> list[Series]:
    """Two series cut to the latest time that both have, in the unit of the first.

    None where there is no such time, or where the units cannot be compared.
    """
    if len(series) != 2:
        return []
    times = [{p.span: p for p in one.points if not p.mark} for one in series]
    common = sorted(times[0].keys() & times[1].keys(), key=lambda span: span[::-1])
    if not common:
        return []
    first, second = (at[common[-1]] for at in times)
    measure = common_measure(point.figure for point in series[0].points)
    value = in_measure(second.figure, measure)
    if value is None:
        return []
    return [
        replace(series[0], points=(first,)),
        replace(series[1], points=(replace(second, value=value),), unit=series[0].unit),
    ]
