from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from draft_sample import DRAFT, MISSING, TITLE
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from assistant.draft_model import Draft, Letter
from assistant.export_docx import ExportError, docx_bytes, write_docx
from assistant.export_layout import Layout

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


class Written:
    """A .docx read back as XML, without anything of the code that wrote it."""

    def __init__(self, path: Path) -> None:
        with zipfile.ZipFile(path) as archive:
            parts = {n: archive.read(n) for n in archive.namelist() if n.endswith(".xml")}
        self.parts = {name: etree.fromstring(content) for name, content in parts.items()}
        self.body = self.parts["word/document.xml"][0]

    def find(self, path: str, within: etree._Element | None = None) -> list[etree._Element]:
        """The elements of a path of w: names below the body or another element."""
        found = (self.body if within is None else within).xpath(path, namespaces={"w": W})
        return list(found)

    def paragraph(self, start: str, at: int = 0) -> etree._Element:
        """A paragraph of the body that starts so: the first, or the one `at` a place."""
        return [p for p in self.find("w:p") if self.text(p).startswith(start)][at]

    def text(self, element: etree._Element) -> str:
        return "".join(self.find(".//w:t/text()", element))

    def lines(self) -> list[str]:
        """The paragraphs of the body outside tables."""
        return [self.text(p) for p in self.find("w:p")]


def value(element: etree._Element, path: str, name: str = "val") -> str | None:
    """An attribute of the first element of a path; None where there is none."""
    found = element.xpath(path, namespaces={"w": W})
    return found[0].get(f"{{{W}}}{name}") if found else None


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Written:
    return write(DRAFT, tmp_path_factory.mktemp("docx"))


def write(
    draft: Draft,
    folder: Path,
    style: Layout = Layout(),  # noqa: B008
    sources: str = "annex",
    clean: bool = False,
) -> Written:
    path = folder / "草稿.docx"
    write_docx(draft, path, style, sources, clean)  # type: ignore[arg-type]
    return Written(path)


def page(written: Written) -> dict[str, float]:
    """The first page section: sizes and margins in mm."""
    (section, *_) = written.find(".//w:sectPr")
    names = {"pgSz": ("w", "h"), "pgMar": ("top", "left", "right", "bottom")}
    return {
        name: round(int(value(section, f"w:{element}", name) or 0) / 1440 * 25.4, 1)
        for element, attributes in names.items()
        for name in attributes
    }


def grid(written: Written) -> list[float]:
    """Lines in 225 mm and characters in 156 mm by the grid of the page, and its type."""
    (section, *_) = written.find(".//w:sectPr")
    assert value(section, "w:docGrid", "type") == "linesAndChars"
    pitch = int(value(section, "w:docGrid", "linePitch") or 0) / 20
    wide = 16 + int(value(section, "w:docGrid", "charSpace") or 0) / 4096
    return [int(225 / 25.4 * 72 / pitch), round(156 / 25.4 * 72 / wide, 1)]


def looks(written: Written, start: str, at: int = 0) -> list[str | None]:
    """Font for Chinese, size in half points, bold, colour and alignment of a paragraph."""
    paragraph = written.paragraph(start, at)
    run = written.find("w:r[w:t]", paragraph)[-1]
    return [
        value(run, "w:rPr/w:rFonts", "eastAsia"),
        value(run, "w:rPr/w:sz"),
        value(run, "w:rPr/w:b"),
        value(run, "w:rPr/w:color"),
        value(paragraph, "w:pPr/w:jc"),
    ]


def indent(written: Written, start: str, at: int = 0) -> list[str | None]:
    """First line, hanging, left and right indent of a paragraph in hundredths of a character."""
    paragraph = written.paragraph(start, at)
    names = ("firstLineChars", "hangingChars", "leftChars", "rightChars")
    return [value(paragraph, "w:pPr/w:ind", name) for name in names]


def before(written: Written, start: str, lines: int = 1) -> list[str]:
    """The lines above a paragraph."""
    texts = written.lines()
    at = texts.index(next(t for t in texts if t.startswith(start)))
    return texts[at - lines : at]


