"""A PDF with a text layer, a running header and '— 1 —' page numbers from one source."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from corpus_source import Block, blocks, cells, spans

__all__ = ["write_pdf"]

_FONT = "STSong-Light"
_MM = 72 / 25.4


def write_pdf(text: str, path: Path, header: str) -> None:
    """Write the source on A4 pages with the margins of GB/T 9704, the same bytes every time."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import SimpleDocTemplate

    pdfmetrics.registerFont(UnicodeCIDFont(_FONT))

    def frame(canvas: Any, document: Any) -> None:
        canvas.setFont(_FONT, 10.5)
        canvas.drawCentredString(A4[0] / 2, A4[1] - 25 * _MM, header)
        canvas.setFont(_FONT, 14)
        number = f"— {document.page} —"
        if document.page % 2:
            canvas.drawRightString(A4[0] - 30 * _MM, 25 * _MM, number)
        else:
            canvas.drawString(32 * _MM, 25 * _MM, number)

    document = SimpleDocTemplate(
        str(path),
        pagesize=A4,
        leftMargin=28 * _MM,
        rightMargin=26 * _MM,
        topMargin=37 * _MM,
        bottomMargin=35 * _MM,
        title=text.splitlines()[0],
        invariant=1,
    )
    document.build([_flowable(block) for block in _run_in(text)], frame, frame)


def _run_in(text: str) -> list[Block]:
    """The blocks with each second-level heading back at the head of its paragraph."""
    joined: list[Block] = []
    for block in blocks(text):
        if joined and joined[-1].kind == "heading2":
            block = Block("text", (f"{joined.pop().lines[0]}。{block.lines[0]}",))
        joined.append(block)
    return joined


def _flowable(block: Block) -> Any:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph

    if block.kind == "table":
        return _table(block)
    size = 22 if block.kind == "title" else 16
    style = ParagraphStyle(
        block.kind,
        fontName=_FONT,
        fontSize=size,
        leading=size * 1.75,
        wordWrap="CJK",
        alignment={"title": 1, "signature": 2}.get(block.kind, 0),
        firstLineIndent=0 if block.kind in ("title", "signature") else 32,
        spaceAfter=28 if block.kind == "title" else 0,
    )
    return Paragraph(block.lines[0], style)


def _table(block: Block) -> Any:
    from reportlab.lib import colors
    from reportlab.platypus import Table, TableStyle

    covering = spans(block.lines)
    grid = [[""] * len(cells(row)) for row in block.lines]
    for span in covering:
        grid[span.top][span.left] = span.text
    look: list[tuple[Any, ...]] = [
        ("FONT", (0, 0), (-1, -1), _FONT, 11),
        ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ]
    look += [("SPAN", (span.left, span.top), (span.right, span.bottom)) for span in covering]
    return Table(grid, style=TableStyle(look), spaceBefore=8, spaceAfter=8, repeatRows=1)
