"""Parts and their total at two times: where one time adds up, the other must too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.check_clauses import Term, Text
from assistant.check_fromto import pairs
from assistant.check_report import as_written, finding, plain
from assistant.finding import Finding
from assistant.interval import compatible, exact, is_fuzzy, printed, written

__all__ = ["moved"]

_Pair = tuple[Term, Term]


def moved(text: Text) -> Iterator[Finding]:
    """A finding for each time at which shares do not make 100, or parts not their total."""
    for sentence in text.sentences():
        both = [p for p in pairs(sentence) if not any(is_fuzzy(t.figure) for t in p)]
        if len(both) < 2:
            continue
        if len(both) > 2 and "其中" in text.text[both[0][1].end : both[1][0].start]:
            yield from _parts(text, both)
        elif all(t.figure.unit == "%" for pair in both for t in pair):
            yield from _shares(text, both)


def _parts(text: Text, both: Sequence[_Pair]) -> Iterator[Finding]:
    """甲由 A 到 B，其中乙由 C 到 D，丙由 E 到 F."""
    whole, *parts = both
    if any(t.figure.unit != whole[0].figure.unit for pair in parts for t in pair):
        return
    fits = [_adds_up(whole[at], [p[at] for p in parts]) for at in (0, 1)]
    if fits[0] == fits[1]:
        return
    at = 1 if fits[0] else 0
    row = [p[at] for p in parts]
    amount = sum((t.figure.amount for t in row), Decimal(0))
    expected, found = plain(amount, whole[at].figure), as_written(whole[at].figure)
    message = f"各项之和为{expected}，与总数{found}不符。"
    formula = _sum_of(row, expected)
    span = (whole[at].start, row[-1].end)
    yield finding(text, "sum", "error", *span, message, expected, found, formula)


def _adds_up(whole: Term, parts: Sequence[Term]) -> bool:
    total = exact(0)
    for part in parts:
        total = total + written(part.figure)
    return compatible(total, printed(whole.figure))


def _shares(text: Text, both: Sequence[_Pair]) -> Iterator[Finding]:
    """甲比重由 A 到 B，乙比重由 C 到 D."""
    rows = [[p[at] for p in both] for at in (0, 1)]
    sums = [sum((t.figure.value for t in row), Decimal(0)) for row in rows]
    fits = [abs(s - 100) <= Decimal("0.1") * (len(both) // 2) for s in sums]
    if fits[0] == fits[1]:
        return
    at = 1 if fits[0] else 0
    found = f"{sums[at]}%"
    message = f"各项占比合计为{found}，不等于100%。"
    span = (rows[at][0].clause[0], rows[at][-1].end)
    formula = _sum_of(rows[at], found)
    yield finding(text, "ratio", "error", *span, message, "100%", found, formula)


def _sum_of(row: Sequence[Term], amount: str) -> str:
    return "+".join(as_written(t.figure) for t in row) + f" = {amount}"
