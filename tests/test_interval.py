"""Arithmetic on rounding."""

from __future__ import annotations

from decimal import Decimal

import pytest
from checked_text import report_of
from hypothesis import given
from hypothesis import strategies as st

from assistant.interval import Interval, compatible, exact, printed, written
from index.figures import read_figures

_SPANS = [
    ("投入83.6亿元。", "8355000000", "8365000000"),
    ("完成20项。", "20", "20"),
    ("约200户。", "190", "210"),
    ("超过10亿元。", "950000000", "1207500000"),
    ("增长5.30%。", "5.295", "5.305"),
]


@pytest.mark.parametrize(("text", "low", "high"), _SPANS)
def test_a_written_figure_stands_for_what_rounds_to_it(text: str, low: str, high: str) -> None:
    (figure,) = read_figures(report_of(text))
    assert written(figure) == Interval(Decimal(low), Decimal(high))


def test_print_may_cut_off_a_digit() -> None:
    (figure,) = read_figures(report_of("增长面达到42.8%。"))
    assert compatible(printed(figure), exact(Decimal(300) / 7))
    assert not compatible(written(figure), exact(Decimal(300) / 7))


_NUMBERS = st.integers(-(10**6), 10**6).map(Decimal)
_INTERVALS = st.tuples(_NUMBERS, _NUMBERS).map(lambda p: Interval(min(p), max(p)))


@given(_INTERVALS, _INTERVALS)
def test_the_result_holds_every_result_of_the_ends(a: Interval, b: Interval) -> None:
    for x in (a.low, a.high):
        for y in (b.low, b.high):
            assert compatible(a + b, exact(x + y))
            assert compatible(a - b, exact(x - y))
            assert compatible(a * b, exact(x * y))
