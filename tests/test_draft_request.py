from __future__ import annotations

from datetime import date

import pytest
from sample_corpus import questions

from assistant.draft_asked import asks_to_write
from assistant.draft_choose_template import Choice, choose_template
from assistant.draft_talk import draft_talk
from assistant.reporting_period import read_period

_NAMES = (
    *(
        "总体进展",
        "专题进展",
        "整改落实情况报告",
        "审计整改情况报告",
        "情况简报",
        "存在问题",
        "下一步",
    ),
    *("大气", "水", "土壤", "生态", "农村", "执法", "信访", "固废", "海洋", "组织推进"),
)
_PLACES = ("云汐市", "平樾市", "岚溪县")
_TODAY = date(2025, 11, 3)
_CHOICES = {
    "大气污染防治的进展情况": Choice("大气"),
    "水环境质量改善情况": Choice("水"),
    "水的": Choice("水"),
    "大气专题": Choice("大气"),
    "信访投诉举报办理情况": Choice("信访"),
    "农村黑臭水体治理进展": Choice("专题进展", "农村黑臭水体治理"),
    "扬尘治理": Choice("专题进展", "扬尘治理"),
    "噪声": Choice("专题进展", "噪声"),
    "整改报告里存在问题那一节": Choice("存在问题"),
    "下一步工作打算": Choice("下一步"),
    "督察反馈问题整改进展": Choice("总体进展"),
    "年度总体进展": Choice("总体进展"),
    "进展情况": Choice("总体进展"),
    "工作报告": Choice("总体进展", whole=True),
    "整改落实情况报告": Choice("整改落实情况报告", whole=True),
    "会议通知": Choice(""),
    "讲话稿": Choice(""),
}
_READ = {
    "起草一段云汐市2025年上半年大气污染防治的进展情况": ("大气", "云汐市", "2025年上半年"),
    "写一段岚溪县24年前三季度信访办理情况": ("信访", "岚溪县", "2024年前三季度"),
    "起草云汐市去年整改报告里存在问题那一节": ("存在问题", "云汐市", "2024年"),
    "起草一段截至2025年6月底平樾市整改任务总体进展": ("总体进展", "平樾市", "2025年6月底"),
    "起草一段云汐市2024年第二季度固废处置情况": ("固废", "云汐市", "2024年第二季度"),
    "起草一段东岬市2024年大气污染防治进展": ("大气", "东岬市", "2024年"),
    "用云汐市2024年的数据写一段总体进展": ("总体进展", "云汐市", "2024年"),
    "为我写一段云汐市土壤污染防治情况，时间是2024年": ("土壤", "云汐市", "2024年"),
    "按整改报告的口径写一段平樾市2024年信访办理情况": ("信访", "平樾市", "2024年"),
    "把2024年水污染防治这部分写出来": ("水", "岚溪县", "2024年"),
    "写一段我县水环境质量情况": ("水", "岚溪县", ""),
    "写一段十四五大气污染防治进展": ("大气", "岚溪县", "2025年"),
}
_TALK = [
    ("云汐市2024年完成了几项整改任务？", None),
    ("写一段大气污染防治的", ("大气", "云汐市", "2024年")),
    ("换成平樾市", ("大气", "平樾市", "2024年")),
    ("谢谢", None),
    ("改成2023年", ("大气", "平樾市", "2023年")),
    ("那下半年呢？", ("大气", "平樾市", "2023年下半年")),
    ("再写一段水的", ("水", "平樾市", "2023年下半年")),
    ("其中几个断面达标？", None),
    ("2022年呢？", None),
    ("再起草存在问题那一节", ("存在问题", "平樾市", "2022年")),
    ("不对，我要的是岚溪县", ("存在问题", "岚溪县", "2022年")),
    ("重写", ("存在问题", "岚溪县", "2022年")),
    ("再来个海洋的", ("海洋", "岚溪县", "2022年")),
    ("还要信访的", ("信访", "岚溪县", "2022年")),
]


@pytest.mark.parametrize(("words", "choice"), _CHOICES.items())
def test_the_template_is_chosen_by_what_is_to_be_written(words: str, choice: Choice) -> None:
    assert choose_template(words, _NAMES) == choice


def test_a_topic_needs_a_template_that_is_there() -> None:
    assert choose_template("噪声", ("总体进展",)) == Choice("", "噪声")


@pytest.mark.parametrize(("said", "wanted"), _READ.items())
def test_place_and_period_are_read_as_in_a_question(
    said: str, wanted: tuple[str, str, str]
) -> None:
    request = draft_talk(said, (), _PLACES, "岚溪县", _NAMES, _TODAY).request
    assert request is not None
    assert (request.template, request.place, request.period) == wanted
    assert read_period(request.period) is not None or not request.period


def test_a_half_without_its_year_is_kept() -> None:
    said = "起草云汐市上半年大气污染防治进展"
    request = draft_talk(said, (), _PLACES, "", _NAMES, _TODAY).request
    assert request is not None
    assert (request.place, request.period, request.part) == ("云汐市", "", "上半年")


def test_what_is_named_beside_one_place_and_one_period_is_told() -> None:
    said = "起草一段云汐市和平樾市2023年、2024年整改进展"
    request = draft_talk(said, (), _PLACES, "", _NAMES, _TODAY).request
    assert request is not None
    assert (request.place, request.period) == ("云汐市", "2024年")
    assert request.others == ("平樾市", "2023年")


def test_no_question_of_the_sample_set_is_an_order() -> None:
    asked = [said for one in questions() for said in (*one.history, one.question)]
    assert not [said for said in asked if asks_to_write(said)]


def test_a_conversation_of_orders_and_questions() -> None:
    history: list[str] = []
    for said, wanted in _TALK:
        talk = draft_talk(said, history, _PLACES, "", _NAMES, _TODAY)
        request = talk.request
        read = (request.template, request.place, request.period) if request else None
        assert read == wanted, said
        history.append(said)


def test_a_question_after_an_order_is_asked_of_what_was_ordered() -> None:
    order = "起草一段云汐市2024年大气污染防治的进展情况"
    talk = draft_talk("PM2.5是多少？", [order], _PLACES, "", _NAMES, _TODAY)
    assert talk.request is None
    assert talk.history == ("云汐市2024年大气污染防治进展情况",)


def test_without_an_order_the_conversation_is_left_as_it_is() -> None:
    history = ("云汐市2024年粮食产量多少？", "那平樾市呢？")
    talk = draft_talk("2025年呢？", history, _PLACES, "", _NAMES, _TODAY)
    assert (talk.request, talk.history) == (None, history)
