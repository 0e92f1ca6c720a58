"""Levels, changes and rates must follow from one another."""

from __future__ import annotations

import pytest
from checked_text import told

_WRONG = [
    (
        "教育支出11.3亿元，比上年增支4676万元，增长6.3%。",
        ("error", "4.3%", "6.3%", "4676万元/(11.3亿元-4676万元) = 4.3%"),
    ),
    (
        "固定电话用户31074户，比上年减少439户，下降4.5%。",
        ("error", "1.4%", "4.5%", "439户/(31074户+439户) = 1.4%"),
    ),
    (
        "市区污水处理能力从2016年的120万吨/日增加到180万吨/日，处理能力提高57%。",
        ("error", "50%", "57%", "(180万吨/日-120万吨/日)/120万吨/日 = 50%"),
    ),
    (
        "森林覆盖率由31.2%提高到33.5%，提高3.2个百分点。",
        ("error", "2.3个百分点", "3.2个百分点", "33.5%-31.2% = 2.3个百分点"),
    ),
    (
        "优良水体比例由80.2%提高到85.3%，提高5.1%。",
        ("warning", "5.1个百分点", "5.1%", "85.3%-80.2% = 5.1个百分点"),
    ),
    (
        "保护区面积从86公顷增加到68公顷。",
        ("error", "减少", "增加", "86公顷 → 68公顷"),
    ),
    (
        "用水量从2015年的100万吨增加到2020年的161万吨，年均增长12.5%。",
        ("warning", "10.0%", "12.5%", "(161万吨-100万吨)/100万吨 = 10.0%"),
    ),
]
_RIGHT = [
    "教育支出11.3亿元，比上年增支4676万元，增长4.3%。",
    "收入17.9亿元，比上年增收1.4亿元，增长8.6%。",
    "地区生产总值262.6亿元，比上年增加20亿元，增长5.3%。",
    "市区污水处理能力从2016年的124.3万吨/日增加到195.2万吨/日，处理能力提高57%。",
    "存款余额238亿元，比年初增加36亿元，同比增长9%。",
    "认定总部、研发中心分别从771家、481家增加到1076家、636家。",
    "用水量从近100万吨增加到160多万吨，增长50%。",
    "用水量从2015年的100万吨增加到2020年的161万吨，年均增长10%。",
    "企业由20家增加到60家，增长2倍。",
]


@pytest.mark.parametrize(("text", "expected"), _WRONG, ids=[text for text, _ in _WRONG])
def test_a_rate_or_difference_that_does_not_follow_is_found(
    text: str, expected: tuple[str, str, str, str]
) -> None:
    assert told(text) == [("growth", *expected)]


@pytest.mark.parametrize("text", _RIGHT)
def test_growth_that_follows_or_cannot_be_computed_is_left_alone(text: str) -> None:
    assert told(text) == []
