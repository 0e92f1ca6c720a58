"""Parts that must make their total."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from assistant.check_clauses import Term, Text
from assistant.check_kinds import alike_names
from assistant.check_report import as_written, finding, plain
from assistant.check_slip import grain, slip
from assistant.check_wholes import Whole, exhaustive, wholes
from assistant.finding import Finding, Severity
from assistant.interval import Interval, compatible, exact, is_fuzzy, last_digit, written

__all__ = ["sums"]

_MAX_READINGS = 400
_NAMING = ("among", "list", "bracket", "split", "within", "after")
_LISTING = ("bracket", "list")
_SURE, _LIKELY, _HALF = Decimal("0.05"), Decimal("0.2"), Decimal("0.5")


def sums(text: Text) -> Iterator[Finding]:
    """A finding for each total that no reading of its parts can make."""
    for whole in wholes(text):
        if not any(_holds(total, r) for total in whole.totals for r in _readings(whole)):
            yield from _broken(text, whole)


def _readings(whole: Whole) -> list[tuple[Term, ...]]:
    """The ways to choose the parts: they may end early, and nested ones may be left out."""
    found: list[tuple[Term, ...]] = []
    open_: list[tuple[int, tuple[Term, ...]]] = [(0, ())]
    while open_ and len(found) < _MAX_READINGS:
        at, chosen = open_.pop(0)
        if at in whole.ends and chosen:
            found.append(chosen)
        if at == len(whole.parts):
            continue
        if at in whole.skips:
            open_ += [(stop, chosen) for stop in whole.skips[at]]
            continue
        open_.append((at + 1, (*chosen, whole.parts[at])))
    return list(dict.fromkeys(found))


def _sum(parts: tuple[Term, ...]) -> Interval:
    total = exact(0)
    for part in parts:
        total = total + written(part.figure)
    return total


def _slack(terms: tuple[Term, ...]) -> Decimal:
    """What printing the parts so that they fit may cost: half a step of the coarsest digit."""
    steps = [last_digit(t.figure) / 2 for t in terms if written(t.figure) != _point(t)]
    return max(steps, default=Decimal(0))


def _point(term: Term) -> Interval:
    return exact(term.figure.amount)


def _holds(total: Term, parts: tuple[Term, ...]) -> bool:
    slack = _slack((total, *parts))
    return compatible(written(total.figure).wider(slack), _sum(parts))


def _broken(text: Text, whole: Whole) -> Iterator[Finding]:
    if any(is_fuzzy(t.figure) for t in (*whole.totals[:1], *whole.parts[: whole.near])):
        return
    if whole.cue == "bracket" and not exhaustive(whole.cue, whole.parts, text.text):
        return
    near = _plainest(whole)
    mended = [
        (chance, r == near, -len(r), n, total, r)
        for n, r in enumerate(_readings(whole))
        for total in whole.totals
        if len(r) > 1 and not any(is_fuzzy(p.figure) for p in r)
        if (chance := _chance(total, r)) is not None
    ]
    meant = exhaustive(whole.cue, near, text.text)
    nearest = [m for m in mended if m[1] and (meant or m[0] <= _LIKELY)]
    if mended:
        chance, _, _, _, total, parts = min(nearest or mended, key=lambda m: (m[0], m[2], m[3]))
        severity = _slipped(text.text, whole, total, parts, chance, near)
    else:
        total, parts = whole.totals[0], near
        severity = _misfit(text.text, whole, parts)
    if severity:
        yield _finding(text, total, parts, severity)


def _plainest(whole: Whole) -> tuple[Term, ...]:
    """The reading to tell of: all of the first stretch, without the parts of parts."""
    chosen, at = [], 0
    while at < whole.near:
        if at in whole.skips:
            at = whole.skips[at][0]
        else:
            chosen.append(whole.parts[at])
            at += 1
    return tuple(chosen)


def _chance(total: Term, parts: tuple[Term, ...]) -> Decimal | None:
    """How easily one changed digit would mend these figures by chance, None where none does."""
    terms = (total, *parts)
    summed = sum((p.figure.amount for p in parts), Decimal(0))
    tolerance = sum((written(t.figure).high - t.figure.amount for t in terms), Decimal(0))
    missing = summed - total.figure.amount
    steps = [slip(total.figure, summed, tolerance)]
    steps += [slip(p.figure, p.figure.amount - missing, tolerance) for p in parts]
    step = max(steps)
    width = 2 * tolerance + grain([t.figure for t in terms])
    return min(Decimal(1), width / step) if step else None


def _exceeds(totals: tuple[Term, ...], parts: tuple[Term, ...]) -> bool:
    high = max(written(t.figure).high + _slack((t, *parts)) for t in totals)
    return _sum(parts).low > high


def _slipped(
    text: str,
    whole: Whole,
    total: Term,
    parts: tuple[Term, ...],
    chance: Decimal,
    near: tuple[Term, ...],
) -> Severity | None:
    """How sure it is that one changed digit spoils a sum that was meant."""
    if chance <= _SURE or (exhaustive(whole.cue, parts, text) and parts == near):
        return "error"
    if _exceeds(whole.totals, near) and (parts == near or len(near) < 3):
        sure = whole.close and whole.cue in _NAMING
        return "error" if sure else "warning"
    if parts != near:
        return None
    alike = alike_names([p.label for p in parts]) and (chance <= _HALF or _counted(total, parts))
    return "warning" if chance <= _LIKELY or alike else None


def _counted(total: Term, parts: tuple[Term, ...]) -> bool:
    return all(written(t.figure) == _point(t) for t in (total, *parts))


def _misfit(text: str, whole: Whole, parts: tuple[Term, ...]) -> Severity | None:
    """How sure it is that figures without a simple slip should make a sum."""
    if not whole.close or whole.cue not in _NAMING:
        return None
    if _exceeds(whole.totals, parts):
        if len(parts) > 1 and (_exceeds(whole.totals, parts[:1]) or whole.cue in _LISTING):
            return "error" if _same_unit(whole, parts) and whole.cue != "within" else "warning"
        return "warning" if len(parts) == 2 and _same_unit(whole, parts) else None
    return "warning" if exhaustive(whole.cue, parts, text) else None


def _same_unit(whole: Whole, parts: tuple[Term, ...]) -> bool:
    return all(p.figure.unit == whole.totals[0].figure.unit for p in parts)


def _finding(text: Text, total: Term, parts: tuple[Term, ...], severity: Severity) -> Finding:
    parts = tuple(sorted(parts, key=lambda p: p.start))
    summed = sum((p.figure.amount for p in parts), Decimal(0))
    expected = plain(summed, total.figure)
    found = as_written(total.figure)
    message = f"各项之和为{expected}，与总数{found}不符。"
    formula = "+".join(as_written(p.figure) for p in parts) + f" = {expected}"
    spans = (total, *parts)
    start, end = min(t.start for t in spans), max(t.end for t in spans)
    return finding(text, "sum", severity, start, end, message, expected, found, formula)
