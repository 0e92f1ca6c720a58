"""Recomputing a whole text."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from checked_text import findings_in, report_of
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.check_recompute import recompute
from index.figures import read_figures

_PIECES = st.sampled_from(
    [
        *("其中", "共", "合计", "占", "比上年增长", "由", "增加到", "分别为", "完成", "（", "）"),
        *("，", "。", "；", "、", "：", "\n", "中，", "甲厂", "乙厂", "率", "比重", "从", "的"),
        *("20项", "11项", "9项", "57%", "3.5亿元", "1200万元", "2022年", "0%", "0元", "2倍"),
        *("3个百分点", "近60%", "三分之二", "3—5个", "12.9：56.9：30.2"),
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES, max_size=60).map("".join))
def test_every_finding_quotes_the_text_it_stands_on(text: str) -> None:
    found = findings_in(text)
    assert [f.quote for f in found] == [text[f.start : f.end] for f in found]
    assert all(f.quote and f.message.endswith("。") and f.formula for f in found)
    assert list(found) == sorted(found, key=lambda f: (f.start, f.end, f.severity))


_ENDLESS = [
    "其中甲3个、乙4个，",
    "占总数的5%，其中3亿元，",
    "（甲3个",
    "从3万吨增加到4万吨，增长5%，",
]


@pytest.mark.parametrize("piece", _ENDLESS)
def test_the_time_grows_with_the_text_and_not_faster(piece: str) -> None:
    short, long = (min(_seconds(piece * times) for _ in range(3)) for times in (200, 800))
    assert long < 12 * short + 0.05


def _seconds(text: str) -> float:
    """The time of the processor for one recomputation; the least of a few is free of noise."""
    report = replace(report_of("标题"), text=text)
    figures = read_figures(report)
    begun = time.process_time()
    recompute(report, figures)
    return time.process_time() - begun
