"""What questions are understood to ask, over invented places."""

from __future__ import annotations

from datetime import date

import pytest

from index.question import understand
from index.question_manner import Manner

_TODAY = date(2026, 3, 1)
_PLACES = ("云汐市", "平樾市", "青岚县", "澜海省")
_MANNERS = {
    Manner.COUNT: [
        "云汐市2024年完成了几项整改任务？",
        "平樾市接待游客多少人次？",
        "全县有多少人口？",
        "关停了多少家散乱污企业？",
    ],
    Manner.AMOUNT: [
        "云汐市2024年GDP是多少？",
        "一共罚了多少钱？",
        "新建管网有多长？",
        "粮食产量是多少吨？",
    ],
    Manner.RATE: [
        "整改完成率是多少？",
        "优良天数占比是多少？",
        "GDP增速是多少？",
        "粮食产量增长了多少？",
        "达标率百分之几？",
    ],
    Manner.WHEN: ["督察组什么时候进驻的？", "泵站哪年建成？", "啥时候能完工？"],
    Manner.WHO: ["组长是谁？", "由谁负责整改？", "哪个部门牵头？"],
    Manner.WHERE: ["动员会在哪里开的？", "新厂建在什么地方？"],
    Manner.WHICH: ["哪些企业搬走了？", "哪几项没有完成？", "哪家企业被罚了？"],
    Manner.MEASURES: [
        "有哪些措施？",
        "怎么解决异味扰民？",
        "采取了什么办法治理黑臭水体？",
        "如何推进垃圾分类？",
        "下一步打算干什么？",
    ],
    Manner.WHY: ["为什么没完成？", "没达标的原因是什么？", "超标是怎么回事？", "咋没按时完工？"],
    Manner.COMPARE: [
        "云汐市和平樾市谁的粮食更多？",
        "2024年罚款比2023年多多少？",
        "两地相差多少？",
        "云汐市跟平樾市比，哪个高？",
    ],
    Manner.CHANGE: ["近三年罚款怎么变的？", "2022年到2025年有什么变化？", "历年罚款是多少？"],
    Manner.RANK: ["全省排第几？", "哪个县粮食最多？", "增速排名第几？"],
    Manner.WHETHER: ["泵站建成了吗？", "是否完成了销号？", "有没有通过验收？"],
    Manner.WHAT: ["什么是河长制？", "报告里说了什么？"],
}


@pytest.mark.parametrize(
    ("question", "manner"), [(q, manner) for manner, qs in _MANNERS.items() for q in qs]
)
def test_the_way_of_asking_is_told(question: str, manner: Manner) -> None:
    assert understand(question, _PLACES, _TODAY).manner is manner


@pytest.mark.parametrize(
    ("question", "home", "places", "own"),
    [
        ("我市2024年罚款多少？", "云汐市", ("云汐市",), "我市"),
        ("咱们市2024年罚款多少？", "云汐市", ("云汐市",), "咱们市"),
        ("全市共有几座泵站？", "云汐市", ("云汐市",), "全市"),
        ("本市有几座泵站？", "云汐市", ("云汐市",), "本市"),
        ("咱们这儿有几座泵站？", "平樾市", ("平樾市",), "咱们这儿"),
        ("全省有几座泵站？", "云汐市", ("澜海省",), "全省"),
        ("我县有几座泵站？", "云汐市", (), ""),
        ("我市有几座泵站？", "", (), ""),
        ("平樾市在全省排第几？", "云汐市", ("平樾市",), ""),
        ("全市场有几家？", "云汐市", (), ""),
        ("全省粮食多少？", "大连市", ("辽宁省",), "全省"),
        ("平樾2024年有几座泵站？", "云汐市", ("平樾市",), ""),
        ("我国有几座泵站？", "云汐市", ("全国",), ""),
    ],
)
def test_the_own_place_is_inherited(
    question: str, home: str, places: tuple[str, ...], own: str
) -> None:
    asked = understand(question, _PLACES, _TODAY, home)
    assert (asked.places, asked.own) == (places, own)


