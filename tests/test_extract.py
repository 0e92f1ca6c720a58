"""Short answers read out of a sentence."""

from __future__ import annotations

from datetime import date

import pytest

from index.extract import Found, extract
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
]  # fmt: skip


def _found(question: str, sentence: str) -> Found:
    text = _TITLE + sentence
    report = Report("甲", "/甲.txt", "txt", text, recognise(text, (), "甲", Given()), ())
    asked = understand(question, [], date(2026, 1, 1))
    return extract(sentence, len(_TITLE), read_figures(report), asked, dict(asked.terms))


@pytest.mark.parametrize(("question", "sentence", "short"), _CASES, ids=[c[0] for c in _CASES])
def test_the_short_answer_is_read(question: str, sentence: str, short: tuple[str, ...]) -> None:
    assert _found(question, sentence).answers == short


def test_every_short_amount_stands_in_the_sentence() -> None:
    for question, sentence, _ in _CASES:
        for answer in _found(question, sentence).answers:
            assert answer in sentence


def test_a_sentence_without_an_amount_gives_none() -> None:
    found = _found("罚了多少钱？", "罚款工作扎实推进。")
    assert (found.answers, found.fit) == ((), 0.0)
