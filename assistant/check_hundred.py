"""Shares that divide a whole between them must make 100."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.check_clauses import Term, Text
from assistant.check_kinds import complementary
from assistant.check_report import as_written, finding
from assistant.check_slip import slip
from assistant.finding import Finding, Severity
from assistant.interval import is_fuzzy, last_digit

__all__ = ["hundreds"]

_REST = re.compile(r"其他|其它|其余")
_PARTS = ("share", "percent")


def hundreds(text: Text) -> Iterator[Finding]:
    """A finding for each row of shares that nearly, but not quite, makes 100."""
    for sentence in text.sentences():
        for row in _rows(sentence):
            yield from _row(text, row)


def _rows(sentence: Sequence[Term]) -> Iterator[list[Term]]:
    row: list[Term] = []
    for term in sentence:
        listed = row and term.sort == "percent" and not term.label.strip("和与、")
        if (term.sort != "share" and not listed) or term.figure.unit != "%":
            continue
        if row and (term.depth != row[-1].depth or term.figure.unit != row[-1].figure.unit):
            yield row
            row = []
        row.append(term)
    yield row


def _row(text: Text, row: Sequence[Term]) -> Iterator[Finding]:
    if len(row) < 2 or any(is_fuzzy(t.figure) for t in row):
        return
    total = sum((t.figure.value for t in row), Decimal(0))
    slack = _slack(row)
    if abs(total - 100) <= slack:
        return
    names = [text.text[_since(row, n) : t.start] for n, t in enumerate(row)]
    meant = complementary(names) or _REST.search(names[-1]) is not None
    steps = [slip(t.figure, t.figure.value + 100 - total, slack) for t in row]
    step = max(steps)
    sure = bool(step) and (2 * slack + last_digit(row[0].figure)) / step <= Decimal("0.06")
    if step and (meant or (sure and len(row) > 2)):
        yield _finding(text, row, total, "error" if meant and sure else "warning")


def _since(row: Sequence[Term], at: int) -> int:
    return row[at - 1].end if at else max(row[0].sentence[0], row[0].clause[0] - 40)


def _slack(row: Sequence[Term]) -> Decimal:
    return max(last_digit(t.figure) for t in row) * max(1, len(row) // 2)


def _finding(text: Text, row: Sequence[Term], total: Decimal, severity: Severity) -> Finding:
    found = f"{total}%"
    formula = "+".join(as_written(t.figure) for t in row) + f" = {found}"
    message = f"各项占比合计为{found}，不等于100%。"
    start, end = row[0].clause[0], row[-1].end
    return finding(text, "ratio", severity, start, end, message, "100%", found, formula)
