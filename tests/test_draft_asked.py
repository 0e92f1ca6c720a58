from __future__ import annotations

import pytest

from assistant.draft_asked import asks_to_write, changes_what_is_written, to_write

_ORDERS = {
    "起草一段云汐市2025年上半年大气污染防治的进展情况": "云汐市2025年上半年大气污染防治的进展情况",
    "写一段农村黑臭水体治理进展": "农村黑臭水体治理进展",
    "帮我拟一下整改任务总体进展": "整改任务总体进展",
    "把水污染防治这部分写出来": "水污染防治这部分",
    "起草整改报告里存在问题那一节": "整改报告里存在问题那一节",
    "再写一段水的": "水的",
    "请帮我起草一份云汐市2024年整改落实情况报告": "云汐市2024年整改落实情况报告",
    "能帮我写一段大气污染防治的进展吗？": "大气污染防治的进展",
    "可以起草一段水污染防治的进展吗": "水污染防治的进展",
    "云汐市大气污染防治进展情况，帮我写一段": "云汐市大气污染防治进展情况",
    "云汐市2024年存在问题写一段": "云汐市2024年存在问题",
    "请撰写2025年上半年下一步工作打算": "2025年上半年下一步工作打算",
    "生成一段固废整改情况": "固废整改情况",
    "整理一段信访办理情况的材料": "信访办理情况的材料",
    "把2024年信访投诉办理情况整理成一段": "2024年信访投诉办理情况",
    "写一下平樾市2024年的整改任务总体进展": "平樾市2024年的整改任务总体进展",
    "写云汐市2024年大气污染防治进展情况": "云汐市2024年大气污染防治进展情况",
    "给我来一段执法的": "执法的",
    "起草工作报告": "工作报告",
    "起草一段如何推进黑臭水体治理的情况": "如何推进黑臭水体治理的情况",
}
_QUESTIONS = [
    "起草工作由谁负责？",
    "起草工作进展如何？",
    "方案是什么时候起草的？",
    "谁起草了整改方案？",
    "起草的方案有几个？",
    "起草单位是哪家",
    "起草小组组长是谁",
    "整改方案起草过程",
    "起草一份方案要多久？",
    "报告里写了什么？",
    "写入报告的任务有几项",
    "写进方案的措施有哪些？",
    "整改报告怎么写？",
    "整理了多少份台账？",
    "拟建污水处理厂几座？",
    "拟投资多少亿元？",
    "出台了哪些文件？",
    "生成的固体废物有多少？",
    "做了哪些工作？",
    "来信来访多少件？",
    "大气污染防治进展情况",
    "云汐市2024年完成了几项整改任务？",
    "写一首诗",
    "写一段代码",
    "",
]
_CHANGES = ["换成平樾市", "改成2024年", "2024年的呢？", "水的呢", "不是2024年，是2023年", "重写"]
_NO_CHANGES = ["其中已销号几项？", "完成率是多少呢？", "平樾市2024年完成了几项", "谁牵头的？"]


@pytest.mark.parametrize(("said", "wanted"), _ORDERS.items())
def test_an_order_says_what_is_to_be_written(said: str, wanted: str) -> None:
    assert asks_to_write(said)
    assert to_write(said) == wanted


@pytest.mark.parametrize("said", _QUESTIONS)
def test_a_question_that_looks_like_an_order_is_none(said: str) -> None:
    assert not asks_to_write(said)


@pytest.mark.parametrize("said", _CHANGES)
def test_a_turn_can_change_what_is_written(said: str) -> None:
    assert changes_what_is_written(said)


@pytest.mark.parametrize("said", _NO_CHANGES)
def test_a_question_changes_nothing_that_is_written(said: str) -> None:
    assert not changes_what_is_written(said)
