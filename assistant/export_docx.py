"""A draft as a .docx in the layout of an official document, its sources as an annex."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from assistant.draft_model import Draft
from assistant.export_markdown import source_place
from index.errors import ReportAssistantError

__all__ = [
    "BODY_FONT",
    "BODY_PT",
    "HEADING_FONT",
    "TITLE_FONT",
    "TITLE_PT",
    "ExportError",
    "add_paragraph",
    "new_document",
    "printable",
    "save_docx",
    "write_docx",
]

# GB/T 9704-2012: A4, margins in mm; sizes in pt (2号 = 22, 3号 = 16, 4号 = 14, 五号 = 10.5).
TOP_MM, LEFT_MM, RIGHT_MM, BOTTOM_MM = 37, 28, 26, 35
TITLE_PT, BODY_PT, PAGE_PT, TABLE_PT, LINE_PT = 22, 16, 14, 10.5, 28
TITLE_FONT, BODY_FONT, HEADING_FONT, PAGE_FONT = "方正小标宋简体", "仿宋_GB2312", "黑体", "宋体"
WIDTHS_MM = (12, 34, 44, 66)
_PARTS = re.compile(r"(\[\d+\]|【(?:待补|不一致)：[^】]*】)")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class ExportError(ReportAssistantError):
    """A draft that could not be written; the message says where."""


def write_docx(draft: Draft, path: Path) -> None:
    """Write the draft to a .docx: title, sections with raised [n] marks, then the annexes.

    附件 数据来源对照表 has a row for each source; 待补和待核实事项 follows where something is left.
    Raises ExportError where the file cannot be written (open in Word, no permission).
    """
    document = new_document()
    add_paragraph(document, draft.title, TITLE_FONT, TITLE_PT, centred=True, indent=False)
    for section in draft.sections:
        if section.heading and section.heading != draft.title:
            add_paragraph(document, section.heading, HEADING_FONT, BODY_PT)
        for text in section.text.split("\n"):
            _body(document, text)
    if draft.citations:
        _annex(document, draft)
    if draft.missing:
        add_paragraph(document, "待补和待核实事项", HEADING_FONT, BODY_PT, indent=False)
        for n, item in enumerate(draft.missing, 1):
            add_paragraph(document, f"{n}．{item}", BODY_FONT, BODY_PT)
    save_docx(document, path)


def save_docx(document: Any, path: Path) -> None:
    """Writes a document; raises ExportError where that fails (open in Word, no permission)."""
    try:
        document.save(str(path))
    except OSError as error:
        raise ExportError(f"无法写入“{path}”，请检查文件夹是否存在、文件是否正在打开。") from error


def printable(text: str) -> str:
    """The text without the control characters that XML cannot hold."""
    return _UNPRINTABLE.sub("", text)


def new_document() -> Any:
    """An empty document with the page, type and page numbers of an official document."""
    import docx
    from docx.shared import Mm, Pt

    document = docx.Document()
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin, page.bottom_margin = Mm(TOP_MM), Mm(BOTTOM_MM)
    page.left_margin, page.right_margin = Mm(LEFT_MM), Mm(RIGHT_MM)
    page.footer_distance = Mm(25)
    normal = document.styles["Normal"]
    _font(normal, BODY_FONT)
    normal.font.size = Pt(BODY_PT)
    _chinese(normal)
    _page_number(page.footer.paragraphs[0])
    return document


def add_paragraph(
    document: Any,
    text: str,
    font: str,
    size: float,
    centred: bool = False,
    indent: bool = True,
) -> Any:
    """A paragraph added to a document, in its layout; without a run where the text is empty."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
    from docx.oxml.ns import qn
    from docx.shared import Pt

    paragraph = document.add_paragraph()
    layout = paragraph.paragraph_format
    layout.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    layout.line_spacing = Pt(LINE_PT if size < TITLE_PT else LINE_PT + 7)
    layout.space_before = layout.space_after = Pt(0)
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        layout.space_after = Pt(LINE_PT)
    elif indent:
        layout.first_line_indent = Pt(2 * size)
        # In characters, so that the indent stays two characters when the size is changed.
        paragraph._p.get_or_add_pPr().get_or_add_ind().set(qn("w:firstLineChars"), "200")
    if text:
        _run(paragraph, text, font, size)
    return paragraph


def _body(document: Any, text: str) -> None:
    """A paragraph of body text: marks raised, open gaps and conflicts highlighted."""
    from docx.enum.text import WD_COLOR_INDEX

    paragraph = add_paragraph(document, "", BODY_FONT, BODY_PT)
    for part in _PARTS.split(text):
        if not part:
            continue
        run = _run(paragraph, part, BODY_FONT, BODY_PT)
        if part.startswith("["):
            run.font.superscript = True
        elif part.startswith("【"):
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW


def _annex(document: Any, draft: Draft) -> None:
    from docx.enum.table import WD_TABLE_ALIGNMENT
    from docx.shared import Mm

    heading = add_paragraph(document, "附件", HEADING_FONT, BODY_PT, indent=False)
    heading.paragraph_format.page_break_before = True
    add_paragraph(document, "数据来源对照表", TITLE_FONT, TITLE_PT, centred=True, indent=False)
    table = document.add_table(rows=1, cols=4)
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, width in zip(table.columns, WIDTHS_MM, strict=True):
        column.width = Mm(width)
    _row(table.rows[0], ("序号", "要素", "来源", "原文"), HEADING_FONT)
    _repeat_header(table.rows[0])
    for citation in draft.citations:
        used = "\n".join(
            f"{slot.name}：{slot.value}"
            for slot in draft.slots
            if slot.value and any(c.n == citation.n for c in slot.citations)
        )
        cells = (str(citation.n), used, source_place(citation), citation.quote)
        _row(table.add_row(), cells, BODY_FONT)


def _row(row: Any, texts: tuple[str, ...], font: str) -> None:
    from docx.shared import Mm

    for cell, text, width in zip(row.cells, texts, WIDTHS_MM, strict=True):
        cell.width = Mm(width)
        _run(cell.paragraphs[0], text, font, TABLE_PT)


def _run(paragraph: Any, text: str, font: str, size: float) -> Any:
    from docx.shared import Pt, RGBColor

    run = paragraph.add_run(printable(text))
    _font(run, font)
    run.font.size = Pt(size)
    run.font.color.rgb = RGBColor(0, 0, 0)
    return run


def _font(target: Any, name: str) -> None:
    """Sets a font for all scripts; without eastAsia Word would not use it for Chinese."""
    from docx.oxml.ns import qn

    target.font.name = name
    fonts = target.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:eastAsia", "w:ascii", "w:hAnsi", "w:cs"):
        fonts.set(qn(script), name)


def _chinese(style: Any) -> None:
    """Marks a style's text as Chinese, so that Word breaks its lines by Chinese rules."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "zh-CN")
    language.set(qn("w:eastAsia"), "zh-CN")
    style.element.get_or_add_rPr().append(language)


def _page_number(paragraph: Any) -> None:
    """'— 1 —' in the middle of the foot of every page, as a field that Word counts."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _run(paragraph, "— ", PAGE_FONT, PAGE_PT)
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    number = _run(paragraph, "1", PAGE_FONT, PAGE_PT)
    field.append(number._r)
    paragraph._p.append(field)
    _run(paragraph, " —", PAGE_FONT, PAGE_PT)


def _repeat_header(row: Any) -> None:
    """Marks a table row to be repeated at the top of every page."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
