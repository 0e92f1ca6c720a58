"""What a total gained must follow from what its parts gained."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.check_clauses import Term, Text
from assistant.check_growth import rate_interval
from assistant.check_kinds import same_measure
from assistant.check_readings import holding
from assistant.check_report import as_written, finding, percent, plain
from assistant.check_whole import Whole
from assistant.check_words import baseline, is_pure
from assistant.finding import Finding, Severity
from assistant.interval import Interval, exact, is_fuzzy, written

__all__ = ["parts_growth"]

_FAR, _NEAR = Decimal("0.03"), Decimal("0.004")


def parts_growth(text: Text, named: Sequence[Whole]) -> Iterator[Finding]:
    """A finding where the changes or rates of all parts do not give that of their total."""
    places = {term.start: at for at, term in enumerate(text.terms)}
    seen: set[int] = set()
    for whole in named:
        found = holding(whole)
        if found and len(found) > 2 and found[0].start not in seen:
            seen.add(found[0].start)
            total, *parts = found
            rows = [_moves(text.terms, places[t.start]) for t in (total, *parts)]
            yield from _changes(text, rows)
            yield from _rates(text, total, parts, rows)


def _moves(terms: Sequence[Term], at: int) -> dict[str, Term]:
    """The change and the rate that follow a level, by their sort."""
    found: dict[str, Term] = {}
    for term in terms[at + 1 : at + 4]:
        if term.sentence != terms[at].sentence or not is_pure(term.label):
            break
        if term.sort in ("change", "rate"):
            found.setdefault(term.sort, term)
    return found


def _changes(text: Text, rows: Sequence[dict[str, Term]]) -> Iterator[Finding]:
    if not all("change" in row for row in rows):
        return
    total, *parts = (row["change"] for row in rows)
    if any(is_fuzzy(t.figure) or not same_measure(total.figure, t.figure) for t in (total, *parts)):
        return
    if len({baseline(t.label) for t in (total, *parts)} - {""}) > 1:
        return
    summed = exact(0)
    for part in parts:
        summed = summed + _signed(part)
    gap = abs(summed.middle - _signed(total).middle)
    if gap <= (summed.high - summed.low) + (_signed(total).high - _signed(total).low):
        return
    expected = plain(summed.middle, total.figure)
    found = as_written(total.figure)
    message = f"各部分变化之和为{expected}，与总变化{found}不符。"
    formula = "".join(_with_sign(p) for p in parts).lstrip("+") + f" = {expected}"
    start, end = total.start, parts[-1].end
    yield finding(text, "sum", "error", start, end, message, expected, found, formula)


def _signed(term: Term) -> Interval:
    return -written(term.figure) if term.sign < 0 else written(term.figure)


def _with_sign(term: Term) -> str:
    return ("-" if term.sign < 0 else "+") + as_written(term.figure)


def _rates(
    text: Text, total: Term, parts: Sequence[Term], rows: Sequence[dict[str, Term]]
) -> Iterator[Finding]:
    rates = [row["rate"] for row in rows if "rate" in row]
    if len(rates) != len(rows) or any(is_fuzzy(r.figure) for r in rates):
        return
    if any(r.figure.kind != "percent" for r in rates):
        return
    stated, *moves = (rate_interval(r) for r in rates)
    if any(1 + m.low <= 0 for m in moves):
        return
    implied = _implied(total, parts, moves)
    low, high = min(m.low for m in moves), max(m.high for m in moves)
    outside = max(low - stated.high, stated.low - high) > _NEAR
    gap = abs(implied - stated.middle)
    if gap <= _FAR and not (outside and gap > _NEAR):
        return
    expected = percent(implied, rates[0].figure)
    found = as_written(rates[0].figure)
    message = f"总体增幅{found}与各部分增幅不相称，按各部分推算约为{expected}。"
    before = "+".join(
        f"{as_written(p.figure)}/(1{_with_sign(r)})" for p, r in zip(parts, rates[1:], strict=True)
    )
    formula = f"{as_written(total.figure)}/({before})-1 = {expected}"
    severity: Severity = "error" if outside and gap > _FAR else "warning"
    start, end = total.start, rates[-1].end
    yield finding(text, "growth", severity, start, end, message, expected, found, formula)


def _implied(total: Term, parts: Sequence[Term], rates: Sequence[Interval]) -> Decimal:
    """The growth of the total that the parts' own growth implies."""
    before = sum(
        (p.figure.amount / (1 + r.middle) for p, r in zip(parts, rates, strict=True)), Decimal(0)
    )
    return total.figure.amount / before - 1
