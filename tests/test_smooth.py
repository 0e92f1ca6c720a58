from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import count

import pytest
from model_server import ModelServer, model_server

from assistant.draft_model import Draft, Renewal, Section
from assistant.draft_sentence import Piece, Written, number_citations
from assistant.model_endpoint import Endpoint, Limits
from assistant.reply import Citation
from assistant.smooth import Smoothed, smoothed
from assistant.smooth_renewals import renewed

_QUOTES = (
    "截至2024年12月底，20项任务已完成12项，其中已销号9项，基本完成1项。",
    "平樾市正在推进燃煤锅炉淘汰，拟于2025年10月底前淘汰17台。",
)
_ONE, _TWO = (
    Citation(0, f"报告{n}", f"报告{n}", (), 0, len(quote), None, quote)
    for n, quote in enumerate(_QUOTES, 1)
)
_OVERVIEW = (
    Piece("截至2024年12月底，整改任务共20项，", (_ONE,)),
    Piece("已完成12项，其中已销号9项，", (_ONE,)),
    Piece("完成率60.0%；", (_ONE,), "12÷20=60.0%"),
    Piece("基本完成1项。", (_ONE,)),
    Piece("【待补：滞后任务，由市整改办提供】。"),
)
_THEME = (
    Piece("平樾市加强监管，正在推进燃煤锅炉淘汰，", (_TWO,)),
    Piece("拟于2025年10月底前淘汰17台，上期近9台。", (_TWO,)),
)


def _draft() -> Draft:
    written = (Written("一、总体进展", 1, (_OVERVIEW, _THEME)), Written("二、其他", 1, (_THEME,)))
    return Draft("总体进展", "总体进展", number_citations(written).sections, (), ())


def _with(change: Callable[[str], str], mode: str = "stream") -> tuple[Smoothed, ModelServer]:
    """The draft smoothed by a model that changes each paragraph so."""
    with model_server() as server:
        server.reply, server.mode = change, mode
        limits = Limits(connect_s=2, silence_s=2, overall_s=4, tries=1)
        return smoothed(_draft(), Endpoint("test", server.url, "", limits)), server


def _put(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(old, new)


def test_wording_that_changes_nothing_is_taken_into_both_texts() -> None:
    made, server = _with(_put("加强监管，", "强化监管，并"))
    first, second = made.draft.sections
    assert "平樾市强化监管，并正在推进燃煤锅炉淘汰" in first.text
    assert "平樾市强化监管，并正在推进燃煤锅炉淘汰" in first.clean
    assert (made.count, made.stood, made.failed) == (2, (), "")
    assert first.citations == made.original.sections[0].citations
    assert second.clean == re.sub(r"\[\d+\]", "", second.text)
    assert len(server.requests) == 3
    assert server.prompts[0] == made.original.sections[0].text.split("\n")[0]


def test_the_original_stays_as_it_was() -> None:
    made, _ = _with(_put("加强监管，", "强化监管，并"))
    assert made.original == _draft()
    assert made.draft != made.original


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("17台", "18台", "数字“17台”"),
        ("[1]", "", "出处"),
        ("[1]", "[2]", "出处"),
        ("60.0%", "六成", "数字“60.0%”"),
        ("12项", "十二项", "数字“12项”"),
        ("近9台", "9台", "数字“近9台”"),
        ("基本完成", "完成", "进展变了"),
        ("正在推进", "完成", "进展变了"),
        ("拟于", "于", "“拟”字少了"),
        ("平樾市", "平樾市和云汐市", "多了名称"),
        ("其中已销号", "已销号", "“其中”字少了"),
        ("2025年10月底", "2025年底", "时间"),
        ("【待补：滞后任务，由市整改办提供】。", "", "待补"),
        ("（据[1]计算：12÷20=60.0%）", "", "出处"),
        ("加强监管", "监管成效显著", "“成效显著”"),
        ("，", "，\n", "分成了几段"),
    ],
)
def test_a_paragraph_in_which_something_changed_stays(old: str, new: str, why: str) -> None:
    made, _ = _with(_put(old, new))
    original = _draft()
    for section, before in zip(made.draft.sections, original.sections, strict=True):
        for text, own in zip(section.text.split("\n"), before.text.split("\n"), strict=True):
            assert text == own or old not in own
    assert any(why in one.why for one in made.stood)
    assert any(why in line for line in made.notes)


