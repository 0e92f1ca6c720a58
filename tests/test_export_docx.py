from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import docx
import pytest
from docx.shared import Mm, Pt

from assistant.draft_model import CellCitation, Draft, Section, Slot
from assistant.export_docx import ExportError, write_docx
from assistant.reply import Citation

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
REPORT = Citation(1, "甲", "甲报告", ("一、进展",), 3, 9, 2, "共20项任务。")
CELLS = CellCitation(
    2,
    "台账.xlsx",
    "台账",
    ("台账", "第3行“状态”列"),
    0,
    0,
    None,
    "“已完成”（第3行）",
    "F3",
    "由台账统计：1项",
)
DRAFT = Draft(
    "总体进展",
    "整改任务总体进展",
    (
        Section("整改任务总体进展", "共20项[1]。已完成【待补：完成数】。", (REPORT,)),
        Section("一、其他", "已完成1项[2]，\x0c即甲。", (CELLS,)),
    ),
    (Slot("任务总数", "20项", "filled", (REPORT,)), Slot("已完成", "1项", "filled", (CELLS,))),
    ("完成数", "完成时限"),
)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("docx") / "草稿.docx"
    write_docx(DRAFT, path)
    return path


def paragraph(document: Any, text: str) -> Any:
    return next(p for p in document.paragraphs if p.text.startswith(text))


def fonts(run: Any) -> set[str]:
    """Every font that a run's XML names, the eastAsia one among them."""
    element = run._r.rPr.rFonts
    assert element.get(f"{W}eastAsia") is not None
    return {element.get(f"{W}{script}") for script in ("eastAsia", "ascii", "hAnsi")}


def test_the_page_is_that_of_an_official_document(written: Path) -> None:
    page = docx.Document(str(written)).sections[0]
    millimetres = [
        round(side / Mm(1))
        for side in (
            page.page_width,
            page.page_height,
            page.top_margin,
            page.left_margin,
            page.right_margin,
            page.bottom_margin,
        )
    ]
    assert millimetres == [210, 297, 37, 28, 26, 35]


def test_title_and_body_have_their_sizes_fonts_and_indents(written: Path) -> None:
    document = docx.Document(str(written))
    title, body = document.paragraphs[0], paragraph(document, "共20项")
    assert (title.text, title.alignment, title.runs[0].font.size) == ("整改任务总体进展", 1, Pt(22))
    assert title.paragraph_format.first_line_indent is None
    assert fonts(body.runs[0]) == {"仿宋_GB2312"}
    assert body.runs[0].font.size == Pt(16)
    layout = body.paragraph_format
    assert (layout.line_spacing, layout.line_spacing_rule) == (Pt(28), 4)
    assert layout.first_line_indent == Pt(32)
    assert body._p.pPr.ind.get(f"{W}firstLineChars") == "200"
    assert fonts(paragraph(document, "一、其他").runs[0]) == {"黑体"}


def test_marks_are_raised_and_gaps_stand_out(written: Path) -> None:
    body = paragraph(docx.Document(str(written)), "共20项")
    assert body.text == "共20项[1]。已完成【待补：完成数】。"
    raised = [run.text for run in body.runs if run.font.superscript]
    marked = [run.text for run in body.runs if run.font.highlight_color]
    assert (raised, marked) == (["[1]"], ["【待补：完成数】"])


def test_the_page_number_is_a_field_between_dashes(written: Path) -> None:
    with zipfile.ZipFile(written) as archive:
        footers = [name for name in archive.namelist() if "footer" in name and "rels" not in name]
        root = ElementTree.fromstring(archive.read(footers[0]))
    assert "".join(text.text or "" for text in root.iter(f"{W}t")) == "— 1 —"
    assert [field.get(f"{W}instr") for field in root.iter(f"{W}fldSimple")] == ["PAGE"]
    assert {size.get(f"{W}val") for size in root.iter(f"{W}sz")} == {"28"}


def test_the_sources_are_an_annex_on_a_page_of_its_own(written: Path) -> None:
    document = docx.Document(str(written))
    annex = paragraph(document, "附件")
    assert annex.paragraph_format.page_break_before
    (table,) = document.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["序号", "要素", "来源", "原文"],
        ["1", "任务总数：20项", "《甲报告》 一、进展，第2页", "共20项任务。"],
        [
            "2",
            "已完成：1项",
            "台账.xlsx 台账 第3行“状态”列（F3）",
            "“已完成”（第3行）",
        ],
    ]
    assert table.rows[0]._tr.trPr.find(f"{W}tblHeader") is not None
    texts = [p.text for p in document.paragraphs]
    assert texts[-3:] == ["待补和待核实事项", "1．完成数", "2．完成时限"]


def test_characters_that_xml_cannot_hold_are_dropped(written: Path) -> None:
    assert paragraph(docx.Document(str(written)), "已完成1项").text == "已完成1项[2]，即甲。"


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"无法写入.*没有的文件夹"):
        write_docx(DRAFT, tmp_path / "没有的文件夹" / "草稿.docx")
