"""Whether two figures of different reports measure the same thing."""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from index.indicator_names import canonical_indicator, indicator_likeness, scope

if TYPE_CHECKING:
    from index.figure import Figure
    from index.report import Period

__all__ = ["Match", "match", "same_measure"]

_ALIKE, _FAINTLY = 0.72, 0.35


class Match(IntEnum):
    """How sure it is that two figures are about the same amount."""

    NONE = 0
    FAINT = 1
    LIKELY = 2
    SURE = 3


def match(a: Figure, b: Figure) -> Match:
    """Whether two figures of one kind, role and place are about the same amount."""
    periods = _periods(a.period, b.period)
    measured = same_measure(a, b) if periods else Match.NONE
    if periods is Match.FAINT and measured is Match.FAINT:
        return Match.NONE
    return min(periods, measured)


def same_measure(a: Figure, b: Figure) -> Match:
    """Whether two figures of one kind and role measure the same, at whatever time."""
    measured = _indicators(a.indicator, b.indicator, a.kind)
    if measured is Match.NONE or a.role == "level":
        return measured
    if a.of and b.of:
        return min(measured, _indicators(a.of, b.of, ""))
    return measured if a.of == b.of else min(measured, Match.LIKELY)


@lru_cache(maxsize=200_000)
def _indicators(a: str, b: str, kind: str) -> Match:
    if scope(a) != scope(b):
        return Match.NONE
    first, second = canonical_indicator(a, kind), canonical_indicator(b, kind)
    if first == second:
        return Match.SURE
    alike = indicator_likeness(first, second)
    if alike >= _ALIKE:
        return Match.LIKELY
    return Match.FAINT if alike >= _FAINTLY else Match.NONE


def _periods(a: Period, b: Period) -> Match:
    """The same period, or one that may be meant: open where the other begins, or inside it."""
    if a == b:
        return Match.SURE
    if a.end == b.end and None in (a.start, b.start):
        return Match.LIKELY
    return max(_inside(a, b), _inside(b, a))


def _inside(inner: Period, outer: Period) -> Match:
    """Whether a day or month lies in a stretch of no more than a year."""
    if not (inner.start and inner.end and outer.start and outer.end):
        return Match.NONE
    within = outer.start <= inner.start and inner.end <= outer.end
    return Match.FAINT if within and outer.start[:4] == outer.end[:4] else Match.NONE