def foot(written: Written, kind: str) -> list[str | None]:
    """Text, alignment, side indents, font, size and field of the foot of odd or even pages."""
    links = etree.fromstring(etree.tostring(written.find(".//w:sectPr")[0]))
    key = links.xpath(
        f"w:footerReference[@w:type='{kind}']/@*[local-name()='id']", namespaces={"w": W}
    )
    part = written.parts[f"word/footer{1 if key == ['rIdOdd'] else 2}.xml"]
    return [
        written.text(part),
        value(part, "w:p/w:pPr/w:jc"),
        value(part, "w:p/w:pPr/w:ind", "leftChars"),
        value(part, "w:p/w:pPr/w:ind", "rightChars"),
        value(part, ".//w:rFonts", "eastAsia"),
        value(part, ".//w:sz"),
        (value(part, ".//w:fldSimple", "instr") or "").strip(),
    ]


# The table of the standard, one rule a row: what is read back from the file, and what must be so.
RULES: list[tuple[str, Callable[[Written], object], object]] = [
    (
        "A4 with its margins",
        page,
        {"w": 210, "h": 297, "top": 37, "left": 28, "right": 26, "bottom": 35},
    ),
    ("22 lines of 28 characters", grid, [22, 28.0]),
    (
        "fixed line spacing of 28 pt",
        lambda w: {
            (value(p, "w:pPr/w:spacing", "line"), value(p, "w:pPr/w:spacing", "lineRule"))
            for p in w.find("w:p")[1:10]
        },
        {("560", "exact")},
    ),
    (
        "body 3号 仿宋, black",
        lambda w: looks(w, "靠泊421"),
        ["仿宋_GB2312", "32", "0", "000000", "both"],
    ),
    ("body indented two characters", lambda w: indent(w, "靠泊421"), ["200", None, "0", "0"]),
    (
        "title 2号 小标宋, centred, not bold",
        lambda w: looks(w, "岚溪县2025"),
        ["方正小标宋简体", "44", "0", "000000", "center"],
    ),
    ("主送机关 one line below the title", lambda w: before(w, "澜海省", 2), [TITLE, ""]),
    (
        "主送机关 flush left with a full-width colon",
        lambda w: [w.text(w.paragraph("澜海省")), *indent(w, "澜海省")],
        ["澜海省人民政府：", "0", None, "0", "0"],
    ),
    ("一、 黑体 3号", lambda w: looks(w, "一、")[:2], ["黑体", "32"]),
    ("（一） 楷体 3号", lambda w: looks(w, "（一）")[:2], ["楷体_GB2312", "32"]),
    ("1. 仿宋 3号", lambda w: looks(w, "1.水厂")[:2], ["仿宋_GB2312", "32"]),
    ("（1） 仿宋 3号", lambda w: looks(w, "（1）")[:2], ["仿宋_GB2312", "32"]),
    (
        "附件说明 one line below the body, without end punctuation",
        lambda w: [*before(w, "附件：1."), w.text(w.paragraph("附件：1."))],
        ["", "附件：1.整改任务清单"],
    ),
    (
        "附件说明 begins two characters in",
        lambda w: indent(w, "附件：1."),
        [None, "400", "600", "0"],
    ),
    ("further numbers stand below", lambda w: indent(w, "2.销号"), [None, "100", "600", "0"]),
    (
        "date in Arabic digits, four characters from the right under a seal",
        lambda w: [w.text(w.paragraph("2025年7月8日")), *indent(w, "2025年7月8日")[2:]],
        ["2025年7月8日", "0", "400"],
    ),
    (
        "署名 right above the date, centred over it",
        lambda w: [*before(w, "2025年7月8日"), *indent(w, "岚溪县人民政府")[2:]],
        ["岚溪县人民政府", "0", "350"],
    ),
    (
        "附件 on a new page",
        lambda w: (
            [len(w.find(".//w:sectPr", p)) for p in w.find("w:p")].index(1)
            - w.lines().index("附件")
        ),
        -1,
    ),
    (
        "附件 in 3号 黑体 at the top left",
        lambda w: [looks(w, "附件", -1)[i] for i in (0, 1, 4)] + indent(w, "附件", -1),
        ["黑体", "32", "left", "0", None, "0", "0"],
    ),
    (
        "odd pages: number right",
        lambda w: foot(w, "default"),
        ["— 1 —", "right", "0", "100", "宋体", "28", "PAGE"],
    ),
    (
        "even pages: number left",
        lambda w: foot(w, "even"),
        ["— 1 —", "left", "100", "0", "宋体", "28", "PAGE"],
    ),
    (
        "odd and even pages differ",
        lambda w: len(w.find("w:evenAndOddHeaders", w.parts["word/settings.xml"])),
        1,
    ),
]


