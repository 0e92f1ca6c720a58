"""Short answers read out of a sentence."""

from __future__ import annotations

from datetime import date

import pytest

from index.extract import extract
from index.extract_found import Found
from index.figures import read_figures
from index.metadata import Given, recognise
from index.question import understand
from index.report import Report

_TITLE = "云汐市2023年环境保护督察反馈意见整改落实情况报告\n"

_CASES = [
    ("完成了几项整改任务？", "全市20项任务已完成12项，其中9项已销号。", ("12项",)),
    ("一共有多少项任务？", "全市20项任务已完成12项，其中9项已销号。", ("20项",)),
    ("销号了几项？", "全市20项任务已完成12项，已销号9项。", ("9项",)),
    ("限产停产的案件有几件？", "办案90件，其中查封8件、限产停产31件、拘留2件。", ("31件",)),
    ("污水处理能力是多少？", "污水处理能力由31.5万吨/日增加到44.2万吨/日。", ("44.2万吨/日",)),
    ("处理能力提高了百分之多少？", "处理能力由3万吨/日增加到4万吨/日，提高33.3%。", ("33.3%",)),
    ("财政收入是多少？", "一般公共预算收入突破40亿元、达到42.1亿元。", ("42.1亿元",)),
    ("整治了几条几段黑臭水体？", "建成区5条7段黑臭水体完成整治。", ("5条7段",)),
    ("投入资金多少？", "累计投入资金近3亿元。", ("近3亿元",)),
    ("查处了多少家企业，罚了多少钱？", "查处违法企业61家，收缴罚款210万元。", ("61家", "210万元")),
    ("什么时候反馈的意见？", "2023年5月8日，督察组向我市反馈了督察意见。", ("2023年5月8日",)),
    ("哪两项任务没有完成？", "两项任务未完成，分别为：北山填埋场整治和大岭沟尾矿库治理。",
     ("北山填埋场整治", "大岭沟尾矿库治理")),
    ("获批上市的两个新药叫什么？", "“云舒片”“平泽片”获批上市。", ("“云舒片”", "“平泽片”")),
    ("企业一共有多少户？", "企业净增15万户、达157万户。", ("157万户",)),
    ("地铁里程有多少公里？", "新增地铁里程43公里、总里程达到879公里。", ("879公里",)),
    ("生产总值是多少？", "生产总值迈上6000亿元台阶，达到6266亿元。", ("6266亿元",)),
    ("生产总值是多少？", "人均生产总值7.3万元，生产总值3200亿元。", ("3200亿元",)),
    ("2025年应完成几项任务？", "2024年应完成3项任务，2025年应完成1项任务。", ("1项",)),
    ("今年计划改造多少公里管网？", "改造管网90公里，今年计划改造120公里。", ("120公里",)),
    ("城乡居民收入涨了多少？", "城乡居民人均可支配收入分别增长4.7%和7.9%。", ("4.7%", "7.9%")),
    ("农村居民收入涨了多少？", "城乡居民人均可支配收入分别增长4.7%和7.9%。", ("7.9%",)),
    ("还有哪些任务没完成？", "北山整治、东溪清淤已完成，南湖修复未完成。", ("南湖修复未完成",)),
    ("2024年上半年拆了多少台锅炉？", "2024年1—6月拆除锅炉14台，2024年拆除锅炉22台。", ("14台",)),
    ("为什么没有完成？", "填埋场整治没有完成，因设备采购两次流标。",
     ("填埋场整治没有完成，因设备采购两次流标",)),
    ("北山填埋场整治任务为什么没有按期完成？",
     "北山填埋场整治任务没有按期完成，市里先后三回派出人员赶赴当地查看并且当面约谈了主要的负责人，"
     "主要是由于渗滤液设备两次流标，施工单位更换。",
     ("主要是由于渗滤液设备两次流标，施工单位更换",)),
    ("“云汐小屋”是什么意思？",
     "今年在老旧小区新建“云汐小屋”二十处并投入使用，方便周边居民就近办事休息，"
     "云汐小屋是指社区办的便民驿站，全天开放。",
     ("云汐小屋是指社区办的便民驿站，全天开放",)),
    ("整改领导小组组长由谁担任？",
     "全市成立了整改领导小组，由市长任组长，各区负责人为成员。",
     ("全市成立了整改领导小组，由市长任组长",)),
    ("哪家厂建成了首座“灯塔工厂”？", "云汐轨道公司建成首座“灯塔工厂”。",
     ("云汐轨道公司建成首座“灯塔工厂”",)),
    ("鹭栖水库是什么时候销号的？",
     "一是责任清单于2023年5月印发，覆盖46个部门；二是鹭栖水库的23处违章建筑全部拆除，拆除面积1.86万平方米，"
     "岸线复绿64亩，"
     "6月21日通过省级核查并销号。", ("6月21日",)),
    ("责任清单是哪天印发的？",
     "责任清单于2023年5月8日印发，2024年修订。", ("2023年5月8日",)),
    ("大桥是什么时候通车的？", "2021年开工，2024年6月合龙，2025年1月15日大桥通车。",
     ("2025年1月15日",)),
    ("哪部剧获奖了？", "话剧《云港往事》获奖。", ("《云港往事》", "话剧《云港往事》获奖")),
]  # fmt: skip


