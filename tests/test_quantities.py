"""Numbers with their units."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.quantities import quantities, unit_kind

_READ = [
    ("投入资金83.6亿元", [("83.6亿元", "83.6", 10**8, "元", "money")]),
    ("收缴罚款1.2亿", [("1.2亿", "1.2", 10**8, "", "bare")]),
    ("能力达12.5万吨/日", [("12.5万吨/日", "12.5", 10**4, "吨/日", "flow")]),
    ("装机912万千瓦", [("912万千瓦", "912", 10**4, "千瓦", "power")]),
    ("单机5千瓦", [("5千瓦", "5", 1, "千瓦", "power")]),
    ("达标率８６.８％", [("８６.８％", "86.8", 1, "%", "percent")]),
    ("提高百分之十五点三", [("百分之十五点三", "15.3", 1, "%", "percent")]),
    ("提高2.1个百分点", [("2.1个百分点", "2.1", 1, "个百分点", "points")]),
    ("治理6条8段河道", [("6条", "6", 1, "条", "count"), ("8段", "8", 1, "段", "count")]),
    (
        "二十个村、三百余户",
        [("二十个", "20", 1, "个", "count"), ("三百余户", "300", 1, "户", "count")],
    ),
    ("累计1亿3千多万人次", [("1亿3千多万人次", "13000", 10**4, "人次", "visits")]),
    ("罚款1,234.5万元", [("1,234.5万元", "1234.5", 10**4, "元", "money")]),
    ("浓度27微克/立方米", [("27微克/立方米", "27", 1, "微克/立方米", "concentration")]),
    ("产煤一亿零四百万吨", [("一亿零四百万吨", "10400", 10**4, "吨", "mass")]),
    ("近六成企业", [("六成", "6", 1, "成", "tenths")]),
    ("连续11年", [("11年", "11", 1, "年", "years")]),
]


@pytest.mark.parametrize(("text", "expected"), _READ, ids=[text for text, _ in _READ])
def test_an_amount_is_read_with_scale_and_unit(
    text: str, expected: list[tuple[str, str, int, str, str]]
) -> None:
    read = [(text[q.start : q.end], q.value, q.scale, q.unit, q.kind) for q in quantities(text)]
    assert read == [(span, Decimal(v), s, unit, kind) for span, v, s, unit, kind in expected]


@pytest.mark.parametrize(
    "text",
    [
        "2024年11月2日",
        "截至10月底",
        "二〇二四年三月",
        "“十四五”规划",
        "牢固树立四个意识",
        "海办发〔2018〕34号",
        "第3批",
        "T800型",
        "12345热线",
        "2021-2025年",
        "24年底前",
    ],
)
def test_dates_names_and_ordinals_are_no_amounts(text: str) -> None:
    assert quantities(text) == ()


def test_a_range_keeps_both_ends() -> None:
    (found,) = quantities("投资30—50亿元")
    assert (found.value, found.upper, found.scale, found.unit) == (30, 50, 10**8, "元")


@pytest.mark.parametrize(
    ("text", "qualifier", "tail"),
    [
        ("近8亿元", "近", ""),
        ("50余个部门", "", "余"),
        ("3000名以上", "", "以上"),
        ("超过1万吨", "超过", ""),
    ],
)
def test_the_words_that_qualify_an_amount_are_kept(text: str, qualifier: str, tail: str) -> None:
    (found,) = quantities(text)
    assert (found.qualifier, found.tail) == (qualifier, tail)


def test_the_amount_is_value_times_scale() -> None:
    (found,) = quantities("83.6亿元")
    assert found.amount == Decimal("8360000000")


def test_units_are_known_in_full_width_too() -> None:
    assert unit_kind("％") == unit_kind("%") == "percent"
    assert unit_kind("不是单位") == ""


@given(
    st.text(alphabet="0123456789.,，万亿千百多余个项元%年月日近约一二三十百至—第分之 ", max_size=40)
)
def test_amounts_lie_in_order_inside_the_text(text: str) -> None:
    last = 0
    for found in quantities(text):
        assert last <= found.start < found.end <= len(text)
        last = found.end
