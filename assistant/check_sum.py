"""Parts that must make their total."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from assistant.check_clauses import Term, Text
from assistant.check_kinds import alike_names
from assistant.check_readings import Reading, exceeds, holds, plainest, readings
from assistant.check_report import as_written, finding, plain
from assistant.check_slip import grain, slip
from assistant.check_whole import Whole, exhaustive
from assistant.finding import Finding, Severity
from assistant.interval import exact, is_fuzzy, written

__all__ = ["sums"]

_NAMING = ("among", "list", "bracket", "split", "within", "after")
_LISTING = ("bracket", "list")
_CLOSE = Decimal("0.12")
_SURE, _LIKELY, _EVEN = Decimal("0.05"), Decimal("0.2"), Decimal("0.65")


@dataclass(frozen=True, slots=True)
class _Mended:
    """A reading that one changed digit would make hold; `chance` is how easily that happens."""

    total: Term
    reading: Reading
    chance: Decimal


def sums(text: Text, named: Sequence[Whole]) -> Iterator[Finding]:
    """A finding for each total that no reading of its parts can make."""
    for whole in named:
        ways = readings(whole)
        if not any(holds(total, way) for total in whole.totals for way in ways):
            yield from _broken(text, whole, ways)


def _broken(text: Text, whole: Whole, ways: Sequence[Reading]) -> Iterator[Finding]:
    if any(is_fuzzy(t.figure) for t in (*whole.totals[:1], *whole.parts[: whole.near])):
        return
    if whole.cue == "bracket" and not exhaustive(whole.cue, whole.parts, text.text):
        return
    near = plainest(whole)
    best = _best(text.text, whole, list(_mended(whole, ways)), near)
    if best:
        severity = _slipped(text.text, whole, best, near)
        total, reading = best.total, best.reading
    else:
        severity = _misfit(text.text, whole, near)
        total, reading = whole.totals[0], near
    if severity:
        yield _finding(text, total, reading, severity)


def _mended(whole: Whole, ways: Sequence[Reading]) -> Iterator[_Mended]:
    for way in ways:
        if len(way.parts) > 1 and not any(is_fuzzy(p.figure) for p in way.parts):
            for total in whole.totals:
                chance = _chance(total, way)
                if chance is not None:
                    yield _Mended(total, way, chance)


def _best(text: str, whole: Whole, mended: Sequence[_Mended], near: Reading) -> _Mended | None:
    """The reading that was meant: the first stretch, where a digit mends it, or the likeliest."""
    meant = exhaustive(whole.cue, near.parts, text)
    plain_ones = [
        m for m in mended if m.reading.parts == near.parts and (meant or m.chance <= _LIKELY)
    ]
    ranked = plain_ones or mended
    return min(ranked, key=lambda m: (m.chance, -len(m.reading.parts)), default=None)


def _chance(total: Term, way: Reading) -> Decimal | None:
    """How easily one changed digit would mend these figures by chance, None where none does."""
    figures = [total.figure, *(p.figure for p in way.parts)]
    tolerance = sum((written(f).high - f.amount for f in figures), Decimal(0))
    missing = way.amount - total.figure.amount
    steps = [slip(total.figure, way.amount, tolerance)]
    steps += [slip(f, f.amount - missing, tolerance) for f in figures[1:]]
    step = max(steps)
    width = 2 * tolerance + grain(figures)
    return min(Decimal(1), width / step) if step else None


def _slipped(text: str, whole: Whole, best: _Mended, near: Reading) -> Severity | None:
    """How sure it is that one changed digit spoils a sum that was meant."""
    parts, plainly = best.reading.parts, best.reading.parts == near.parts
    if plainly and exhaustive(whole.cue, parts, text):
        return "error"
    if best.chance <= _SURE:
        return "error" if exceeds(whole.totals, best.reading) else "warning"
    if exceeds(whole.totals, near) and (plainly or len(near.parts) < 3):
        return "error" if whole.close and whole.cue in _NAMING else "warning"
    if not plainly:
        return None
    if len(parts) > 2 and _in_a_row(text, parts) and _nearly(best):
        return "warning"
    even = best.chance <= _EVEN or _counted(best.total, parts)
    alike = even and alike_names([p.label for p in parts])
    return "warning" if best.chance <= _LIKELY or alike else None


def _in_a_row(text: str, parts: Sequence[Term]) -> bool:
    """Whether the parts are joined by 、 alone."""
    return not any(re.search("[，,；;]", text[p.end : q.start]) for p, q in pairwise(parts))


def _nearly(best: _Mended) -> bool:
    return abs(best.reading.amount / best.total.figure.amount - 1) <= _CLOSE


def _counted(total: Term, parts: Sequence[Term]) -> bool:
    return all(written(t.figure) == exact(t.figure.amount) for t in (total, *parts))


def _misfit(text: str, whole: Whole, near: Reading) -> Severity | None:
    """How sure it is that figures without a simple slip should make a sum."""
    if not whole.close or whole.cue not in _NAMING:
        return None
    if not exceeds(whole.totals, near):
        return "warning" if exhaustive(whole.cue, near.parts, text) else None
    same = all(p.figure.unit == whole.totals[0].figure.unit for p in near.parts)
    first = Reading(near.parts[:1], written(near.parts[0].figure))
    if len(near.parts) > 1 and (exceeds(whole.totals, first) or whole.cue in _LISTING):
        return "error" if same and whole.cue != "within" else "warning"
    return "warning" if len(near.parts) == 2 and same else None


def _finding(text: Text, total: Term, reading: Reading, severity: Severity) -> Finding:
    parts = sorted(reading.parts, key=lambda p: p.start)
    expected, found = plain(reading.amount, total.figure), as_written(total.figure)
    message = f"各项之和为{expected}，与总数{found}不符。"
    formula = "+".join(as_written(p.figure) for p in parts) + f" = {expected}"
    start = min(total.start, parts[0].start)
    end = max(total.end, parts[-1].end)
    return finding(text, "sum", severity, start, end, message, expected, found, formula)