def _found(question: str, sentence: str) -> Found:
    text = _TITLE + sentence
    report = Report("甲", "/甲.txt", "txt", text, recognise(text, (), "甲", Given()), ())
    asked = understand(question, [], date(2026, 1, 1))
    return extract(sentence, len(_TITLE), read_figures(report), asked, dict(asked.terms))


@pytest.mark.parametrize(
    ("question", "sentence", "short"), _CASES, ids=[c[0] + c[1] for c in _CASES]
)
def test_the_short_answer_is_read(question: str, sentence: str, short: tuple[str, ...]) -> None:
    assert _found(question, sentence).answers == short


def test_every_short_amount_stands_in_the_sentence() -> None:
    for question, sentence, _ in _CASES:
        for answer in _found(question, sentence).answers:
            assert answer in sentence


def test_a_sentence_without_an_amount_gives_none() -> None:
    found = _found("罚了多少钱？", "罚款工作扎实推进。")
    assert (found.answers, found.fit) == ((), 0.0)


def test_the_answers_of_a_list_say_what_they_are_of() -> None:
    found = _found("城乡居民收入涨了多少？", "城乡居民人均可支配收入分别增长4.7%和7.9%。")
    assert found.labels == ("城镇", "农村")


def test_an_exact_figure_answers_better_than_a_bound() -> None:
    question = "2023年粮食产量是多少？"
    exact = _found(question, "粮食产量83.6万吨。")
    bound = _found(question, "粮食产量80万吨以上。")
    assert exact.fit > bound.fit > 0


def test_a_figure_of_the_asked_year_answers_better_than_one_of_another() -> None:
    sentences = ("2023年拆除锅炉14台。", "2021年至2023年拆除锅炉64台。", "2021年拆除锅炉22台。")
    fits = [_found("2023年拆了多少台锅炉？", sentence).fit for sentence in sentences]
    assert fits == sorted(fits, reverse=True)
    assert len(set(fits)) == 3


def test_the_clauses_of_a_prose_answer_are_short() -> None:
    sentence = "，".join(["推进管网改造和泵站建设并健全长效机制"] * 9) + "。"
    (answer,) = _found("管网怎么改造？", sentence).answers
    assert answer in sentence
    assert len(answer) <= 50


def test_a_figure_of_another_indicator_than_the_named_one_answers_worse() -> None:
    question = "地区生产总值增速是多少？"
    named = _found(question, "地区生产总值增长5.2%。")
    other = _found(question, "规模以上工业企业利润增长9.8%。")
    assert named.answers == ("5.2%",)
    assert named.fit > 5 * other.fit
