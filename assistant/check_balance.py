"""Differences that have a name of their own: natural growth of people, surplus of trade."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.check_clauses import Term, Text
from assistant.check_report import as_written, finding, plain
from assistant.finding import Finding
from assistant.interval import compatible, is_fuzzy, printed, written

__all__ = ["balances"]


@dataclass(frozen=True, slots=True)
class _Balance:
    """The names of a difference and of what is taken from what."""

    name: str
    plus: str
    minus: str


_KNOWN = (
    _Balance("自然增长率", "出生率", "死亡率"),
    _Balance("顺差", "出口", "进口"),
    _Balance("当年结余", "收入", "支出"),
    _Balance("收支结余", "收入", "支出"),
    _Balance("逆差", "进口", "出口"),
)


def balances(text: Text) -> Iterator[Finding]:
    """A finding for each named difference that its two figures do not give."""
    for sentence in text.sentences():
        for at, term in enumerate(sentence):
            for balance in _KNOWN:
                if balance.name in term.label:
                    yield from _check(text, sentence[:at], term, balance)


def _check(
    text: Text, before: Sequence[Term], stated: Term, balance: _Balance
) -> Iterator[Finding]:
    plus, minus = _last(before, stated, balance.plus), _last(before, stated, balance.minus)
    if plus is None or minus is None:
        return
    gap = written(plus.figure) - written(minus.figure)
    found = printed(stated.figure)
    # A minus before the number may not be part of the figure.
    if compatible(gap, found) or compatible(gap, -found):
        return
    expected = plain(plus.figure.amount - minus.figure.amount, stated.figure)
    one, two = as_written(plus.figure), as_written(minus.figure)
    message = f"{balance.name}按{one}减{two}计算应为{expected}，文中写{as_written(stated.figure)}。"
    start = min(plus.start, minus.start)
    formula = f"{one}-{two} = {expected}"
    said = as_written(stated.figure)
    yield finding(text, "sum", "error", start, stated.end, message, expected, said, formula)


def _last(before: Sequence[Term], stated: Term, name: str) -> Term | None:
    fits = [t for t in before if name in t.label and t.sort in ("level", "percent", "share")]
    alike = [t for t in fits if t.figure.unit == stated.figure.unit and not is_fuzzy(t.figure)]
    return alike[-1] if alike and not is_fuzzy(stated.figure) else None