@pytest.mark.parametrize(("rule", "read", "expected"), RULES, ids=[rule for rule, *_ in RULES])
def test_a_rule_of_the_standard_is_read_back_from_the_file(
    written: Written, rule: str, read: Callable[[Written], object], expected: object
) -> None:
    assert read(written) == expected


def test_every_run_and_style_names_its_chinese_font_and_none_is_of_a_theme(
    written: Written,
) -> None:
    for name in ("word/document.xml", "word/styles.xml", "word/footer1.xml"):
        for properties in written.find("//w:rPr[not(w:rStyle)]", written.parts[name]):
            assert value(properties, "w:rFonts", "eastAsia")
    everything = b"".join(etree.tostring(part) for part in written.parts.values())
    assert not re.search(rb"w:(ascii|hAnsi|eastAsia|cs)Theme=", everything)
    (normal,) = written.find(
        "//w:style[@w:default='1'][@w:type='paragraph']", written.parts["word/styles.xml"]
    )
    assert value(normal, ".//w:lang", "eastAsia") == "zh-CN"


def test_fonts_spacing_and_seal_are_settings(tmp_path: Path) -> None:
    style = Layout("甲体", "乙体", "丙体", "丁体", "戊体", 28.95, sealed=False)
    made = write(DRAFT, tmp_path, style)
    fonts = [looks(made, start)[0] for start in ("岚溪县2025", "靠泊", "一、", "（一）")]
    assert fonts == ["甲体", "乙体", "丙体", "丁体"]
    assert foot(made, "even")[4] == "戊体"
    assert value(made.paragraph("靠泊"), "w:pPr/w:spacing", "line") == "579"
    # Without a seal: 署名 two characters from the right, the date begins two characters after it.
    assert (indent(made, "岚溪县人民政府")[3], indent(made, "2025年7月8日")[3]) == ("200", "100")


@pytest.mark.parametrize(
    ("letter", "rights"),
    [
        (Letter(signer="县政府", date="2025年7月18日"), ["750", "200"]),
        (Letter(signer="县政府"), ["200"]),
        (Letter(date="2025年7月18日"), ["200"]),
    ],
)
def test_a_short_signature_moves_with_its_date(
    tmp_path: Path, letter: Letter, rights: list[str]
) -> None:
    made = write(replace(DRAFT, letter=letter), tmp_path, Layout(sealed=False), "none")
    at = len(rights)
    assert [value(p, "w:pPr/w:ind", "rightChars") for p in made.find("w:p")[-at:]] == rights


def test_a_single_attachment_has_no_number_and_a_draft_without_letter_has_none(
    tmp_path: Path,
) -> None:
    single = write(replace(DRAFT, letter=Letter(attachments=("清单",))), tmp_path, sources="none")
    assert single.lines()[-2:] == ["", "附件：清单"]
    bare = write(replace(DRAFT, letter=Letter()), tmp_path, sources="none")
    assert bare.lines()[:3] == [TITLE, "", "已完成2项[1]，投入1.21亿元[2]。"]
    assert bare.lines()[-1] == "（1）泵站。机制运行平稳[5]。"


def test_headings_are_in_the_outline_and_a_run_in_heading_is_not(written: Written) -> None:
    levels = {
        written.text(p): value(p, "w:pPr/w:outlineLvl")
        for p in written.find("w:p[w:pPr/w:outlineLvl]")
    }
    assert levels == {"一、港口与岸线": "0", "（一）管网": "1", "1.水厂": "2"}
    first, *_ = written.find("w:r", written.paragraph("（1）泵站"))
    assert written.text(first) == "（1）泵站。"


def test_a_long_title_is_broken_between_words(written: Written) -> None:
    breaks = written.find("w:p[1]/w:r/*[self::w:t or self::w:br]")
    assert [b.text for b in breaks] == [
        "岚溪县2025年上半年环境保护",
        None,
        "督察反馈意见整改落实情况报告",
    ]


def test_marks_are_raised_calculations_small_and_what_is_open_highlighted(
    written: Written,
) -> None:
    def runs(condition: str) -> list[str]:
        return [written.text(r) for r in written.find(f"w:p/w:r[w:rPr/{condition}]")]

    assert runs("w:vertAlign[@w:val='superscript']") == ["[1]", "[2]", "[3]", "[5]", "[5]"]
    assert runs("w:sz[@w:val='21']") == ["（据[3][4]计算：(421−318)÷318=32.4%）"]
    assert runs("w:highlight[@w:val='yellow']") == ["【待补：砚川水厂的完成日期】"]
    assert runs("w:highlight[@w:val='cyan']") == ["【不一致：12公里、13公里】"]


