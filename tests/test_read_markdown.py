"""Markdown: the text stays, its marks go."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.document import Document
from index.read import read


def markdown(tmp_path: Path, text: str) -> Document:
    path = tmp_path / "a.md"
    path.write_text(text, encoding="utf-8")
    return read(path)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("已**完成**整改", "已完成整改"),
        ("__完成__ *11* 项", "完成 11 项"),
        ("2*3*4=24", "2*3*4=24"),
        ("名称snake_case_name不变", "名称snake_case_name不变"),
        ("- 甲\n* 乙\n+ 丙", "甲\n乙\n丙"),
        ("1. 甲\n2. 乙", "1. 甲\n2. 乙"),
        ("1\\. 甲", "1. 甲"),
        ("> 引文", "引文"),
        ("- [x] 已完成", "已完成"),
        ("见[附件](a.docx)和![图](b.png)", "见附件和图"),
        ("`代码`", "代码"),
        ("```\n# 不是标题\n```", "# 不是标题"),
        ("甲\n\n---\n\n乙", "甲\n乙"),
        ("甲<!-- 备注\n备注 -->乙", "甲乙"),
        ("甲&nbsp;&amp;乙", "甲\u00a0&乙"),
        ("甲<br>乙", "甲\n乙"),
        ("同比-8.8%", "同比-8.8%"),
        ("-8.8%的降幅", "-8.8%的降幅"),
    ],
)
def test_marks_are_dropped_and_text_is_kept(tmp_path: Path, source: str, expected: str) -> None:
    assert markdown(tmp_path, source).text == expected


def test_headings_are_marked_with_their_level(tmp_path: Path) -> None:
    got = markdown(tmp_path, "# 一、总体\n正文。\n\n## （一）水 ##\n\n# 二、下一步\n\n小节\n---\n")
    assert [(h.level, got.text[h.start : h.end]) for h in got.headings] == [
        (1, "一、总体"),
        (2, "（一）水"),
        (1, "二、下一步"),
        (2, "小节"),
    ]


def test_a_single_first_heading_is_the_title(tmp_path: Path) -> None:
    got = markdown(tmp_path, "# 海州市**整改**报告\n\n## 一、总体\n\n### （一）水\n")
    assert [(h.level, got.text[h.start : h.end]) for h in got.headings] == [
        (0, "海州市整改报告"),
        (1, "一、总体"),
        (2, "（一）水"),
    ]


def test_a_table_becomes_rows_with_their_header(tmp_path: Path) -> None:
    got = markdown(tmp_path, "前\n\n| 序号 | 单位 |\n|:--|--:|\n| 1 | **水务局** |\n| 2 | |\n\n后")
    assert got.text == "前\n序号：1；单位：水务局\n序号：2\n后"