def test_two_figures_that_changed_places_are_put_back() -> None:
    made, _ = _with(
        lambda text: text.replace("12项", "#").replace("9项", "12项").replace("#", "9项")
    )
    assert made.draft == _draft()
    assert "先后变了" in made.stood[0].why
    assert (made.stood[0].heading, made.stood[0].paragraph) == ("一、总体进展", 1)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: "",
        lambda text: "好的，这段话很通顺。",
        lambda text: text * 2,
        lambda text: text[: len(text) // 2],
        lambda text: "一二三四五" * 40,
        lambda text: f"{text}以上内容已校订。",
    ],
    ids=["nothing", "chat", "twice", "half", "nonsense", "remark"],
)
def test_what_is_no_smoothed_paragraph_is_left(change: Callable[[str], str]) -> None:
    made, _ = _with(change)
    assert made.draft == _draft()
    assert (made.count, len(made.stood), made.failed) == (0, 3, "")


@pytest.mark.parametrize("mode", ["break", "nonsense", "html", "wrong", "error", "drop", "endless"])
def test_a_server_that_fails_costs_nothing_but_the_smoothing(mode: str) -> None:
    made, server = _with(_put("加强监管", "强化监管"), mode)
    assert made.draft == _draft()
    assert made.failed.endswith("。")
    assert made.failed.count("。") == 1
    assert len(server.requests) == 1
    assert made.notes[-1] == f"其余段落保留原文：{made.failed}"


def test_what_was_smoothed_before_the_server_failed_stands() -> None:
    calls = count()
    with model_server() as server:

        def reply(text: str) -> str:
            if next(calls) == 2:
                server.mode = "break"
            return text.replace("整改任务共20项", "整改任务共有20项").replace(
                "加强监管", "强化监管"
            )

        server.reply = reply
        made = smoothed(_draft(), Endpoint("test", server.url, "", Limits(tries=1)))
    first, second = made.draft.sections
    assert "共有20项" in first.text
    assert "强化监管" in first.text
    assert second == _draft().sections[1]
    assert (made.count, bool(made.failed)) == (2, True)


def test_a_server_that_is_not_there_is_told_in_a_sentence() -> None:
    made = smoothed(_draft(), Endpoint("test", "http://127.0.0.1:9/v1", "", Limits(tries=1)))
    assert made.draft == _draft()
    assert "连不上模型服务" in made.failed


def test_what_models_put_around_a_paragraph_is_taken_off() -> None:
    made, _ = _with(lambda text: f"```\n润色后：{text.replace('加强监管', '强化监管')}\n```")
    assert made.count == 2
    assert all("`" not in section.text for section in made.draft.sections)


def test_a_mark_behind_the_full_stop_is_put_before_it() -> None:
    made, _ = _with(lambda text: re.sub(r"((?:\[\d+\])+)。", r"。\1", text))
    assert made.draft == _draft()
    assert not made.stood


def test_each_step_is_told() -> None:
    steps: list[str] = []
    with model_server() as server:
        server.reply = lambda text: text
        smoothed(_draft(), Endpoint("test", server.url), steps.append)
    assert steps == [f"正在理顺第{n}段，共3段……" for n in (1, 2, 3)]


def test_a_paragraph_of_a_few_characters_is_not_sent() -> None:
    section = Section("", "基本完成1项[1]。", (), 1, "基本完成1项。")
    with model_server() as server:
        made = smoothed(Draft("甲", "甲", (section,), (), ()), Endpoint("test", server.url))
        assert not server.requests
    assert made.draft == made.original


def test_the_comparison_with_the_last_report_reads_as_the_draft_does() -> None:
    draft = _draft()
    sentences = [f"{said}。" for said in draft.sections[0].text.split("。")[:2]]
    assert "已完成12项" in sentences[0]
    renewals = tuple(Renewal("updated", (), None, said) for said in sentences)
    draft = replace(draft, renewals=(*renewals, Renewal("dropped", (), None, "")))
    with model_server() as server:
        server.reply = _put("整改任务共20项", "整改任务共有20项")
        made = smoothed(draft, Endpoint("test", server.url))
    assert made.count == 1
    assert made.draft.renewals[0].new == sentences[0].replace("任务共20", "任务共有20")
    assert made.draft.renewals[1:] == draft.renewals[1:]
    assert all(one.new in made.draft.sections[0].text for one in made.draft.renewals)


def test_a_sentence_of_the_comparison_that_was_joined_is_told() -> None:
    before = "清理河道3公里[1]。巡查工地2个[2]。"
    renewals = (Renewal("updated", (), None, "巡查工地2个[2]。"),)
    assert renewed(renewals, before, before.replace("。巡查", "，巡查")) is None
    assert renewed((), before, before.replace("。巡查", "，巡查")) == ()
    (after,) = renewed(renewals, before, before.replace("巡查", "并巡查")) or ()
    assert after.new == "并巡查工地2个[2]。"
