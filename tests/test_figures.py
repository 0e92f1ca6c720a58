"""What is read of every number: role, direction, what it measures, whether it is a plan."""

from __future__ import annotations

from decimal import Decimal

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
        ("湿地保护率提升0.9个百分点、达52.6%。", "52.6%", "share", 0),
        ("湿地保护率提升0.9个百分点，达到52.6%。", "52.6%", "share", 0),
        ("登记企业增加31家、达420家。", "420家", "level", 0),
        ("投资增幅由上年的8.6%回落到7.8%。", "7.8%", "rate", 1),
        ("投资增长幅度由上年的8.6%回落到7.8%。", "8.6%", "rate", 1),
        ("经营许可证种类压减三分之一。", "三分之一", "rate", -1),
        ("全面实施补贴制度、惠及3.2万婴幼儿。", "3.2万", "level", 0),
        ("营养改善计划惠及3200万孩子。", "3200万", "level", 0),
        ("保持7%左右的速度可以实现充分就业。", "7%", "rate", 1),
        ("去年争取专项债券3.9亿元。", "3.9亿元", "level", 0),
        ("经济增长预期为7%左右。", "7%", "target", 1),
        ("审批材料精简80%。", "80%", "rate", -1),
        ("计划新建120个项目，其中大桥6座。", "6座", "target", 0),
        ("接近第一个五年计划期间投资4.9亿元的一半。", "4.9亿元", "level", 0),
        ("计划将费率由16%降至13%。", "16%", "share", 0),
        ("计划将费率由16%降至13%。", "13%", "target", 0),
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
        ("8条高速公路建成通车。", "8条", "高速公路建成通车"),
        ("打造12个示范村、30个旅游村。", "30个", "打造旅游村"),
        ("公共预算收入增长2.3%，支出超过700亿元。", "700亿元", "公共预算支出"),
        ("公共预算支出701.99亿元，增支52.93亿元，增长8.2%。", "8.2%", "公共预算支出"),
        ("钢材、水泥、玻璃产量分别增长3%、5%、8%。", "5%", "水泥产量"),
        ("城镇人均收入和农村人均收入增长8.4%和11.4%。", "11.4%", "农村人均收入"),
        ("甲渠、乙渠、丙渠等11个重点项目加快建设。", "11个", "重点项目"),
        ("选举李某、王某、张某、赵某等委员84人。", "84人", "委员"),
        ("新增20家省级“两业”融合标杆企业。", "20家", "新增省级“两业”融合标杆企业"),
        ("⑧建成15个消防站。", "15个", "建成消防站"),
        ("到位资金60亿元。", "60亿元", "到位资金"),
        ("连续3年提高城乡居民基础养老金。", "3年", "连续提高城乡居民基础养老金"),
        ("完成30项为民办实事项目。", "30项", "为民办实事项目"),
        ("取消评比达标表彰项目29项。", "29项", "取消评比达标表彰项目"),
        ("生产氮肥9万吨，磷肥2万吨，分别增长33%和63%。", "33%", "生产氮肥"),
        ("新建泵站（含闸门）级别3座、水闸8座，16个区均有受益。", "16个", "区"),
        ("共建首批12家创新联合体。", "12家", "共建首批创新联合体"),
        ("其中出口为5亿元，增长10.5%。", "10.5%", "出口"),
        ("总产值增长7.1%，占全省比重从11.4%提高到15%。", "15%", "总产值占全省比重"),
        ("居民收入，考虑价格下降因素比上年实际增长9.3%。", "9.3%", "居民收入"),
        ("五年中央财政用于治沙的资金3.4亿元。", "3.4亿元", "中央财政用于治沙的资金"),
        ("公园、绿道建成率分别达到30%、50%。", "30%", "公园建成率"),
        ("每户纯收入平均每年递增6%。", "6%", "每户纯收入"),
        ("处置闲散土地17万亩、闲置土地18万亩。", "18万亩", "处置闲置土地"),
        ("财政收入、支出分别突破30亿元和300亿元。", "300亿元", "财政支出"),
        ("市财政增发13亿元重建债券。", "13亿元", "市财政增发重建债券"),
        ("棉纱产量前三年共增加3万件。", "3万件", "棉纱产量"),
        ("市政府决定将脱贫人口人均收入1.2万元作为标准。", "1.2万元", "脱贫人口人均收入"),
        ("煤炭将由1.3亿吨增加到2.7亿吨。", "2.7亿吨", "煤炭"),
        ("国民收入按可比价格计算平均每年增长10.7%。", "10.7%", "国民收入"),
        ("水土流失比较严重的面积有150万亩。", "150万亩", "水土流失比较严重的面积"),
        ("主要目标：稻谷亩产，按照不同情况，分别达到400斤和600斤。", "400斤", "稻谷亩产"),
        ("零售额达65亿元；同建市初期的7亿元作比较，则增长8倍。", "8倍", "零售额"),
        ("同外省有往来的城市，已经达到12个。", "12个", "同外省有往来的城市"),
        ("新农合参保人数达8.3万人，参合率96%。", "96%", "新农合参合率"),
        ("全员劳动生产率人均21万元。", "21万元", "全员劳动生产率人均"),
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


def test_what_holds_already_is_no_plan_in_a_report_of_the_same_year() -> None:
    title = "云汐市2025年政府工作报告\n（2025年1月14日）\n二、2025年工作安排\n"
    said_now = read_figures(
        report_of(title + "我市60岁以上人口已达12万人。争取新建养老床位800张。")
    )
    assert [figure.role for figure in said_now] == ["level", "target"]


def test_a_ratio_keeps_its_members() -> None:
    figure = said("三次产业结构为7.1∶40.6∶52.3。", "7.1∶40.6∶52.3")
    assert figure.parts == (Decimal("7.1"), Decimal("40.6"), Decimal("52.3"))
    assert (figure.value, figure.kind) == (Decimal("7.1"), "ratio")


@pytest.mark.parametrize(
    ("unit", "figures"),
    [
        ("增长5%，其中新建3座、", 2),
        ("（新建3座", 1),
        ("2024年3月，", 0),
        ("7", 0),
        ("一", 0),
        ("万", 0),
        ("（", 0),
        ("1 ", 0),
    ],
)
def test_a_long_text_without_a_full_stop_is_read_to_its_end(unit: str, figures: int) -> None:
    times = 24_000 // len(unit)
    text = TITLE + unit * times
    found = read_figures(Report("甲", "/甲.txt", "txt", text, report_of(TITLE).metadata, ()))
    assert len(found) == figures * times


def test_a_row_longer_than_any_sentence_keeps_its_numbers_whole() -> None:
    row = "；".join(f"泵站{i}改造管网{1000 + i}.5米" for i in range(300))
    figures = read(row)
    assert [f.value for f in figures] == [Decimal(f"{1000 + i}.5") for i in range(300)]


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


def test_a_year_that_a_change_starts_from_says_nothing_of_what_follows() -> None:
    figure = said("外贸排名由上年第四位上升为第三位；新增就业98万人。", "98万人")
    assert (figure.period.start, figure.period.end) == ("2024-01-01", "2024-12-31")
