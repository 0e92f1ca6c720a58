"""How far two answered sides of a comparison lie apart, computed from their cited figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import ROUND_HALF_UP, Decimal

from assistant.answer_sides import Side, sides_of
from assistant.chosen import Chosen, Sentence
from assistant.compare_units import common_measure, in_measure, said
from assistant.interval import is_fuzzy

__all__ = ["difference"]

_TENTH = Decimal("0.1")


def difference(chosen: Sequence[Chosen], mark: Callable[[Sentence], str]) -> str:
    """The sentence that says how far two sides lie apart, with its formula; '' where none can.

    `mark` gives the '[n]' of a sentence. Of two places the larger comes first; between two years
    the growth of a level is told too.
    """
    pair = sides_of(chosen)
    if pair is None:
        return ""
    over_time = pair[0].place == pair[1].place and pair[0].year != pair[1].year
    measure = common_measure(side.figure for side in pair)
    ends = [(side, v) for side in pair if (v := in_measure(side.figure, measure)) is not None]
    if len(ends) < 2:
        return ""
    ends.sort(key=lambda end: end[0].year if over_time else -end[1])
    about = "约" if any(is_fuzzy(side.figure) for side in pair) else ""
    if ends[0][1] == ends[1][1]:
        words, formula = f"{ends[0][0].name}与{ends[1][0].name}{about}持平", ""
    else:
        told = _over_time if over_time else _apart
        words, formula = told(ends, measure.name, about)
    marks = "".join(dict.fromkeys(mark(side.sentence) for side in pair))
    return f"{words}（据{marks}计算{'：' if formula else ''}{formula}）。"


def _over_time(ends: Sequence[tuple[Side, Decimal]], unit: str, about: str) -> tuple[str, str]:
    """What became of the first value until the last, and how that was computed."""
    (one, first), (other, last) = ends
    up, percent = last > first, unit == "%"
    if one.falls:
        way = "降幅扩大" if up else "降幅收窄"
    elif percent:
        way = "提高" if up else "下降"
    else:
        way = "增加" if up else "减少"
    words = f"{other.name}比{one.name}{about}{way}{_amount(last - first, unit)}"
    formula = _formula(last, first, unit)
    if percent or one.figure.role != "level" or first <= 0:
        return words, formula
    growth = ((last - first) / first * 100).quantize(_TENTH, ROUND_HALF_UP)
    words += f"，{'增长' if up else '下降'}{about}{said(abs(growth))}%"
    return words, f"{formula}，({said(last)}−{said(first)})÷{said(first)}={said(growth)}%"


def _apart(ends: Sequence[tuple[Side, Decimal]], unit: str, about: str) -> tuple[str, str]:
    """How much more the first has than the other, and how that was computed."""
    (one, more), (other, less) = ends
    way = "高" if unit == "%" else "多"
    way = f"降幅比{other.name}{about}大" if one.falls else f"比{other.name}{about}{way}"
    return f"{one.name}{way}{_amount(more - less, unit)}", _formula(more, less, unit)


def _amount(difference: Decimal, unit: str) -> str:
    return f"{said(abs(difference))}{'个百分点' if unit == '%' else unit}"


def _formula(one: Decimal, other: Decimal, unit: str) -> str:
    sign, points = ("%", "个百分点") if unit == "%" else ("", "")
    return f"{said(one)}{sign}−{said(other)}{sign}={said(one - other)}{points}"
