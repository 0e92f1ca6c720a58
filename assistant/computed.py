"""Values computed from known figures, each with its formula and the citations of its operands."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from assistant.compare_units import Measure, said
from assistant.computed_operands import Operands, amount_said, operands
from assistant.computed_periods import comparable_times, follows
from assistant.draft_model import Found

if TYPE_CHECKING:
    from assistant.evidence import Known
    from assistant.reply import Citation

__all__ = ["change", "left", "ratio", "share", "this_period"]

_TENTH = Decimal("0.1")
_SMALL = 20
_HUNDRED = Decimal(100)


def change(now: Known, before: Known, words: str) -> Found | None:
    """How far a figure lies from that of an earlier time: '同比增长32.4%'; None where unknowable.

    `words` is '同比', '环比' or '比上年'. Shares and rates differ by 个百分点, days, 项 and counts
    below 20 by their number ('同比增加2天'); of other levels the growth in per cent is told. Both
    must be of one place, role and unit, both totals or none, at times as far apart and as long
    as `words` say.
    """
    if now.figure.role not in ("level", "share", "rate") or now.cumulative != before.cumulative:
        return None
    times = now.figure.period, before.figure.period
    if not comparable_times(*times, words, totals=now.cumulative):
        return None
    pair = operands(now, before)
    if pair is None:
        return None
    difference = pair.first - pair.second
    if not difference:
        return _found(pair, f"{words}{pair.about}持平", f"{pair.minus}=0")
    if pair.measure.unit == "%":
        way = "提高" if difference > 0 else "下降"
        size = f"{said(abs(difference))}个百分点"
        formula = f"{pair.minus}={said(difference)}个百分点"
        return _found(pair, f"{words}{way}{pair.about}{size}", formula)
    if now.figure.role != "level":
        return None
    if _is_small(pair):
        way = "增加" if difference > 0 else "减少"
        size = amount_said(abs(difference), pair.measure)
        return _found(pair, f"{words}{way}{pair.about}{size}", f"{pair.minus}={said(difference)}")
    if pair.second <= 0:
        return None
    growth = _rounded(difference / pair.second * _HUNDRED)
    way = "增长" if difference > 0 else "下降"
    formula = f"({pair.minus})÷{pair.written[1]}={said(growth)}%"
    return _found(pair, f"{words}{way}{pair.about}{said(abs(growth))}%", formula)


def share(part: Known, whole: Known) -> Found | None:
    """What part of a whole a figure is: '85.2%'; None where it is more than the whole."""
    pair = operands(part, whole)
    if pair is None or not _levels(part, whole) or pair.second <= 0:
        return None
    if not 0 <= pair.first <= pair.second:
        return None
    value = _percent(pair.first, pair.second)
    return _found(pair, f"{pair.about}{value}", f"{pair.written[0]}÷{pair.written[1]}={value}")


def ratio(done: int, total: int, citations: Sequence[Citation]) -> Found:
    """The part of a count that is done: '65.0%'; ValueError unless 0 ≤ done ≤ total and total > 0.

    `citations` are those of both counts.
    """
    if not 0 <= done <= total or not total:
        raise ValueError(f"no share: {done} of {total}")
    value = _percent(Decimal(done), Decimal(total))
    return Found(value, tuple(dict.fromkeys(citations)), formula=f"{done}÷{total}={value}")


def this_period(total_now: Known, total_before: Known) -> Found | None:
    """What was added since the total before: '44.1公里'; None unless both are running totals."""
    if not (total_now.cumulative and total_before.cumulative):
        return None
    if not follows(total_now.figure.period, total_before.figure.period):
        return None
    return _difference(total_now, total_before)


def left(whole: Known, done: Known) -> Found | None:
    """What of a whole is still to be done; None where more is done than the whole."""
    return _difference(whole, done)


def _difference(first: Known, second: Known) -> Found | None:
    pair = operands(first, second)
    if pair is None or not _levels(first, second) or pair.first < pair.second:
        return None
    value, measure = _in_fitting(pair.first - pair.second, pair)
    formula = f"{pair.minus}={_result(value, measure, pair)}"
    return _found(pair, pair.about + amount_said(value, measure), formula, value)


def _levels(one: Known, other: Known) -> bool:
    return one.figure.role == other.figure.role == "level"


def _is_small(pair: Operands) -> bool:
    counted = pair.kind in ("count", "person", "visits", "kind") and pair.measure.scale == 1
    few = counted and max(pair.first, pair.second) < _SMALL
    return pair.kind == "days" or pair.measure == Measure(Decimal(1), "项") or few


def _rounded(value: Decimal) -> Decimal:
    """To one decimal, half up; further where that would show a growth as none."""
    rounded, step = value.quantize(_TENTH, ROUND_HALF_UP), _TENTH
    while value and not rounded and step > Decimal("0.0001"):
        step /= 10
        rounded = value.quantize(step, ROUND_HALF_UP)
    return rounded


def _percent(part: Decimal, whole: Decimal) -> str:
    """A share to one decimal, half up; one that is not all never shows as 100.0%."""
    if part == whole:
        return "100%"
    exact, step = part / whole * _HUNDRED, _TENTH
    value = _rounded(exact)
    while value >= _HUNDRED and step > Decimal("0.0001"):
        step /= 10
        value = exact.quantize(step, ROUND_HALF_UP)
    return f"{said(value)}%"


def _in_fitting(value: Decimal, pair: Operands) -> tuple[Decimal, Measure]:
    """A result in the larger measure of its operands, in the smaller one where it is below 1."""
    if abs(value) >= 1 or not value or pair.smaller == pair.measure:
        return value, pair.measure
    return (value * pair.measure.scale / pair.smaller.scale).normalize(), pair.smaller


def _result(value: Decimal, measure: Measure, pair: Operands) -> str:
    return said(value) if pair.smaller == pair.measure else amount_said(value, measure)


def _found(pair: Operands, value: str, formula: str, amount: Decimal | None = None) -> Found:
    counted = amount is not None and pair.kind == "count" and amount == int(amount)
    number = int(amount) if counted and amount is not None else None
    return Found(value, pair.citations, number, formula=formula)
