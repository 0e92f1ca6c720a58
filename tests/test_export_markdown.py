from __future__ import annotations

from draft_sample import DRAFT as WHOLE
from draft_sample import TITLE

from assistant.draft_model import CellCitation, Draft, Section, Slot
from assistant.export_markdown import source_place, to_markdown
from assistant.reply import Citation

REPORT = Citation(1, "甲", "甲报告", ("一、进展", "（一）总体"), 3, 9, 2, "共20项*任务*。")
CELLS = CellCitation(
    2,
    "台账.xlsx",
    "台账",
    ("台账", "第3–4行“整改状态”列"),
    0,
    0,
    None,
    "“已完成”（第3–4行）",
    "F3:F4",
    "由台账统计：2项",
)
DRAFT = Draft(
    "总体进展",
    "整改任务总体进展",
    (Section("整改任务总体进展", "共20项[1]。\n已完成2项[2]。", (REPORT, CELLS)),),
    (Slot("任务总数", "20项", "filled", (REPORT,)),),
    ("完成时限",),
)


def test_a_draft_shows_its_text_its_sources_and_its_gaps() -> None:
    assert to_markdown(DRAFT) == (
        "# 整改任务总体进展\n\n共20项[1]。\n\n已完成2项[2]。\n\n## 数据来源\n\n"
        "[1] 《甲报告》 一、进展 \\> （一）总体，第2页\n\n> 共20项\\*任务\\*。\n\n"
        "[2] 台账.xlsx 台账 第3–4行“整改状态”列（F3:F4）\n\n> “已完成”（第3–4行）\n\n"
        "## 待补和待核实\n\n- 完成时限\n"
    )


def test_a_place_names_report_heading_and_page() -> None:
    assert source_place(REPORT) == "《甲报告》 一、进展 > （一）总体，第2页"
    given = Citation(3, "", "使用者给定的报告期", (), 0, 0, None, "2026年")
    assert source_place(given) == "使用者给定的报告期"


def test_headings_have_their_levels_and_the_letter_stands_around_the_text() -> None:
    blocks = to_markdown(WHOLE).split("\n\n")
    assert [block for block in blocks if block.startswith("#")] == [
        f"# {TITLE}",
        "## 一、港口与岸线",
        "### （一）管网",
        "#### 1.水厂",
        "##### （1）泵站。",
        "## 数据来源",
        "## 待补和待核实",
    ]
    assert blocks[1] == "澜海省人民政府："
    at = blocks.index("附件：")
    assert blocks[at + 1 : at + 4] == [
        "1. 整改任务清单\n2. 销号情况表",
        "岚溪县人民政府",
        "2025年7月8日",
    ]


def test_a_clean_copy_has_neither_marks_nor_sources() -> None:
    text = to_markdown(WHOLE, clean=True)
    assert "靠泊421艘次，同比增长32.4%。" in text
    assert "【待补：砚川水厂的完成日期】" in text
    assert not any(words in text for words in ("[1]", "计算", "数据来源", "待核实"))
    assert text.endswith("岚溪县人民政府\n\n2025年7月8日\n")
