"""A Word file with heading styles and merged table cells from one source."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

from corpus_source import Block, blocks, cells, spans

__all__ = ["write_docx"]

_STYLES = {"title": "Title", "heading1": "Heading 1", "heading2": "Heading 2"}
_FONTS = {"title": "宋体", "heading1": "黑体", "heading2": "楷体"}


def write_docx(text: str, path: Path, stamp: datetime.datetime) -> None:
    """Write the source as a Word file whose properties carry `stamp`."""
    from docx import Document

    document = Document()
    for block in blocks(text):
        if block.kind == "table":
            _table(document, block)
        else:
            _paragraph(document, block)
    document.core_properties.title = text.splitlines()[0]
    document.core_properties.author = ""
    document.core_properties.created = document.core_properties.modified = stamp
    document.save(str(path))


def _paragraph(document: Any, block: Block) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    paragraph = document.add_paragraph(style=_STYLES.get(block.kind, "Normal"))
    _font(paragraph.add_run(block.lines[0]), _FONTS.get(block.kind, "仿宋"), block.kind)
    if block.kind == "text":
        paragraph.paragraph_format.first_line_indent = Pt(32)
    elif block.kind == "signature":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    elif block.kind == "title":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _font(run: Any, name: str, kind: str) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt

    run.font.size = Pt(22 if kind == "title" else 16)
    run.font.name = name
    run._element.rPr.rFonts.set(qn("w:eastAsia"), name)


def _table(document: Any, block: Block) -> None:
    table = document.add_table(len(block.lines), len(cells(block.lines[0])), style="Table Grid")
    for span in spans(block.lines):
        cell = table.cell(span.top, span.left)
        if (span.top, span.left) != (span.bottom, span.right):
            cell = cell.merge(table.cell(span.bottom, span.right))
        cell.text = span.text
