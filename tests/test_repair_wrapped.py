"""Texts wrapped at the width of a page, as PDF readers give them."""

from __future__ import annotations

import pytest

from index.document import Document
from index.repair import repair

PARAGRAPHS = [
    "2023年11月，省督察组对我市进行了环境保护督察。市委、市政府高度重视整改工作，把落实督察反馈意见"
    "作为一项重要任务，及时组织制定整改方案，明确了总体要求、主要任务和保障措施，各项整改工作有序推进。",
    "一、工作开展情况",
    "（一）加强组织领导。成立整改工作领导小组，由市长任组长，各区县和有关部门主要负责人为成员，"
    "全年召开调度会议23次，研究解决重点难点问题115个，形成了一级抓一级、层层抓落实的工作格局。",
    "（二）加快治理工程建设，着力补齐城乡污水处理和固体废物处置短板，全面提升环境治理能力水平",
    "全市新建污水处理厂14座，设计处理能力从每日124.3万吨增加到195.2万吨，处理能力提高57%，"
    "主城区饮用水水源水质达标率为100%。完成6条穿越水源地道路的风险防范工程，建成湿地12处。",
    "一是推进锅炉整治。淘汰燃煤锅炉262台，空气质量达标天数237天，同比增加8天，六项污染物浓度"
    "均符合国家二级标准，其中细颗粒物平均浓度下降到31微克每立方米，创有监测记录以来最好水平。",
    "二、下一步打算",
    "我市将继续坚持目标不变、力度不减，对尚未完成的整改任务逐项倒排工期、挂图作战，确保按期完成，"
    "并建立健全长效机制，坚决防止问题反弹，以整改实效取信于民，推动全市生态环境质量持续改善。",
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
