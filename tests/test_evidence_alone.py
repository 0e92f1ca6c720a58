from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.evidence_alone import is_plan, speaks_of_results, standing_alone


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("上半年立案查处158件，罚款1205万元。", "上半年立案查处158件，罚款1205万元。"),
        ("（一）完成12座污水处理厂提标改造。", "完成12座污水处理厂提标改造。"),
        ("二是完成12座污水处理厂提标改造；", "完成12座污水处理厂提标改造。"),
        ("同时，完成12座污水处理厂提标改造。", "完成12座污水处理厂提标改造。"),
        ("此外，第三，已有排口全部落实专人管护。", "已有排口全部落实专人管护。"),
        ("——建成 智能工厂 10 家，数字车间21个。", "建成智能工厂10家，数字车间21个。"),
        ("其中重污染天数2天，比上年减少3天。", None),
        ("其他污水处理厂全部完成提标改造。", "其他污水处理厂全部完成提标改造。"),
        ("该项工作走在全省前列，获通报表扬。", None),
        ("这些问题已经全部整改到位并公示。", None),
        ("两市完成率均高于全省57.1%的平均水平。", None),
        ("前三位依次是银杉市、青石市、松阳市。", None),
        ("审计指出问题23个，已整改17个并公示。", None),
        ("三级河长全部到岗履职，巡河1200次。", "三级河长全部到岗履职，巡河1200次。"),
        ("并完成12座污水处理厂的提标改造。", None),
        ("关于预算编制不细化的问题。", None),
        ("关于预算编制不细化的问题，已整改到位。", "关于预算编制不细化的问题，已整改到位。"),
        ("一、大气污染防治工作情况", None),
        ("完成改造。", None),
        ("现将有关整改落实情况报告如下。", None),
        ("去年以来立案查处环境违法案件158件。", None),
        ("过去五年立案查处环境违法案件158件。", None),
        ("完成改造（含12座污水处理厂的提标。", None),
        ("各位代表，政府工作离不开大家的支持。", None),
        (f"完成{'污水处理厂、' * 30}的提标改造。", None),
    ],
)
def test_what_of_a_sentence_stands_alone(line: str, text: str | None) -> None:
    alone = standing_alone(line)
    assert (alone.text if alone else None) == text


@given(st.text("一二是完成改造同时，。；（）其中12 \n", max_size=60))
def test_what_stands_alone_is_a_stretch_of_the_line(line: str) -> None:
    alone = standing_alone(line)
    if alone is None:
        return
    quoted = re.sub(r"\s+", "", line[alone.start : alone.end])
    assert alone.text[:-1] == quoted[:-1]
    assert alone.text.endswith("。")
    assert 12 <= len(alone.text) <= 160


@pytest.mark.parametrize(
    "text",
    [
        "力争年底前完成改造任务。",
        "确保12月底前主体工程完工。",
        "计划8月底前开展二期工程。",
        "继续加大执法力度，查处违法行为。",
        "将于年底前完成验收工作。",
        "受灾群众春节前将入住新居。",
        "拟申请省级专项资金3000万元。",
        "要进一步压实属地责任，加强监管。",
    ],
)
def test_plans_are_no_results(text: str) -> None:
    assert is_plan(text)
    assert not speaks_of_results(text)


@pytest.mark.parametrize(
    "text",
    [
        "上半年新建改造管网21.5公里，累计96.4公里。",
        "砖瓦窑整治任务全部完成，关停44座。",
        "空气质量继续保持全省第二。",
        "群众反映的主要问题全部办结。",
        "考核权重由4%提高到10%。",
    ],
)
def test_results_are_not_taken_for_plans(text: str) -> None:
    assert speaks_of_results(text)


@pytest.mark.parametrize(
    "text",
    [
        "就业、教育、医疗等民生领域存在短板。",
        "管网老化问题依然突出，漏损率为14.2%。",
        "部分企业主体责任落实不到位。",
        "整改资金尚未足额到位。",
    ],
)
def test_what_is_wanting_is_no_result(text: str) -> None:
    assert not is_plan(text)
    assert not speaks_of_results(text)
