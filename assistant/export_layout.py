"""The layout of an official document by GB/T 9704-2012: page, grid, type, styles, page numbers."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace

from assistant.export_xml import NAMESPACES, Look, ParagraphLook, paragraph, run, run_properties

__all__ = [
    "BODY_PT",
    "LANDSCAPE",
    "PAGE_PT",
    "PORTRAIT",
    "TABLE_PT",
    "TITLE_LINE_PT",
    "TITLE_PT",
    "Layout",
    "Page",
    "body_type",
    "footer",
    "section_properties",
    "settings",
    "styles",
    "width_in_characters",
]

# 2号 = 22 pt, 3号 = 16 pt, 4号 = 14 pt, 五号 = 10.5 pt.
TITLE_PT, BODY_PT, PAGE_PT, TABLE_PT = 22.0, 16.0, 14.0, 10.5
TITLE_LINE_PT = 35.0
LINES, CHARACTERS = 22, 28
# 28 characters of 16 pt are 448 pt, the text area is 442.25 pt wide. 15.75 pt a character would
# do, but LibreOffice rounds it up; at 15.70 pt (439.6 pt) 28 stand in a line and 29 never.
BODY_SPACING_PT = -0.3


@dataclass(frozen=True, slots=True)
class Layout:
    """What an office may set: fonts, the fixed line spacing in pt, whether a seal is put on.

    The standard names kinds of type and no fonts; these are the ones most offices have.
    """

    title: str = "方正小标宋简体"
    body: str = "仿宋_GB2312"
    heading1: str = "黑体"
    heading2: str = "楷体_GB2312"
    number: str = "宋体"
    line_pt: float = 28.0
    sealed: bool = True

    def with_fonts(self, fonts: Mapping[str, str]) -> Layout:
        """The layout with some of its fonts changed, by the name of the field."""
        return replace(self, **fonts)  # type: ignore[arg-type]

    def heading(self, level: int) -> str:
        """The font of a heading: 一、黑体, （一）楷体, 1. and （1） that of the body."""
        return {1: self.heading1, 2: self.heading2}.get(level, self.body)


@dataclass(frozen=True, slots=True)
class Page:
    """A page with its margins, all in mm; `grid` where it has the grid of the standard.

    `footer` is the distance of the foot of the page number from the edge of the paper.
    """

    width: float
    height: float
    top: float
    left: float
    right: float
    bottom: float
    footer: float
    grid: bool

    @property
    def text_width(self) -> int:
        """The width of the text area in twips."""
        return _mm(self.width) - _mm(self.left) - _mm(self.right)


# The dash of the page number stands 7 mm below the text area: its line ends 25 mm from the edge.
PORTRAIT = Page(210, 297, 37, 28, 26, 35, 25, grid=True)
LANDSCAPE = Page(297, 210, 20, 20, 20, 20, 12, grid=False)


def width_in_characters(text: str) -> float:
    """The width of a line in full-width characters; digits and Latin letters are half of one."""
    return sum(1.0 if unicodedata.east_asian_width(c) in "FWA" else 0.5 for c in text)


def body_type(font: str) -> Look:
    """The look of 3号 text: 28 characters stand in a line.

    The characters are narrowed themselves and do not snap to the grid of the page, which says the
    same: programs other than Word give a character wider than its cell two cells.
    """
    return Look(font, BODY_PT, BODY_SPACING_PT)


def section_properties(page: Page) -> str:
    """The sectPr of a page; its page numbers are those of the footers named here.

    The grid divides the text area: 225 mm = 637.8 pt into 22 lines of 28.99 pt (linePitch, in
    twips, rounded down so that all 22 fit), and 156 mm = 442.2 pt into 28 characters of 15.79 pt,
    which is 0.21 pt less than the 16 pt of 3号 (charSpace, in 4096ths of a point).
    """
    turned = ' w:orient="landscape"' if page.width > page.height else ""
    return (
        "<w:sectPr>"
        '<w:footerReference w:type="default" r:id="rIdOdd"/>'
        '<w:footerReference w:type="even" r:id="rIdEven"/>'
        f'<w:pgSz w:w="{_mm(page.width)}" w:h="{_mm(page.height)}"'
        f"{turned}/>"
        f'<w:pgMar w:top="{_mm(page.top)}" w:right="{_mm(page.right)}" '
        f'w:bottom="{_mm(page.bottom)}" w:left="{_mm(page.left)}" '
        f'w:header="{_mm(15)}" w:footer="{_mm(page.footer)}" w:gutter="0"/>'
        f"{_grid(page) if page.grid else ''}</w:sectPr>"
    )


def _grid(page: Page) -> str:
    height = _mm(page.height) - _mm(page.top) - _mm(page.bottom)
    pitch_pt = page.text_width / 20 / CHARACTERS
    return (
        f'<w:docGrid w:type="linesAndChars" w:linePitch="{height // LINES}" '
        f'w:charSpace="{round((pitch_pt - BODY_PT) * 4096)}"/>'
    )


def footer(layout: Layout, odd: bool) -> str:
    """The foot of odd or even pages: '— 1 —', one character in from the outer edge."""
    look = Look(layout.number, PAGE_PT)
    number = f'<w:fldSimple w:instr=" PAGE ">{run("1", look)}</w:fldSimple>'
    side = "right" if odd else "left"
    lies = ParagraphLook(
        em=PAGE_PT, line=0, align=side, right=float(odd), left=float(not odd), style="Footer"
    )
    line = paragraph((run("— ", look), number, run(" —", look)), lies)
    return f"<w:ftr {NAMESPACES}>{line}</w:ftr>"


def settings() -> str:
    """The settings part: feet of odd and even pages differ, punctuation keeps its width."""
    return (
        f'<w:settings {NAMESPACES}><w:zoom w:percent="100"/>'
        '<w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
        "<w:balanceSingleByteDoubleByteWidth/><w:doNotExpandShiftReturn/><w:useFELayout/>"
        '<w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
    )


def styles(layout: Layout) -> str:
    """The styles part: the body, the title and four levels of headings, without theme fonts.

    Chinese lines break by Chinese rules (kinsoku, hanging punctuation); no space is put between
    digits and characters, and single lines may stand alone, so that a page holds its 22 lines.
    """
    body = body_type(layout.body)
    # Latin text is not Chinese: a number would be broken at the end of a line.
    language = '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
    defaults = run_properties(body, language)
    headings = "".join(
        _style(
            f"Heading{level}",
            f"heading {level}",
            f'<w:keepNext/><w:outlineLvl w:val="{level - 1}"/>',
            run_properties(body_type(layout.heading(level))),
        )
        for level in range(1, 5)
    )
    note = run_properties(Look(layout.body, TABLE_PT))
    loose = '<w:snapToGrid w:val="0"/><w:spacing w:line="240" w:lineRule="auto"/>'
    flush = loose + '<w:jc w:val="left"/>'
    return (
        f"<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault>{defaults}</w:rPrDefault>"
        "<w:pPrDefault/></w:docDefaults>"
        f'<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        f"<w:qFormat/><w:pPr>{_body_lines(layout)}</w:pPr>{defaults}</w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        "</w:tblPr></w:style>"
        f"{_style('Title', 'Title', '', run_properties(Look(layout.title, TITLE_PT)))}{headings}"
        f"{_style('Footer', 'footer', loose, run_properties(Look(layout.number, PAGE_PT)))}"
        f"{_style('CommentText', 'annotation text', flush, note)}"
        '<w:style w:type="character" w:styleId="CommentReference">'
        f'<w:name w:val="annotation reference"/>{note}</w:style></w:styles>'
    )


def _body_lines(layout: Layout) -> str:
    return (
        '<w:widowControl w:val="0"/><w:kinsoku/><w:overflowPunct/><w:autoSpaceDE w:val="0"/>'
        '<w:autoSpaceDN w:val="0"/><w:snapToGrid w:val="0"/>'
        f'<w:spacing w:line="{round(layout.line_pt * 20)}" '
        'w:lineRule="exact"/><w:jc w:val="both"/>'
    )


def _style(key: str, name: str, lies: str, looks: str) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/>'
        f"<w:pPr>{lies}</w:pPr>{looks}</w:style>"
    )


def _mm(length: float) -> int:
    """Millimetres in twips."""
    return round(length / 25.4 * 1440)
