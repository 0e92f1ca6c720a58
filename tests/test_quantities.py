"""Numbers with their units."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import (
    quantities as scanner,
)
from index import (
    quantity_article,
    quantity_bare,
    quantity_forms,
    quantity_implied,
    quantity_names,
    quantity_number,
    quantity_per,
    quantity_threshold,
    quantity_time,
    quantity_units,
    quantity_words,
)
from index.quantities import quantities, unit_kind

_MODULES = [
    scanner,
    quantity_article,
    quantity_bare,
    quantity_forms,
    quantity_implied,
    quantity_names,
    quantity_number,
    quantity_per,
    quantity_threshold,
    quantity_time,
    quantity_units,
    quantity_words,
]

_READ = [
    ("投入资金83.6亿元", [("83.6亿元", "83.6", 10**8, "元", "money")]),
    ("收缴罚款1.2亿", [("1.2亿", "1.2", 10**8, "元", "money")]),
    ("能力达12.5万吨/日", [("12.5万吨/日", "12.5", 10**4, "吨/日", "flow")]),
    ("装机912万千瓦", [("912万千瓦", "912", 10**4, "千瓦", "power")]),
    ("单机5千瓦", [("5千瓦", "5", 1, "千瓦", "power")]),
    ("达标率８６.８％", [("８６.８％", "86.8", 1, "%", "percent")]),
    ("提高百分之十五点三", [("百分之十五点三", "15.3", 1, "%", "percent")]),
    ("抽查96个点位", [("96个", "96", 1, "个", "count")]),
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
    ("增长六倍半", [("六倍半", "6.5", 1, "倍", "times")]),
    ("两个半月", [("两个半月", "2.5", 1, "个月", "months")]),
    ("六成五", [("六成五", "6.5", 1, "成", "tenths")]),
    ("翻了两番", [("两番", "2", 1, "番", "times")]),
    ("装机九百一十二万千瓦", [("九百一十二万千瓦", "912", 10**4, "千瓦", "power")]),
    ("原煤四亿八千三百万吨", [("四亿八千三百万吨", "48300", 10**4, "吨", "mass")]),
    ("纤维十四万六千吨", [("十四万六千吨", "146000", 1, "吨", "mass")]),
    ("住宅三千七百多万平方米", [("三千七百多万平方米", "3700", 10**4, "平方米", "area")]),
    ("规模3万多亿元", [("3万多亿元", "3", 10**12, "元", "money")]),
    ("增加1万2000人", [("1万2000人", "12000", 1, "人", "person")]),
    ("罚款壹仟贰佰万元", [("壹仟贰佰万元", "1200", 10**4, "元", "money")]),
    ("降到1 0 ．0 6 ‰", [("1 0 ．0 6 ‰", "10.06", 1, "‰", "permille")]),
    ("有3 0 0 0 万贫困人口", [("3 0 0 0 万", "3000", 10**4, "", "bare")]),
    (
        "费用２，８４９，４０５，０００元",
        [("２，８４９，４０５，０００元", "2849405000", 1, "元", "money")],
    ),
    ("投资增长14·1％", [("14·1％", "14.1", 1, "%", "percent")]),
    ("案件共35\n批", [("35\n批", "35", 1, "批", "count")]),
    ("增长-3.5%", [("-3.5%", "-3.5", 1, "%", "percent")]),
    ("占三分之二", [("三分之二", str(Decimal(2) / Decimal(3)), 1, "", "fraction")]),
    ("约占1/4", [("1/4", "0.25", 1, "", "fraction")]),
    ("占万分之三", [("万分之三", "3", 1, "‱", "permyriad")]),
    ("能耗0.5吨标准煤/万元", [("0.5吨标准煤/万元", "0.5", 1, "吨标准煤/万元", "coal/money")]),
    ("低于每立方米19微克", [("每立方米19微克", "19", 1, "微克/立方米", "concentration")]),
    ("用两条腿走路", []),
    ("不超过35微克每立方米", [("35微克每立方米", "35", 1, "微克每立方米", "mass/volume")]),
    ("处理3000t/d", [("3000t/d", "3000", 1, "t/d", "mass/days")]),
    ("削减一半以上", [("一半", "0.5", 1, "", "fraction")]),
    ("周转量123.4亿吨公里", [("123.4亿吨公里", "123.4", 10**8, "吨公里", "turnover")]),
    ("约合1243亿元人民币", [("1243亿元人民币", "1243", 10**8, "元人民币", "money")]),
    ("换新2万件（次）", [("2万件（次）", "2", 10**4, "件(次)", "count")]),
    ("建成千座公园", [("千座", "1000", 1, "座", "count")]),
    ("近千公里堤防", [("千公里", "1000", 1, "公里", "length")]),
    ("先后三次督查", [("三次", "3", 1, "次", "count")]),
    ("指数为102.3，", [("102.3", "102.3", 1, "", "bare")]),
    ("水厂两座、泵站一座", [("两座", "2", 1, "座", "count"), ("一座", "1", 1, "座", "count")]),
    (
        "分别提高3.9、2.1个百分点",
        [("3.9", "3.9", 1, "个百分点", "points"), ("2.1个百分点", "2.1", 1, "个百分点", "points")],
    ),
    (
        "占比从2016年的44.1发展为2027年的52.1",
        [("44.1", "44.1", 1, "%", "percent"), ("52.1", "52.1", 1, "%", "percent")],
    ),
    (
        "产值达1.2万亿、8000亿元",
        [("1.2万亿", "1.2", 10**12, "元", "money"), ("8000亿元", "8000", 10**8, "元", "money")],
    ),
    ("20年以上管道", []),
    ("65岁及以上老人3万人", [("3万人", "3", 10**4, "人", "person")]),
    ("超百亿元企业12家", [("12家", "12", 1, "家", "count")]),
]


@pytest.mark.parametrize(("text", "expected"), _READ, ids=[text for text, _ in _READ])
def test_an_amount_is_read_with_scale_and_unit(
    text: str, expected: list[tuple[str, str, int, str, str]]
) -> None:
    read = [(text[q.start : q.end], q.value, q.scale, q.unit, q.kind) for q in quantities(text)]
    assert read == [(span, Decimal(v), s, unit, kind) for span, v, s, unit, kind in expected]


_NOT_READ = [
    "2024年11月2日",
    "截至10月底",
    "二〇二四年三月",
    "2021-2025年",
    "24年底前",
    "98年12月",
    "2016、2017年",
    "1-9月",
    "上世纪九十年代",
    "2030年前碳达峰",
    "“十四五”规划",
    "十四五时期",
    "牢固树立四个意识",
    "坚持四项基本原则",
    "三农工作",
    "两岸同胞",
    "千方百计",
    "万众一心",
    "三中全会",
    "十九届二次会议",
    "海办发〔2018〕34号",
    "第3批",
    "第1、2批",
    "前10名",
    "居全省第3位",
    "位列12位",
    "排名第5",
    "T800型",
    "G15高速",
    "12345热线",
    "331国道",
    "1+4体系",
    "500强企业",
    "5G基站",
    "PM2.5超标",
    "7×24小时",
    "2.0版",
    "3.15晚会",
    "1.2.3款",
    "电话0411-88886666",
    "三位一体",
    "两位数增长",
    "二次供水",
    "三类水质",
    "三期工程",
    "两三天",
    "三五个",
    "十几个",
    "数十家",
    "几千名",
    "五六百人",
    "二、三百亿度",
    "每万人口",
    "万吨级码头",
    "10万吨级",
    "60周年",
    "三年行动计划",
    "近三年来",
    "五年累计",
    "一批项目",
    "一些",
    "进一步",
    "一个乡",
    "一方面",
    "万元",
    "亿万人民",
    "第十四个五年规划",
    "“一门一网一次”改革",
    "《三十条措施》",
    "百年一遇",
    "三亚市",
]


@pytest.mark.parametrize("text", _NOT_READ)
def test_dates_names_and_ordinals_are_no_amounts(text: str) -> None:
    assert quantities(text) == ()


@pytest.mark.parametrize(
    ("text", "low", "high", "scale", "unit"),
    [
        ("投资30—50亿元", 30, 50, 10**8, "元"),
        ("3至5个", 3, 5, 1, "个"),
        ("增长2%-3%", 2, 3, 1, "%"),
        ("百分之五到六", 5, 6, 1, "%"),
        ("8500元—3万元", Decimal("0.85"), 3, 10**4, "元"),
        ("1万(含)-5万元", 1, 5, 10**4, "元"),
    ],
)
def test_a_range_keeps_both_ends(
    text: str, low: int | Decimal, high: int, scale: int, unit: str
) -> None:
    (found,) = quantities(text)
    assert (found.value, found.upper, found.scale, found.unit) == (low, high, scale, unit)


def test_from_and_to_are_two_amounts() -> None:
    assert [q.value for q in quantities("由3%到5%")] == [3, 5]


def test_a_ratio_keeps_its_members() -> None:
    (found,) = quantities("三次产业结构调整为7.1∶40.6∶52.3")
    assert [str(part) for part in found.parts] == ["7.1", "40.6", "52.3"]
    assert (found.value, found.kind) == (Decimal("7.1"), "ratio")


@pytest.mark.parametrize(
    ("text", "qualifier", "tail"),
    [
        ("近8亿元", "近", ""),
        ("50余个部门", "", "余"),
        ("3000名以上", "", "以上"),
        ("超过1万吨", "超过", ""),
        ("三百多万户", "", "多"),
        ("控制在5%以内", "", "以内"),
        ("达到8.8万元左右", "达到", "左右"),
        ("节约3万吨", "", ""),
        ("不低于9成", "不低于", ""),
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


def test_a_qualifier_that_only_leads_to_the_amount_does_not_hedge_it() -> None:
    assert [q.hedge for q in quantities("达到3万元，近5万元，高达7万元")] == ["", "近", ""]


_TEXTS = st.text(
    alphabet=(
        "0123456789.,，、·:∶/万亿千百十多余个项元%年月日近约超一二三两半成倍"
        "分之至—第“”《》以上 \n公里每"
    ),
    max_size=60,
)


@given(_TEXTS)
def test_amounts_lie_in_order_inside_the_text(text: str) -> None:
    last = 0
    for found in quantities(text):
        assert last <= found.start < found.end <= len(text)
        assert found.end - found.start <= _LONGEST
        last = found.end


@given(_TEXTS)
def test_an_amount_read_alone_has_no_other_value(text: str) -> None:
    for found in quantities(text):
        alone = quantities(text[found.start : found.end])
        assert [q.amount for q in alone] in ([], [found.amount]) or found.unit != alone[0].unit


# No amount is longer: a numeral with its decimals, twice in a range, with a compound unit.
_LONGEST = 160
_HOSTILE = [
    "1",
    "一",
    "万",
    " ",
    "（",
    "1 ",
    "1,",
    "3—",
    "百分之",
    "《3个",
    "“",
    "3∶",
    "元/",
    "近千",
]


@pytest.mark.parametrize("piece", _HOSTILE)
def test_hostile_runs_give_short_amounts_or_none(piece: str) -> None:
    found = quantities(piece * (20_000 // len(piece)))
    assert all(q.end - q.start <= _LONGEST for q in found)


def test_no_pattern_of_the_grammar_repeats_without_bound() -> None:
    """Each step reads a bounded stretch, so that the work is linear in the text."""
    patterns = [
        pattern.pattern
        for module in _MODULES
        for value in vars(module).values()
        for pattern in (value.values() if isinstance(value, dict) else [value])
        if isinstance(pattern, re.Pattern)
    ]
    assert len(patterns) > 30
    for pattern in patterns:
        plain = re.sub(r"\\.|\[\^?\]?[^\]]*\]", "x", pattern)
        assert not re.search(r"[*+]|\{\d*,\}", plain), pattern
