"""Stretches of time that add up: the last count and the new ones, half-years and quarters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.check_clauses import Term, Text
from assistant.check_kinds import is_attribute, same_measure
from assistant.check_report import as_written, finding, plain
from assistant.finding import Finding
from assistant.interval import compatible, exact, is_fuzzy, written

__all__ = ["running"]

_ROWS = (
    (re.compile("上半年"), re.compile("下半年")),
    tuple(re.compile(f"{name}季度") for name in ("一", "二", "三", "四")),
    (
        re.compile(
            r"(?:上年|去年|上期|此前|上月|上季度|年初|期初)[^，。；]{0,4}(?:末|底|止|累计|前|共)"
        ),
        re.compile(r"(?:今年|本年|本期|本月|本季度|年内|当年)[^，。；]{0,8}(?:新|又|再|增|完成)"),
    ),
)
_TOTAL = re.compile(r"全年|累计|共|总数|总计|合计|现有")
_REACH = 8


def running(text: Text) -> Iterator[Finding]:
    """A finding where the stretches of a sentence do not add up to what it gives as the whole."""
    for sentence in text.sentences():
        levels = [t for t in sentence if _counts(t)]
        for at, total in enumerate(levels):
            parts = levels[max(0, at - _REACH) : at]
            for row in _ROWS:
                found = _named(parts, row)
                if found and _TOTAL.search(total.label):
                    yield from _check(text, found, total)


def _counts(term: Term) -> bool:
    return term.sort in ("level", "change") and not is_fuzzy(term.figure) and not is_attribute(term)


def _named(parts: Sequence[Term], row: Sequence[re.Pattern[str]]) -> list[Term]:
    """The last parts of a sentence, one for each name of the row in its order."""
    last = list(parts[-len(row) :])
    fits = len(last) == len(row) and all(
        name.search(p.label) for name, p in zip(row, last, strict=True)
    )
    return last if fits else []


def _check(text: Text, parts: Sequence[Term], total: Term) -> Iterator[Finding]:
    if not all(same_measure(p.figure, total.figure) for p in parts):
        return
    summed = exact(0)
    for part in parts:
        summed = summed + written(part.figure)
    if compatible(summed, written(total.figure)):
        return
    amount = sum((p.figure.amount for p in parts), Decimal(0))
    expected, found = plain(amount, total.figure), as_written(total.figure)
    message = f"各期之和为{expected}，与累计数{found}不符。"
    formula = "+".join(as_written(p.figure) for p in parts) + f" = {expected}"
    start, end = parts[0].clause[0], total.end
    yield finding(text, "sum", "error", start, end, message, expected, found, formula)
