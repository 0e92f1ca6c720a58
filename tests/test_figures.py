"""What is read of every number: role, direction, what it measures, whether it is a plan."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.figure import ROLES, Figure
from index.figures import read_figures
from index.metadata import Given, recognise
from index.outline import outline
from index.report import Report

TITLE = "云汐市2024年国民经济和社会发展统计公报\n"


def read(text: str) -> tuple[Figure, ...]:
    return read_figures(report_of(TITLE + text))


def report_of(text: str) -> Report:
    headings = outline(text)
    return Report("甲", "/甲.txt", "txt", text, recognise(text, headings, "甲", Given()), headings)


def said(text: str, quote: str) -> Figure:
    """The figure of a text that is written like that."""
    (figure,) = [f for f in read(text) if f.quote == quote]
    return figure


@pytest.mark.parametrize(
    ("text", "quote", "role", "direction"),
    [
        ("全年地区生产总值812.4亿元，比上年增长5.6%。", "812.4亿元", "level", 0),
        ("全年地区生产总值812.4亿元，比上年增长5.6%。", "5.6%", "rate", 1),
        ("工业用水量下降3.2%。", "3.2%", "rate", -1),
        ("用电量为去年的1.4倍。", "1.4倍", "rate", 1),
        ("造林面积增加2.5倍。", "2.5倍", "rate", 1),
        ("年末常住人口61.3万人，比上年末减少0.4万人。", "0.4万人", "change", -1),
        ("登记企业420家，增加31家。", "31家", "change", 1),
        ("新增停车泊位3100个。", "3100个", "level", 0),
        ("湿地保护率达52.6%，提高1.3个百分点。", "52.6%", "share", 0),
        ("湿地保护率达52.6%，提高1.3个百分点。", "1.3个百分点", "change", 1),
        ("湿地保护率达52.6%，同比下降1.3%。", "1.3%", "change", -1),
        ("税收收入40.2亿元，占财政收入的比重为71.8%。", "71.8%", "share", 0),
        ("居民消费价格涨幅为0.8%。", "0.8%", "rate", 1),
        ("出口降幅为2.1%。", "2.1%", "rate", -1),
        ("失业率、物价涨幅分别为4.9%和1.2%。", "4.9%", "share", 0),
        ("失业率、物价涨幅分别为4.9%和1.2%。", "1.2%", "rate", 1),
        ("服务业比重由上年的40.1%上升到41.6%。", "41.6%", "share", 0),
        ("淘汰比重由上年的40.1%下降为39.6%。", "39.6%", "share", 0),
        ("养老金最低标准提高20元。", "20元", "change", 1),
        ("服务业占比由2020年的40.1提高到2024年的42.6。", "42.6", "share", 0),
        ("力争改造老旧小区46个。", "46个", "target", 0),
        ("完成年度计划的103.5%。", "103.5%", "share", 0),
    ],
)
def test_a_number_has_the_role_that_its_words_give_it(
    text: str, quote: str, role: str, direction: int
) -> None:
    figure = said(text, quote)
    assert (figure.role, figure.direction) == (role, direction)


@pytest.mark.parametrize(
    ("text", "quote", "indicator"),
    [
        ("年末全市常住人口达到61.3万人。", "61.3万人", "全市常住人口"),
        ("全年新建14座污水泵站。", "14座", "新建污水泵站"),
        ("第二产业实现增加值30.5亿元，增长6.4%。", "6.4%", "第二产业增加值"),
        ("第二产业实现增加值30.5亿元，增长6.4%。", "30.5亿元", "第二产业增加值"),
        ("粮食长势良好，总产量达到30.4万吨。", "30.4万吨", "粮食总产量"),
        ("市区优良天数301天，达标率82.5%。", "82.5%", "市区优良达标率"),
        ("新增停车泊位3100个、公共充电桩560台。", "560台", "新增公共充电桩"),
        ("新建公园21座、累计达到98座。", "98座", "公园累计"),
        ("城乡居民人均收入分别达5.6万元、2.7万元，增长4.5%、6.1%。", "2.7万元", "农村居民人均收入"),
        ("城乡居民人均收入分别达5.6万元、2.7万元，增长4.5%、6.1%。", "4.5%", "城镇居民人均收入"),
        ("城乡居民人均收入分别达5.6万元、2.7万元，增长4.5%、6.1%。", "6.1%", "农村居民人均收入"),
        ("三次产业增加值分别为5亿元、31亿元、44亿元。", "44亿元", "第三产业增加值"),
        ("港口、机场分别完成投资12亿元和7亿元。", "7亿元", "机场"),
        ("下达整改任务20项，其中已办结的12项。", "12项", "已办结的整改任务"),
        ("力争老旧小区改造完成46个。", "46个", "老旧小区改造"),
        ("超百亿元企业12家。", "12家", "超百亿元企业"),
        ("污水处理能力从2020年的12.3万吨/日增加到19.8万吨/日。", "19.8万吨/日", "污水处理能力"),
        ("死亡率为6.9‰，自然增长率为0.3‰。", "0.3‰", "自然增长率"),
        ("绿地占城区面积的比重为31.5%。", "31.5%", "绿地占城区面积的比重"),
    ],
)
def test_the_indicator_names_what_is_measured(text: str, quote: str, indicator: str) -> None:
    assert said(text, quote).indicator == indicator


def test_a_rate_says_what_it_is_a_rate_of() -> None:
    assert said("社会消费品零售总额增长4.4%。", "4.4%").of == "社会消费品零售总额"
    assert said("绿地占城区面积的比重为31.5%。", "31.5%").of == "城区面积"


def test_a_plan_keeps_the_role_it_would_have() -> None:
    figure = said("预期地区生产总值增长5.5%。", "5.5%")
    assert (figure.role, figure.target_of, figure.direction) == ("target", "rate", 1)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "增长",
                "3.5%",
                "12家",
                "、",
                "，",
                "。",
                "（",
                "）",
                "分别",
                "和",
                "其中",
                "城乡",
                "\n",
                "占",
                "比上年",
            ]
        ),
        max_size=40,
    )
)
def test_figures_stand_in_order_inside_their_sentences(parts: list[str]) -> None:
    text = "".join(parts)
    report = Report("甲", "/甲.txt", "txt", text, report_of(TITLE).metadata, ())
    end = 0
    for figure in read_figures(report):
        assert end <= figure.start < figure.end
        assert text[figure.start : figure.end] == figure.quote
        assert figure.sentence[0] <= figure.start
        assert figure.end <= figure.sentence[1]
        assert figure.role in ROLES
        assert (figure.role == "target") == bool(figure.target_of)
        end = figure.end
