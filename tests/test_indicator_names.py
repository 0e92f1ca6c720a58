"""Indicators under one name, and how alike they are."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.indicator_names import (
    canonical_indicator,
    indicator_likeness,
    indicator_names,
    scope,
)

_NAMES = [
    ("社零", "money", "社会消费品零售总额"),
    ("GDP", "", "地区生产总值"),
    ("全市生产总值", "money", "地区生产总值"),
    ("地区生产总值（GDP）", "", "地区生产总值"),
    ("人均GDP", "", "人均地区生产总值"),
    ("全省规上工业增加值同比增长", "percent", "规模以上工业增加值"),
    ("2024年末全省常住人口", "person", "常住人口"),
    ("云汐市污水处理能力达到", "flow", "污水处理能力"),
    ("细颗粒物（PM2.5）年均浓度", "concentration", "PM2.5浓度"),
    ("细颗粒物", "concentration", "PM2.5浓度"),
    ("环境空气质量优良率", "percent", "空气质量优良天数比例"),
    ("完成固定资产投资", "money", "固定资产投资"),
    ("固定资产投资（不含农户）增长", "percent", "固定资产投资"),
    ("实现一般公共预算收入", "money", "一般公共预算收入"),
    ("农村居民人均可支配收入增速", "percent", "农村居民人均可支配收入"),
    ("自然增长率", "permille", "人口自然增长率"),
    ("粮食", "mass", "粮食产量"),
    ("粮食", "area", "粮食"),
    ("发电装机容量新增", "power", "新增发电装机容量"),
    ("已完成整改任务", "count", "完成的整改任务"),
    ("整改任务中已完成", "count", "完成的整改任务"),
    ("任务完成销号", "count", "销号的整改任务"),
    ("未达到序时进度的整改任务", "count", "未达到序时进度的整改任务"),
    ("2025年底应完成的整改任务", "count", "应完成的整改任务"),
    ("平樾市反馈问题", "count", "整改问题"),
    ("累计整治雨污混接点", "count", "雨污混接点整治"),
    ("雨污混接点累计整治", "count", "雨污混接点整治"),
    ("垃圾处置率", "percent", "垃圾处置率"),
    ("办理市人大代表建议", "count", "办理市人大代表建议"),
    ("实施省重点项目", "count", "实施省重点项目"),
    ("临街商铺整治", "count", "临街商铺整治"),
]


@pytest.mark.parametrize(("written", "kind", "name"), _NAMES)
def test_an_indicator_has_one_name(written: str, kind: str, name: str) -> None:
    assert canonical_indicator(written, kind) == name


_SCOPES = [
    ("市区空气质量达标率", {"市区"}),
    ("污水处理能力", set()),
    ("农村居民人均可支配收入", {"农村", "人均"}),
    ("规上工业增加值", {"规模以上"}),
    ("固定资产投资（不含房地产开发）", {"不含房地产开发"}),
    ("市本级一般公共预算收入", {"市本级"}),
    ("新增污水处理能力", {"新增"}),
    ("常住人口城镇化率", set()),
    ("国控断面水质优良比例", {"国控"}),
    ("已完成整改任务", {"完成"}),
    ("整改任务", set()),
]


@pytest.mark.parametrize(("written", "words"), _SCOPES)
def test_scope_words_are_kept(written: str, words: set[str]) -> None:
    assert scope(written) == words


_ALIKE = [
    ("社零总额", "社会消费品零售总额"),
    ("细颗粒物年均浓度", "PM2.5平均浓度"),
    ("城镇新增就业人数", "城镇新增就业"),
    ("改造老旧小区", "老旧小区改造"),
]
_UNLIKE = [
    ("进口总额", "出口总额"),
    ("第一产业增加值", "第二产业增加值"),
    ("城镇居民人均可支配收入", "农村居民人均可支配收入"),
    ("工业增加值", "规模以上工业增加值"),
    ("整改任务", "已完成整改任务"),
    ("已完成整改任务", "基本完成整改任务"),
    ("市区污水处理率", "污水处理率"),
    ("污水处理能力", "新增污水处理能力"),
]


@pytest.mark.parametrize(("one", "other"), _ALIKE)
def test_two_names_of_one_thing_are_alike(one: str, other: str) -> None:
    assert indicator_likeness(one, other) == 1.0


@pytest.mark.parametrize(("one", "other"), _UNLIKE)
def test_what_is_counted_apart_is_not_alike(one: str, other: str) -> None:
    assert indicator_likeness(one, other) == 0.0


def test_names_of_the_lexicon_are_hardly_alike() -> None:
    names = sorted(indicator_names())
    closest = max(indicator_likeness(a, b) for a, b in product(names, names) if a != b)
    assert closest <= 0.3


def test_near_names_are_between() -> None:
    assert 0.6 < indicator_likeness("土壤污染详查点位", "土壤污染状况详查点位") < 1.0


def test_every_name_of_the_lexicon_is_its_own() -> None:
    assert len(indicator_names()) > 250
    assert [n for n in sorted(indicator_names()) if canonical_indicator(n) != n] == []


@given(st.text(alphabet="全市省污水处理能力已完成整改任务年2024月底增长率的,()GDP ", max_size=30))
def test_the_canonical_name_is_stable(written: str) -> None:
    name = canonical_indicator(written)
    assert canonical_indicator(name) == name
    assert indicator_likeness(written, name) == 1.0
