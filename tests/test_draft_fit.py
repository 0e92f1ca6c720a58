from __future__ import annotations

import pytest

from assistant.draft_fit import closeness, fits
from assistant.evidence import Said
from assistant.reply import Citation
from assistant.template_model import Theme

WATER = Theme("水", ("水质", "断面", "污水", "管网", "饮用水"))
SOIL = Theme("土壤", ("土壤", "垃圾", "渗滤液", "尾矿库"))


def said(text: str, heading: str = "") -> Said:
    path = (heading,) if heading else ()
    return Said(text, Citation(0, "甲", "甲", path, 0, len(text), None, text), 0.5)


@pytest.mark.parametrize(
    ("theme", "text", "heading"),
    [
        (WATER, "新建改造管网21.5公里，累计96.4公里。", ""),
        (WATER, "6个国控断面中5个水质优良，占83.3%。", "（一）综合情况。"),
        (WATER, "聘请护河员9名，每月巡河两次，发现问题26件，已解决25件。", "（二）水方面。"),
        (SOIL, "北坡垃圾填埋场处置渗滤液3.7万立方米。", ""),
    ],
)
def test_a_sentence_of_the_theme_fits(theme: Theme, text: str, heading: str) -> None:
    assert fits(theme, said(text, heading))


@pytest.mark.parametrize(
    ("theme", "text", "heading"),
    [
        (
            WATER,
            "全年完成城镇老旧小区改造312个，加装电梯1400余部，新建社区食堂96家，改造供水管网41公里，"
            "新增城市绿地100万平方米，建成健身步道220公里。",
            "",
        ),
        (WATER, "完成6项：责任清单、考核办法、河西污水处理厂扩建。", ""),
        (WATER, "城北管网改造和断面治理3项达到序时进度；尾矿库治理1项未达到序时进度。", ""),
        (WATER, "基本完成的是柳溪断面水质治理。", "（二）水方面。"),
        (SOIL, "市委书记、市长分别包抓尾矿库和垃圾填埋场两项任务。", ""),
        (SOIL, "对尾矿库治理实行“周报告”，全年编发专报44期。", ""),
    ],
    ids=["passing mention", "list of tasks", "states", "lead-in", "who leads", "how it is led"],
)
def test_a_sentence_that_is_about_something_else_does_not(
    theme: Theme, text: str, heading: str
) -> None:
    assert not fits(theme, said(text, heading))


def test_a_word_within_another_counts_once() -> None:
    theme = Theme("大气", ("空气", "空气质量"))
    assert closeness(theme, said("空气质量改善。")) == pytest.approx(0.7)


def test_its_own_heading_outweighs_the_words_of_another_theme() -> None:
    sentence = said("垃圾渗滤液处理后接入污水管网。", "（四）土壤方面。")
    assert closeness(SOIL, sentence) > closeness(WATER, sentence)