def test_the_annex_has_a_row_for_each_figure_and_each_sentence_that_is_cited(
    written: Written,
) -> None:
    (table,) = written.find("w:tbl")
    rows = [
        [
            "|".join(written.text(p) for p in written.find("w:p", cell))
            for cell in written.find("w:tc", row)
        ]
        for row in written.find("w:tr", table)
    ]
    count = "由台账统计：整改状态为“已完成”的第3、4行＝2项：“已完成”（第3行）、“已完成”（第4行）"
    assert rows == [
        ["序号", "数字", "文稿中的句子", "出处", "原文"],
        ["[1]", "2项", "已完成2项，投入1.21亿元。", "台账.xlsx 台账 “整改状态”列（F3:F4）", count],
        [
            "[2]",
            "1.21亿元",
            "已完成2项，投入1.21亿元。",
            "《丙报告》 二、资金，第4页",
            "落实资金12100万元。",
        ],
        [
            "[3]",
            "421艘次",
            "靠泊421艘次，同比增长32.4%。",
            "《甲报告》 一、港口，第2页",
            "靠泊421艘次。",
        ],
        [
            "[3][4]",
            "32.4%",
            "靠泊421艘次，同比增长32.4%。",
            "计算：(421−318)÷318=32.4%|[3] 《甲报告》 一、港口，第2页|[4] 《乙报告》 一、港口",
            "[3] 靠泊421艘次。|[4] 靠泊318艘次。",
        ],
        ["[5]", "（文字）", "机制运行平稳。", "《丁<报告>》", "机制运行平稳。"],
        ["[5]", "（文字）", "机制运行平稳。", "《丁<报告>》", "机制运行平稳。"],
    ]
    assert len(written.find("w:tr/w:trPr/w:tblHeader", table)) == 1
    assert written.lines()[-3:] == ["待补和待核实事项", f"1．{MISSING[0]}", f"2．{MISSING[1]}"]
    last = written.find("w:sectPr")[0]
    assert value(last, "w:pgSz", "orient") == "landscape"


def test_comments_stand_at_the_figures_and_say_their_sources(tmp_path: Path) -> None:
    made = write(DRAFT, tmp_path, sources="comments")
    document = docx.Document(str(tmp_path / "草稿.docx"))
    said = {str(c.comment_id): c.text for c in document.comments}
    at = {}
    for start in made.find(".//w:commentRangeStart"):
        key = start.get(f"{{{W}}}id")
        stretch = start.xpath(
            f"following-sibling::*[following-sibling::w:commentRangeEnd[@w:id='{key}']]",
            namespaces={"w": W},
        )
        at[key] = "".join(made.text(element) for element in stretch)
    assert list(at.values()) == [TITLE, "2项", "1.21亿元", "421艘次", "32.4%", "[5]", "[5]"]
    assert said["0"].splitlines()[0] == "共引用5处原文；每个数字的出处见其批注。"
    assert said["0"].splitlines()[-1] == f"2．{MISSING[1]}"
    assert said["2"] == "[2] 《丙报告》 二、资金，第4页\n原文：落实资金12100万元。"
    assert said["4"].splitlines()[0] == "计算：(421−318)÷318=32.4%"
    assert not made.find("w:tbl")


def test_a_calculation_whose_result_is_no_figure_has_one_comment_and_stands_once(
    tmp_path: Path,
) -> None:
    port = DRAFT.sections[1]
    text = port.text.replace("32.4%（", "三成有余（")
    made = write(replace(DRAFT, sections=(replace(port, text=text),)), tmp_path, sources="comments")
    assert text.split("\n")[0] in made.lines()
    said = [c.text for c in docx.Document(str(tmp_path / "草稿.docx")).comments]
    assert [words for words in said if words.startswith("[4]")] == [
        "[4] 《乙报告》 一、港口\n原文：靠泊318艘次。"
    ]


