"""The ways to read a total and its parts as a sum."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from decimal import Decimal

from assistant.check_clauses import Term
from assistant.check_whole import Whole
from assistant.interval import Interval, compatible, exact, written

__all__ = ["Reading", "exceeds", "holding", "holds", "plainest", "readings", "slack"]

_MAX_READINGS = 120


@dataclass(frozen=True, slots=True)
class Reading:
    """Some of the parts of a whole with the interval of their sum."""

    parts: tuple[Term, ...]
    sum: Interval

    @property
    def amount(self) -> Decimal:
        """The sum of the parts as they are written."""
        return sum((p.figure.amount for p in self.parts), Decimal(0))


def readings(whole: Whole) -> list[Reading]:
    """The ways to choose the parts: they may end early, and nested ones may be left out."""
    spans = [written(p.figure) for p in whole.parts]
    found: dict[tuple[Term, ...], Reading] = {}
    open_ = deque([(0, Reading((), exact(0)))])
    while open_ and len(found) < _MAX_READINGS:
        at, chosen = open_.popleft()
        if at in whole.ends and chosen.parts:
            found.setdefault(chosen.parts, chosen)
        if at == len(spans):
            continue
        if at in whole.skips:
            open_.extend((stop, chosen) for stop in whole.skips[at])
        else:
            grown = Reading((*chosen.parts, whole.parts[at]), chosen.sum + spans[at])
            open_.append((at + 1, grown))
    return list(found.values())


def plainest(whole: Whole) -> Reading:
    """The reading to tell of: all of the first stretch, without the parts of parts."""
    chosen, total, at = [], exact(0), 0
    while at < whole.near:
        if at in whole.skips:
            at = whole.skips[at][0]
        else:
            chosen.append(whole.parts[at])
            total = total + written(whole.parts[at].figure)
            at += 1
    return Reading(tuple(chosen), total)


def holding(whole: Whole) -> tuple[Term, ...]:
    """The total and its parts in the longest reading that holds, empty where none does."""
    found = readings(whole)
    held = [(t, *r.parts) for t in whole.totals for r in found if holds(t, r)]
    return max(held, key=len, default=())


def holds(total: Term, reading: Reading) -> bool:
    """Whether the parts may make the total, as both are printed."""
    return compatible(written(total.figure).wider(slack(total)), reading.sum)


def exceeds(totals: tuple[Term, ...], reading: Reading) -> bool:
    """Whether the parts are more than any of the totals can stand for."""
    return reading.sum.low > max(written(t.figure).high + slack(t) for t in totals)


def slack(total: Term) -> Decimal:
    """What a total that is cut off in print may lack: half a step of its last digit."""
    return written(total.figure).high - total.figure.amount
