"""Texts wrapped at the width of a page, as PDF readers give them."""

from __future__ import annotations

import pytest

from index.document import Document
from index.repair import repair

PARAGRAPHS = [
    "2022年5月，海东省督察组进驻青湾市，6月9日交来问题清单。青湾市政府当月开会三次，逐条商定责任单位和"
    "完成期限，把清单拆成31项任务挂在网上，请居民随时查看进度、提出意见，并按月公布各区办理的快慢。",
    "一、工作开展情况",
    "（一）责任到人。每项任务由一名副市长牵头，区长和局长签字认领，街道设专人联络，"
    "全年碰头18次，当场解决用地、资金、施工许可等难题76个，没有一项任务因为互相推诿而停下来。",
    "（二）工程先行，把管网、泵站和垃圾中转站放在前面建，把容易反复的臭水沟放在雨季之前清完见底",
    "北岸三座污水泵站9月通水，日输送能力由8.6万吨增加到13.9万吨，老城区雨污混接点改造了412处，"
    "龙须河下游断面全年有11个月达标。东山垃圾中转站11月试运行，每天压缩外运生活垃圾350吨。",
    "一是换掉小锅炉。沿街商户的燃煤小锅炉换成电锅炉143台，每台补贴1.2万元，冬季烟尘投诉由上年的"
    "89件减少到17件，居民普遍反映晾在阳台上的衣服不再落灰，开窗的时间也比往年冬天长了许多。",
    "二、下一步打算",
    "青湾市对剩下的4项任务排出了月度计划，谁拖延就请谁到电视上说明原因，资金从土地收益里先行垫付，"
    "明年雨季以前全部做完，做完以后再请督察组回来看一遍，看过不满意的地方接着改到满意为止。",
]


def wrap(paragraph: str, chars: int, indent: int) -> list[str]:
    """Lines of `chars` full-width characters, the first one shorter by `indent` characters."""
    lines, current, room = [], "", 2 * (chars - indent)
    for char in paragraph:
        columns = 1 if char.isascii() else 2
        if columns > room and char not in "，。、；":
            lines.append(current)
            current, room = "", 2 * chars
        current += char
        room -= columns
    return [*lines, current]


@pytest.mark.parametrize("chars", [28, 36, 42])
@pytest.mark.parametrize("lead", ["", "　　", "    "])
def test_wrapped_lines_are_joined_to_paragraphs(chars: int, lead: str) -> None:
    lines = [
        lead + line if i == 0 else line
        for paragraph in PARAGRAPHS
        for i, line in enumerate(wrap(paragraph, chars, 2))
    ]
    text = "\n".join(lines)
    result = repair(Document(text, "pdf"))
    assert result.original() == text
    assert result.text.split("\n") == PARAGRAPHS


def test_page_numbers_and_page_ends_do_not_break_a_paragraph() -> None:
    lines = [line for paragraph in PARAGRAPHS for line in wrap(paragraph, 28, 2)]
    for page, at in ((2, 16), (1, 8)):
        lines.insert(at, f"— {page} —")
    assert repair(Document("\n".join(lines), "pdf")).text.split("\n") == PARAGRAPHS


def test_empty_lines_between_all_lines_mean_nothing() -> None:
    lines = [line for paragraph in PARAGRAPHS for line in wrap(paragraph, 28, 2)]
    text = repair(Document("\n\n".join(lines), "pdf")).text
    assert [line for line in text.split("\n") if line] == PARAGRAPHS


def test_wrapped_paragraphs_among_whole_ones_are_joined() -> None:
    whole = {2, 5}
    lines = [
        line
        for i, paragraph in enumerate(PARAGRAPHS)
        for line in ([paragraph] if i in whole else wrap(paragraph, 28, 2))
    ]
    assert repair(Document("\n".join(lines), "txt")).text.split("\n") == PARAGRAPHS


def test_a_table_between_wrapped_paragraphs_keeps_its_rows() -> None:
    rows = [
        "任务类别名称 任务总数合计 已经完成整改 基本完成整改 达到序时进度",
        "责任落实类 5 4 0 0 1",
        "污染防治类 10 2 1 5 2",
    ]
    lines = [line for paragraph in PARAGRAPHS for line in wrap(paragraph, 28, 2)]
    at = len([line for paragraph in PARAGRAPHS[:3] for line in wrap(paragraph, 28, 2)])
    text = "\n".join([*lines[:at], *rows, *lines[at:]])
    expected = [*PARAGRAPHS[:3], *rows, *PARAGRAPHS[3:]]
    assert repair(Document(text, "pdf")).text.split("\n") == expected


def test_a_list_of_short_lines_is_not_taken_for_wrapped_text() -> None:
    text = "\n".join(f"青湾市第{n}批生态修复与治理示范工程建设项目" for n in range(10, 60))
    assert repair(Document(text, "txt")).text == text
