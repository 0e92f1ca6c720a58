"""Runs, paragraphs and tables of a Word file as WordprocessingML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from xml.sax.saxutils import escape, quoteattr

__all__ = [
    "NAMESPACES",
    "Cell",
    "Look",
    "ParagraphLook",
    "paragraph",
    "printable",
    "run",
    "run_properties",
    "table",
    "twips",
]

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile(r"(\n|\t)")
_ON = {True: "", False: ' w:val="0"'}


@dataclass(frozen=True, slots=True)
class Look:
    """How a run looks: its font for all scripts, its size in pt, and what sets it apart.

    `spacing` is what is added to the width of each character, in pt.
    """

    font: str
    size: float
    spacing: float = 0
    bold: bool = False
    struck: bool = False
    raised: bool = False
    color: str = "000000"
    highlight: str = ""

    def but(self, **changes: object) -> Look:
        """The look with some of its fields changed."""
        return replace(self, **changes)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """How a paragraph lies: distances in characters of its size `em` (pt), lines in pt.

    `line` is the fixed line spacing, 0 for that of the font. `hanging` is how far the first line
    begins before the others, `first` how far after. `outline` is 1 to 4 for a heading, 0 for text.
    """

    em: float = 16
    line: float = 28
    align: str = "both"
    left: float = 0
    right: float = 0
    first: float = 0
    hanging: float = 0
    style: str = ""
    outline: int = 0
    keep_next: bool = False
    new_page: bool = False
    after: float = 0

    def but(self, **changes: object) -> ParagraphLook:
        """The look with some of its fields changed."""
        return replace(self, **changes)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Cell:
    """The paragraphs of a cell of a table; `joined` where the cell goes on with the one above it.

    `columns` is over how many columns it reaches. `shade` is a background colour, '' for none.
    """

    paragraphs: tuple[str, ...]
    opens: bool = False
    joined: bool = False
    columns: int = 1
    shade: str = ""


def printable(text: str) -> str:
    """The text without the characters that XML cannot hold."""
    return _UNPRINTABLE.sub("", text)


def twips(points: float) -> int:
    """Points in twentieths, as Word counts lengths."""
    return round(points * 20)


def run_properties(look: Look, extra: str = "") -> str:
    """The rPr of a run or style; without eastAsia Word would not use the font for Chinese.

    The hint has quotation marks and dashes set in the Chinese font, as wide as a character. A run
    does not snap to the grid of the page; see `export_layout.body_type`.
    """
    name = quoteattr(look.font)
    highlight = f'<w:highlight w:val="{look.highlight}"/>' if look.highlight else ""
    spacing = f'<w:spacing w:val="{twips(look.spacing)}"/>' if look.spacing else ""
    raised = '<w:vertAlign w:val="superscript"/>' if look.raised else ""
    return (
        f"<w:rPr><w:rFonts w:ascii={name} w:hAnsi={name} w:eastAsia={name} w:cs={name} "
        'w:hint="eastAsia"/>'
        f"<w:b{_ON[look.bold]}/>"
        f"{'<w:strike/>' if look.struck else ''}"
        f'<w:snapToGrid w:val="0"/><w:color w:val="{look.color}"/>'
        f"{spacing}"
        f'<w:sz w:val="{round(look.size * 2)}"/><w:szCs w:val="{round(look.size * 2)}"/>'
        f"{highlight}{raised}{extra}</w:rPr>"
    )


def run(text: str, look: Look) -> str:
    """A run; its line ends and tabs become those of Word. '' for no text."""
    pieces = [
        {"\n": "<w:br/>", "\t": "<w:tab/>"}.get(piece)
        or f'<w:t xml:space="preserve">{escape(piece)}</w:t>'
        for piece in _BREAKS.split(printable(text))
        if piece
    ]
    return f"<w:r>{run_properties(look)}{''.join(pieces)}</w:r>" if pieces else ""


def paragraph(runs: Iterable[str], look: ParagraphLook) -> str:
    """A paragraph of runs; the order of its properties is that of the schema."""
    return f"<w:p><w:pPr>{''.join(_properties(look))}</w:pPr>{''.join(runs)}</w:p>"


def _properties(look: ParagraphLook) -> Iterable[str]:
    if look.style:
        yield f"<w:pStyle w:val={quoteattr(look.style)}/>"
    if look.keep_next:
        yield "<w:keepNext/>"
    if look.new_page:
        yield "<w:pageBreakBefore/>"
    yield '<w:snapToGrid w:val="0"/>'
    line = f'w:line="{twips(look.line)}" w:lineRule="exact"' if look.line else 'w:line="240"'
    yield f'<w:spacing w:before="0" w:after="{twips(look.after)}" {line}/>'
    yield _indent(look)
    yield f'<w:jc w:val="{look.align}"/>'
    if look.outline:
        yield f'<w:outlineLvl w:val="{look.outline - 1}"/>'


def _indent(look: ParagraphLook) -> str:
    """Indents in characters, which stay right when the size is changed, and in twips beside."""
    sides = {
        "left": look.left,
        "right": look.right,
        "hanging" if look.hanging else "firstLine": look.hanging or look.first,
    }
    written = "".join(
        f' w:{side}Chars="{round(chars * 100)}" w:{side}="{twips(chars * look.em)}"'
        for side, chars in sides.items()
    )
    return f"<w:ind{written}/>"


def table(widths: Sequence[int], rows: Sequence[Sequence[Cell]]) -> str:
    """A ruled table; `widths` of its columns are in twips, the first row repeats on each page.

    A line of no height follows, for a body must not end with a table.
    """
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    margins = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", 30), ("left", 80), ("bottom", 30), ("right", 80))
    )
    made = "".join(_row(row, widths, n == 0) for n, row in enumerate(rows))
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{edges}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>{made}</w:tbl>{paragraph((), ParagraphLook(line=1))}"
    )


def _row(row: Sequence[Cell], widths: Sequence[int], header: bool) -> str:
    at = 0
    made = []
    for cell in row:
        made.append(_cell(cell, sum(widths[at : at + cell.columns])))
        at += cell.columns
    repeated = "<w:tblHeader/>" if header else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{''.join(made)}</w:tr>"


def _cell(cell: Cell, width: int) -> str:
    spans = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
    merged = '<w:vMerge w:val="restart"/>' if cell.opens else "<w:vMerge/>" if cell.joined else ""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{cell.shade}"/>' if cell.shade else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spans}{merged}{shade}</w:tcPr>'
        f"{''.join(cell.paragraphs) or '<w:p/>'}</w:tc>"
    )
