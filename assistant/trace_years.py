"""This year's levels and growth held against last year's levels in other reports."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.check_report import as_written
from assistant.finding import Finding, at_figure
from assistant.interval import Interval, exact, printed
from assistant.trace import amounts
from assistant.trace_conflicts import Cite
from assistant.trace_context import LAST, Before, base_of, is_origin
from assistant.trace_index import Names
from assistant.trace_match import Match, same_measure

if TYPE_CHECKING:
    from assistant.trace_index import Others
    from index.figure import Figure

__all__ = ["against_last_year"]

# Their growth is stated at constant prices or on a comparable basis and does not follow from the
# levels as they are stated.
_REAL = re.compile(
    r"增加值|生产总值|GDP|总产值|投资|人均.*(?:收入|支出)|零售总额|产业$|经济总量|国民收入|国民生产总值"
)
# Last year's levels are revised; growth that is off by no more than so many points is no finding.
_REVISED_POINTS = Decimal(2)
_SLIP = Decimal(10**4)
_NEAR = (Decimal("0.4"), Decimal("2.5"))
_HUNDRED = exact(100)


def against_last_year(
    figures: Sequence[Figure], others: Others, cite: Cite, before: Before
) -> Iterator[Finding]:
    """Growth that does not follow from the levels, and levels ten thousand times last year's."""
    names = Names(figures)
    for level in figures:
        if level.role != "level" or level.upper is not None or not _whole_period(level):
            continue
        if not names.single(level) or is_origin(before(level)):
            continue
        last = _last_year(level, others)
        if last is None:
            continue
        rates = [rate for rate in figures if _growth_of(rate, level)]
        slip = _slip(level, last, cite)
        if slip:
            yield slip
        elif len(rates) == 1 and base_of(before(rates[0])) == LAST:
            yield from _growth(rates[0], level, last, cite)


def _whole_period(figure: Figure) -> bool:
    return figure.period.end is not None and len(figure.period.end) == 10


def _last_year(level: Figure, others: Others) -> Figure | None:
    """The same level a year before where the reports give just one value for it."""
    end = str(level.period.end)
    found = others.at(level, f"{int(end[:4]) - 1}{end[4:]}")
    found = [f for f in found if _one_year_before(f, level) and f.unit == level.unit]
    single = all(map(others.names.single, found)) and len({f.amount for f in found}) == 1
    return found[-1] if single else None


def _one_year_before(before: Figure, level: Figure) -> bool:
    first, second = before.period.start, level.period.start
    if first is None or second is None:
        return first == second
    return int(first[:4]) + 1 == int(second[:4]) and first[4:] == second[4:]


def _growth_of(rate: Figure, level: Figure) -> bool:
    return (
        rate.role == "rate"
        and rate.kind == "percent"
        and rate.direction != 0
        and rate.upper is None
        and rate.sentence == level.sentence
        and rate.period == level.period
        and not _REAL.search(level.indicator)
        and same_measure(rate, level) is not Match.NONE
    )


def _growth(rate: Figure, level: Figure, before: Figure, cite: Cite) -> Iterator[Finding]:
    base = amounts(before)
    if base.low <= 0:
        return
    grown = (amounts(level) / base - exact(1)) * _HUNDRED
    stated = printed(rate) if rate.direction > 0 else -printed(rate)
    allowed = stated.wider(_REVISED_POINTS)
    if grown.low <= allowed.high and allowed.low <= grown.high:
        return
    others = cite([before])
    expected = _points(grown)
    yield at_figure(
        rate,
        kind="growth",
        severity="warning",
        message=(
            f"“{level.indicator}”本年{as_written(level)}，《{others[0].title}》中上年为{as_written(before)}，"
            f"据此算出的增幅为{expected}，本文写{_signed(rate)}，请核对。"
        ),
        expected=expected,
        found=_signed(rate),
        formula=f"({as_written(level)} − {as_written(before)}) ÷ {as_written(before)} = {expected}",
        others=others,
    )


def _points(grown: Interval) -> str:
    return f"{round(grown.middle, 1)}%"


def _signed(rate: Figure) -> str:
    return ("下降" if rate.direction < 0 else "增长") + as_written(rate)


def _slip(level: Figure, before: Figure, cite: Cite) -> Finding | None:
    """A level that is about ten thousand times last year's, or a ten-thousandth of it."""
    mine, theirs = amounts(level).middle, amounts(before).middle
    if level.kind != "money" or mine <= 0 or theirs <= 0:
        return None
    for ratio in (mine / theirs / _SLIP, theirs / mine / _SLIP):
        if _NEAR[0] <= ratio <= _NEAR[1]:
            others = cite([before])
            return at_figure(
                level,
                kind="unit",
                severity="warning",
                message=(
                    f"“{level.indicator}”本文写{as_written(level)}，《{others[0].title}》中上年为"
                    f"{as_written(before)}，相差约1万倍，请核对单位。"
                ),
                expected=f"与{as_written(before)}相近",
                found=as_written(level),
                formula=f"{as_written(level)} 与 {as_written(before)} 相差约1万倍",
                others=others,
            )
    return None