def test_a_clean_copy_holds_no_mark_no_source_and_only_what_is_still_open(tmp_path: Path) -> None:
    for sources in ("annex", "comments", "none"):
        made = write(DRAFT, tmp_path, sources=sources, clean=True)
        text = "\n".join(made.lines())
        assert not re.search(r"\[\d|据\[|计算|数据来源", text)
        assert "靠泊421艘次，同比增长32.4%。" in text
        assert not made.find(".//w:vertAlign | .//w:commentRangeStart | w:tbl")
        assert "word/comments.xml" not in made.parts
        marked = [made.text(run) for run in made.find("w:p/w:r[w:rPr/w:highlight]")]
        assert marked == ["【不一致：12公里、13公里】", "【待补：砚川水厂的完成日期】"]


def test_without_sources_the_marks_stay_and_nothing_follows_the_letter(tmp_path: Path) -> None:
    made = write(DRAFT, tmp_path, sources="none")
    assert made.lines()[-1] == "2025年7月8日"
    assert "已完成2项[1]，投入1.21亿元[2]。" in made.lines()


def test_a_figure_without_a_source_is_said_to_have_none(tmp_path: Path) -> None:
    first = DRAFT.sections[0]
    text = first.text.replace("2项", "3项")
    made = write(replace(DRAFT, sections=(replace(first, text=text),)), tmp_path)
    row = made.find("w:tbl/w:tr")[1]
    assert [made.text(cell) for cell in made.find("w:tc", row)][:4] == [
        "—",
        "3项",
        "已完成3项，投入1.21亿元。",
        "没有找到出处，请核实",
    ]


def test_the_file_has_its_title_and_no_author_and_opens_in_python_docx(tmp_path: Path) -> None:
    write(DRAFT, tmp_path)
    document = docx.Document(str(tmp_path / "草稿.docx"))
    assert (document.core_properties.title, document.core_properties.author) == (TITLE, "")
    assert document.paragraphs[0].style.name == "Title"
    assert {s.different_first_page_header_footer for s in document.sections} == {False}


# The children of some elements in the order in which the schema wants them; Word refuses others.
ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl kinsoku overflowPunct "
    "autoSpaceDE autoSpaceDN snapToGrid spacing ind jc outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b strike snapToGrid color spacing sz szCs highlight vertAlign lang",
    "sectPr": "footerReference pgSz pgMar docGrid",
    "tblPr": "tblW jc tblInd tblBorders tblLayout tblCellMar",
    "tblBorders": "top left bottom right insideH insideV",
    "tblCellMar": "top left bottom right",
    "trPr": "cantSplit tblHeader",
    "tcPr": "tcW gridSpan vMerge shd",
    "style": "name basedOn next semiHidden qFormat pPr rPr tblPr",
    "settings": "zoom defaultTabStop evenAndOddHeaders characterSpacingControl compat "
    "themeFontLang",
}


def test_properties_stand_in_the_order_of_the_schema(written: Written) -> None:
    for part in written.parts.values():
        for element in part.iter():
            order = ORDERS.get(etree.QName(element).localname)
            if order is not None and element.tag.startswith(f"{{{W}}}"):
                names = [etree.QName(child).localname for child in element]
                assert names == sorted(names, key=order.split().index)
    assert etree.QName(written.body[-2]).localname == "p"


def test_characters_that_xml_cannot_hold_are_dropped(written: Written) -> None:
    assert written.text(written.paragraph("砚川")) == "砚川水厂于【待补：砚川水厂的完成日期】建成。"


@settings(deadline=None)
@given(st.text(max_size=40), st.text(alphabet='甲2项[1]【】（据计算：）<&>"\x00\t。', max_size=60))
def test_whatever_the_text_the_file_is_well_formed_and_says_it(title: str, text: str) -> None:
    first = replace(DRAFT.sections[0], text=text, clean="")
    content = docx_bytes(replace(DRAFT, title=title, sections=(first,)), sources="comments")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
    said = "".join(body.xpath("//w:t/text()", namespaces={"w": W}))
    assert re.sub(r"[\x00\s]", "", text) in re.sub(r"\s", "", said)


@pytest.mark.parametrize(
    ("place", "message"),
    [("没有的文件夹/草稿.docx", "文件夹“.*没有的文件夹”不存在"), (".", "这是一个文件夹")],
)
def test_a_file_that_cannot_be_written_is_named(tmp_path: Path, place: str, message: str) -> None:
    with pytest.raises(ExportError, match=f"无法写入.*{message}"):
        write_docx(DRAFT, tmp_path / place)
