"""The outline finds the headings of a report in all their forms, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.document import StyledHeading
from index.outline import outline

SHARED = Path(__file__).resolve().parents[2] / "shared"
BODY = "全市完成整改任务十二项，其余任务按照既定的时间表继续推进，各责任单位每月报送一次进展情况。"


def levels(text: str, styled: tuple[StyledHeading, ...] = ()) -> list[tuple[int, str]]:
    return [(h.level, h.text) for h in outline(text, styled)]


@pytest.mark.parametrize(
    ("heading", "level"),
    [
        ("一、总体情况", 1),
        ("一.总体情况", 1),
        ("一．总体情况", 1),
        ("十二、总体情况", 1),
        ("第一部分 总体情况", 1),
        ("第一章 总则", 1),
        ("第三章总体情况", 1),
        ("（一）总体情况", 2),
        ("(一)总体情况", 2),
        ("（一）、总体情况", 2),
        ("（一)总体情况", 2),
        ("㈠总体情况", 2),
        ("（十一）总体情况", 2),
        ("1.总体情况", 3),
        ("1．总体情况", 3),
        ("１、总体情况", 3),
        ("12、总体情况", 3),
        ("⒈总体情况", 3),
        ("1.2024年总体情况", 3),
        ("(1)总体情况", 4),
        ("（１）总体情况", 4),
        ("1）总体情况", 4),
        ("①总体情况", 4),
        ("⑴总体情况", 4),
        ("第一，管网改造问题", 5),
        ("其一，管网改造问题", 5),
    ],
)
def test_a_numbered_line_is_a_heading_of_the_level_of_its_number(heading: str, level: int) -> None:
    assert levels(f"{heading}\n{BODY}") == [(level, heading)]


@pytest.mark.parametrize(
    ("first", "second", "level"),
    [
        ("01综合", "02农业", 1),
        ("一，综合", "二，农业", 1),
        ("一 综合", "二 农业", 1),
        ("一", "二", 1),
    ],
)
def test_a_weak_number_counts_beside_its_neighbour(first: str, second: str, level: int) -> None:
    assert levels(f"{first}\n{BODY}\n{second}\n{BODY}") == [(level, first), (level, second)]
    assert levels(f"{first}\n{BODY}") == []


@pytest.mark.parametrize(
    ("line", "heading", "level"),
    [
        (
            "（一）加强组织领导，强化调度。为推进整改，云汐市成立领导小组。",
            "（一）加强组织领导，强化调度。",
            2,
        ),
        ("一是完善污水管网。新建管网三十公里，改造泵站两座。", "一是完善污水管网。", 5),
        ("第二，落实河长制。各级河长巡河两千次以上。", "第二，落实河长制。", 5),
        ("1.“一河一策”：指每条河道单独编制的治理方案。", "1.“一河一策”：", 3),
        ("——水质稳步改善。国控断面优良比例继续提高。", "——水质稳步改善。", 6),
    ],
)
def test_a_short_first_sentence_is_a_run_in_heading(line: str, heading: str, level: int) -> None:
    (found,) = outline(f"{BODY}\n{line}\n{BODY}")
    assert (found.level, found.text, found.run_in) == (level, heading, True)


@pytest.mark.parametrize(
    "line",
    [
        "一九七八年冬天开始修建水库。",
        "2024年3月15日印发通知。",
        "3.5万吨的产能已经退出。",
        "一、二产业的比重继续下降。",
        "三、四线城市的需求回落。",
        "1 项任务未达到序时进度。",
        "第一季度完成投资九亿元。",
        "１９８８年的产量最高。",
        "20 项整改任务已经完成。",
        "序号：1；整改任务：污水管网；状态：完成",
        "工作中一是抓调度，二是抓督查，三是抓问效。",
        "四、凡是在核心保护区以内新建的项目，不论规模大小，也不论由哪一级部门批准，都必须立即停止施工并限期恢复原状。之后另行处理。",
        "一、总体情况 …………… 3",
    ],
)
def test_ordinary_lines_are_no_headings(line: str) -> None:
    assert levels(f"{BODY}\n{line}\n{BODY}") == []


def test_items_of_a_list_are_no_headings() -> None:
    items = "（1）建立台账制度。\n（2）开展专项督查。\n（3）落实整改责任。"
    assert levels(f"一、主要措施\n{BODY}\n{items}\n{BODY}") == [(1, "一、主要措施")]


def test_a_chapter_line_without_number_is_a_heading() -> None:
    text = f"云汐市政府工作报告\n各位代表：\n{BODY}\n2024年工作回顾\n{BODY}\n2025年工作安排\n{BODY}"
    assert levels(text) == [(1, "2024年工作回顾"), (1, "2025年工作安排")]


def test_title_signature_and_date_are_no_headings() -> None:
    text = f"云汐市水环境治理工作报告\n{BODY}\n一、总体情况\n{BODY}\n云汐市人民政府\n2024年3月5日\n"
    assert levels(text) == [(1, "一、总体情况")]


def test_back_matter_begins_a_chapter() -> None:
    text = f"一、总体情况\n{BODY}\n附件1\n名词解释\n1.海绵城市：指能吸水的城市。\n{BODY}"
    assert levels(text) == [
        (1, "一、总体情况"), (1, "附件1"), (1, "名词解释"), (3, "1.海绵城市：")
    ]  # fmt: skip


def test_numbered_headings_move_below_the_chapters_that_hold_them() -> None:
    text = f"第一部分 回顾\n一、工业\n（一）产值\n{BODY}\n第二部分 打算\n一、农业\n{BODY}"
    assert [level for level, _ in levels(text)] == [1, 2, 3, 1, 2]


def test_a_count_of_sentences_inside_a_section_does_not_break_the_outline() -> None:
    text = (
        f"一、回顾\n{BODY}\n二、问题\n（一）成因\n一、投入不足。{BODY}\n二、管理粗放。{BODY}\n"
        f"（二）影响\n{BODY}\n三、打算\n{BODY}"
    )
    found = levels(text)
    assert [text for level, text in found if level == 1] == ["一、回顾", "二、问题", "三、打算"]
    assert (6, "一、投入不足。") in found


def test_a_topic_sentence_inside_a_section_is_a_heading_of_the_lowest_level() -> None:
    topic = "扩大有效投资。"
    text = f"{topic}{BODY}{BODY}\n一、重点工作\n{topic}{BODY}{BODY}\n这是关键的一年。{BODY}{BODY}"
    assert levels(text) == [(1, "一、重点工作"), (6, topic)]


def test_styled_headings_are_merged_with_the_textual_ones() -> None:
    text = f"云汐市工作报告\n一、总体情况\n（一）进展\n{BODY}\n二、打算\n{BODY}"
    at = text.index
    styled = (
        StyledHeading(0, 0, 7),
        StyledHeading(1, at("一、"), at("一、") + 6),
        StyledHeading(1, at("二、"), at("二、") + 4),
    )
    assert levels(text, styled) == levels(text)
    assert levels(text) == [(1, "一、总体情况"), (2, "（一）进展"), (1, "二、打算")]


def test_unnumbered_styled_headings_hold_the_numbered_ones() -> None:
    text = f"总体情况\n（一）进展\n{BODY}\n城市建设\n管网\n（一）改造\n{BODY}"
    at = text.index
    styled = (
        StyledHeading(1, 0, 4),
        StyledHeading(1, at("城市建设"), at("城市建设") + 4),
        StyledHeading(2, at("管网"), at("管网") + 2),
    )
    assert [level for level, _ in levels(text, styled)] == [1, 2, 1, 2, 3]


def test_the_one_outermost_first_heading_is_the_title() -> None:
    text = f"云汐市简报\n工作动态\n{BODY}\n下步打算\n{BODY}"
    at = text.index("下步打算")
    styled = (StyledHeading(1, 0, 5), StyledHeading(2, 6, 10), StyledHeading(2, at, at + 4))
    assert levels(text, styled) == [(1, "工作动态"), (1, "下步打算")]


@given(st.text(alphabet="一二三1２、.（）()是第章，。：\n 　甲乙工作回顾年2024——", max_size=200))
def test_headings_are_cut_from_the_text_in_order(text: str) -> None:
    end = 0
    for heading in outline(text):
        assert heading.start >= end
        assert text[heading.start : heading.end] == heading.text
        assert heading.text.strip()
        assert heading.level >= 1
        assert "\n" not in heading.text
        assert heading.run_in == bool(text[heading.end :].split("\n")[0].strip())
        end = heading.end


def test_chapters_of_real_reports_count_on_without_a_gap() -> None:
    folder = SHARED / "corpus" / "reports"
    if not folder.exists():
        pytest.skip("the shared reports are not here")
    order = "一二三四五六七八九"
    broken = []
    for path in sorted(folder.glob("202*_政府工作报告.txt")):
        first = [
            h.text[0]
            for h in outline(path.read_text(encoding="utf-8"))
            if h.level == 1 and h.text[1] == "、"
        ]
        if "".join(first) not in order:
            broken.append(path.name)
    assert broken == []