def test_the_only_place_of_a_library_is_ones_own() -> None:
    assert understand("我市有几座泵站？", ("云汐市",), _TODAY).places == ("云汐市",)


@pytest.mark.parametrize(
    ("question", "indicator"),
    [
        ("云汐市2024年GDP是多少？", "地区生产总值"),
        ("云汐市2024年GDP增速是多少？", "地区生产总值"),
        ("平樾市粮食打了多少吨？", "粮食产量"),
        ("平樾市粮食的产量是多少？", "粮食产量"),
        ("社零做到多少？", "社会消费品零售总额"),
        ("云汐市污水处理能力是多少？", "污水处理能力"),
        ("城镇化率多高？", "城镇化率"),
        ("一共罚款多少？", "罚款"),
        ("规上工业增加值是多少？", "规模以上工业增加值"),
        ("城镇居民人均可支配收入是多少？", "城镇居民人均可支配收入"),
        ("农村居民人均可支配收入是多少？", "农村居民人均可支配收入"),
        ("一般公共预算收入目标是多少？", "一般公共预算收入"),
        ("组长是谁？", ""),
        ("泵站建在哪里？", ""),
    ],
)
def test_the_indicator_is_named_canonically(question: str, indicator: str) -> None:
    assert understand(question, _PLACES, _TODAY).indicator == indicator


@pytest.mark.parametrize(
    ("question", "unit", "kind"),
    [
        ("完成了几项整改任务？", "项", "count"),
        ("新建管网多少公里？", "公里", "length"),
        ("罚了多少万元？", "元", "money"),
        ("优良天数多少天？", "天", "days"),
        ("粮食多少吨？", "吨", "mass"),
        ("绿化了多少亩？", "亩", "area"),
    ],
)
def test_the_unit_is_read(question: str, unit: str, kind: str) -> None:
    asked = understand(question, _PLACES, _TODAY).asked
    assert (asked.unit, asked.kind) == (unit, kind)


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("云汐市2024年整改报告里完成了几项？", "整改落实情况报告"),
        ("政府工作报告提了哪些目标？", "政府工作报告"),
        ("统计公报上粮食多少？", "统计公报"),
        ("审计报告查出几个问题？", "审计整改情况报告"),
        ("那份通报批评了谁？", "情况通报"),
        ("罚款多少？", ""),
    ],
)
def test_the_kind_of_report_is_read(question: str, kind: str) -> None:
    assert understand(question, _PLACES, _TODAY).kind == kind


@pytest.mark.parametrize(
    ("question", "plan"),
    [
        ("2025年打算建几座泵站？", True),
        ("2025年的目标是多少？", True),
        ("2025年建成了几座泵站？", False),
        ("下一步怎么干？", False),
    ],
)
def test_plans_are_told_from_results(question: str, plan: bool) -> None:
    assert understand(question, _PLACES, _TODAY).asked.plan is plan


@pytest.mark.parametrize(
    "question",
    [
        "２０２４年罚款",
        "二0二四年罚款",
        "2O24年罚款",
        "2024 年罚款",
        "‘24年罚款",
        "二四年罚款",
        "二四年底罚款",
    ],
)
def test_a_year_is_read_however_it_is_typed(question: str) -> None:
    assert [y.last for y in understand(question, _PLACES, _TODAY).years] == [2024]


def test_a_year_that_is_only_measured_against_is_not_asked_of() -> None:
    asked = understand("云汐市2024年罚款比上年增加多少？", _PLACES, _TODAY)
    assert [y.last for y in asked.years] == [2024]


def test_corrections_are_kept_and_the_text_is_put_right() -> None:
    asked = understand("云汐市2O24年GPD是多少？", _PLACES, _TODAY)
    assert asked.text == "云汐市2024年GDP是多少？"
    assert [(c.typed, c.read) for c in asked.corrections] == [("2O24年", "2024年"), ("GPD", "GDP")]
